package io.jiaohao.core;

/** A window of the {@link NaiveHall}: plain fields that anybody may set. */
final class NaiveWindow {
  boolean open;
  boolean offline = true;
  String clerk = "";
  String pause = "";
  long pausedUntilMs;
  boolean auto;
  long idleSinceMs;
  long restUntilMs;
  int inARow;

  /** What can be taken back; null if nothing can. */
  NaiveAction action;

  boolean isPaused() {
    return !pause.isEmpty();
  }

  void takesNoBreak() {
    pause = "";
    pausedUntilMs = 0;
  }
}
