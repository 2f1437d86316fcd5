package io.jiaohao.terminal;

import io.jiaohao.protocol.wire.CloseWindow;
import io.jiaohao.protocol.wire.Finish;
import io.jiaohao.protocol.wire.Next;
import io.jiaohao.protocol.wire.NoShow;
import io.jiaohao.protocol.wire.OpenWindow;
import io.jiaohao.protocol.wire.Recall;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.ReturnTicket;
import io.jiaohao.protocol.wire.Start;
import java.util.Arrays;
import java.util.Optional;

/** The keys of a window's terminal: one letter each, or a word in scripts. */
enum WindowKey {
  NEXT("n", "next"),
  RECALL("r", "recall"),
  START("s", "start"),
  FINISH("f", "finish"),
  NO_SHOW("x", "no-show"),
  RETURN("b", "return"),
  OPEN("o", "open"),
  CLOSE("c", "close");

  private final String letter;
  private final String word;

  WindowKey(String letter, String word) {
    this.letter = letter;
    this.word = word;
  }

  /** The key for a letter or a word. */
  static Optional<WindowKey> of(String typed) {
    return Arrays.stream(values())
        .filter(key -> key.letter.equals(typed) || key.word.equals(typed))
        .findFirst();
  }

  static String legend() {
    StringBuilder legend = new StringBuilder();
    for (WindowKey key : values()) {
      legend.append(key.letter).append('=').append(key.word).append("  ");
    }
    return legend.append("q=quit").toString();
  }

  String word() {
    return word;
  }

  /**
   * The wish behind the key.
   *
   * @param callId the window's open call, 0 if there is none
   * @param detail an outcome for finish and next, a reason for return
   */
  Request.Builder request(long callId, String detail) {
    Request.Builder request = Request.newBuilder();
    return switch (this) {
      case NEXT ->
          request.setNext(
              Next.newBuilder().setFinishing(callId).setOutcome(callId == 0 ? "" : detail));
      case RECALL -> request.setRecall(Recall.newBuilder().setCallId(callId));
      case START -> request.setStart(Start.newBuilder().setCallId(callId));
      case FINISH -> request.setFinish(Finish.newBuilder().setCallId(callId).setOutcome(detail));
      case NO_SHOW -> request.setNoShow(NoShow.newBuilder().setCallId(callId));
      case RETURN ->
          request.setReturnTicket(ReturnTicket.newBuilder().setCallId(callId).setReason(detail));
      case OPEN -> request.setOpenWindow(OpenWindow.getDefaultInstance());
      case CLOSE -> request.setCloseWindow(CloseWindow.getDefaultInstance());
    };
  }

  /** Whether the window has no call after the key was granted. */
  boolean endsCall() {
    return this == FINISH || this == NO_SHOW || this == RETURN;
  }
}
