package io.jiaohao.sim;

/** The visitor whom a clerk has called, and when what is due; hall times in ms, 0 = never. */
final class ClerkVisit {
  final long callId;
  final String number;
  final String service;
  final boolean comes;

  /** Whether the clerk will mark a no-show once it was called in vain. */
  boolean clerkMarks;

  long startAtMs;
  long recallAtMs;
  long noShowAtMs;
  long finishAtMs;
  boolean started;

  /** Whether the window's picture has shown the call. */
  boolean seen;

  ClerkVisit(long callId, String number, String service, boolean comes, boolean clerkMarks) {
    this.callId = callId;
    this.number = number;
    this.service = service;
    this.comes = comes;
    this.clerkMarks = clerkMarks;
  }
}
