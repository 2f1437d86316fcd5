package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.WindowPicture;

/** Who works at a window's keys. All times are hall times. */
interface Clerk {
  /** What a clerk can do. */
  interface Hands {
    /** Sends the wish; it was due at this hall time. */
    void press(Request.Builder action, long dueMs);

    /** Asks to be {@linkplain Clerk#look woken} at this hall time, instead of before. */
    void wakeAt(long hallMs);
  }

  /** Begins work; the window opens within this time. */
  void begin(long nowMs, long withinMs);

  /** Presses no more keys. */
  void stop();

  boolean isServing();

  /** Nobody is at the window or expected back, and nothing is asked. */
  boolean isIdle();

  /** The window was shown itself; {@code whole} if it is a snapshot. */
  void shown(WindowPicture now, boolean whole, long nowMs);

  /** So many wait whom this window may take. */
  void takeable(int count, long nowMs);

  /** The answer to what was pressed. */
  void answered(Request asked, Reply reply, long nowMs);

  /** Does what is due, or asks to be woken when something will be. */
  void look(long nowMs);

  /** A visitor shows the slip of a number that is void; not every clerk sees to that. */
  default void slipIsShown(long ticketId, long nowMs) {}

  /** A visitor asks to be called past the order; not every clerk hears it. */
  default void isAskedToCall(long ticketId, long nowMs) {}
}
