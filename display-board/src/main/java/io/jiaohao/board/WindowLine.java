package io.jiaohao.board;

import io.jiaohao.protocol.wire.WindowPicture;

/**
 * What a board knows of one window: its state, on a break the planned return, and while somebody is
 * called or served there the number in full and how often it was announced. No service: a lobby
 * need not read what a visitor came for.
 *
 * @param pausedUntilMs planned return from a break, hall time; 0 = not known
 */
public record WindowLine(
    String window,
    State state,
    boolean offline,
    long callId,
    String number,
    long calledMs,
    int announcement,
    long announcedMs,
    long pausedUntilMs) {

  /** The states that a board tells apart. */
  public enum State {
    CLOSED,
    PAUSED,
    READY,
    CALLING,
    SERVING
  }

  /** Reads the message; a state that this board does not know yet counts as closed. */
  static WindowLine of(WindowPicture message) {
    return new WindowLine(
        message.getWindow(),
        stateOf(message),
        message.getOffline(),
        message.getCallId(),
        message.getNumber(),
        message.getCalledMs(),
        message.getAnnouncement(),
        message.getAnnouncedMs(),
        message.getPauseUntilMs());
  }

  private static State stateOf(WindowPicture message) {
    return switch (message.getState()) {
      case WINDOW_READY -> State.READY;
      case WINDOW_CALLING -> State.CALLING;
      case WINDOW_SERVING -> State.SERVING;
      case WINDOW_PAUSED -> State.PAUSED;
      case WINDOW_CLOSED, UNRECOGNIZED -> State.CLOSED;
    };
  }

  /** Whether the window is on a break from which it is planned to come back later than now. */
  public boolean returnsAfter(long hallMs) {
    return state == State.PAUSED && pausedUntilMs > hallMs;
  }

  /** Whether a visitor is on the way to this window. */
  public boolean calling() {
    return state == State.CALLING && callId != 0;
  }

  /** Whether a visitor is being served at this window. */
  public boolean serving() {
    return state == State.SERVING && callId != 0;
  }
}
