package io.jiaohao.board;

import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.WindowState;
import io.jiaohao.protocol.wire.ZoneWaiting;
import java.util.List;

/** Short forms of the feed's messages, as the tests say them. */
final class Messages {
  private Messages() {}

  static WindowPicture ready(String window) {
    return state(window, WindowState.WINDOW_READY).build();
  }

  static WindowPicture closed(String window) {
    return state(window, WindowState.WINDOW_CLOSED).build();
  }

  static WindowPicture paused(String window, long untilMs) {
    return state(window, WindowState.WINDOW_PAUSED)
        .setPauseReason("lunch")
        .setPauseUntilMs(untilMs)
        .build();
  }

  static WindowPicture calling(String window, long callId, String number, long announcedMs) {
    return recall(window, callId, number, 1, announcedMs);
  }

  static WindowPicture recall(
      String window, long callId, String number, int announcement, long announcedMs) {
    return state(window, WindowState.WINDOW_CALLING)
        .setCallId(callId)
        .setNumber(number)
        .setCalledMs(announcedMs)
        .setAnnouncement(announcement)
        .setAnnouncedMs(announcedMs)
        .build();
  }

  static WindowPicture serving(String window, long callId, String number, long announcedMs) {
    return calling(window, callId, number, announcedMs).toBuilder()
        .setState(WindowState.WINDOW_SERVING)
        .build();
  }

  private static WindowPicture.Builder state(String window, WindowState state) {
    return WindowPicture.newBuilder().setWindow(window).setState(state);
  }

  static ZoneWaiting zone(String wing, String zone, int waiting) {
    return ZoneWaiting.newBuilder().setWing(wing).setZone(zone).setWaiting(waiting).build();
  }

  static ZoneWaiting named(ZoneWaiting zone, String zh, String en) {
    return zone.toBuilder().setNameZh(zh).setNameEn(en).build();
  }

  static Snapshot snapshot(long seq, WindowPicture... windows) {
    return Snapshot.newBuilder().setSeq(seq).addAllWindows(List.of(windows)).build();
  }

  static Delta delta(long after, long upTo, WindowPicture... windows) {
    return Delta.newBuilder().setAfter(after).setUpTo(upTo).addAllWindows(List.of(windows)).build();
  }

  static BoardPicture picture(WindowPicture... windows) {
    return BoardPicture.fromSnapshot(snapshot(1, windows));
  }
}
