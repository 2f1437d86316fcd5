package io.jiaohao.engine;

/** The engine's front door, for device port, pages and programs alike. */
public interface CommandPort {

  /**
   * Hands a command in; may be called from any thread and never waits. Every submission is answered
   * through its {@link ReplyTo}; when the inbox is full, at once and on the caller's thread.
   */
  void offer(Submission submission);
}
