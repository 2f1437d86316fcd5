package io.jiaohao.board;

/** One thing to be announced: this number, to this window, for the how-manieth time. */
public record Announcement(
    String window, String number, long callId, int announcement, long announcedMs) {
  static Announcement of(WindowLine line) {
    return new Announcement(
        line.window(), line.number(), line.callId(), line.announcement(), line.announcedMs());
  }
}
