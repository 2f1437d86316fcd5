package io.jiaohao.sim.line;

/**
 * Something that goes wrong with the line of one device.
 *
 * @param device whose line it is
 * @param atMs real time from the beginning of the run
 * @param lastsMs real time that it goes on
 */
public record LineFault(Kind kind, String device, long atMs, long lastsMs) {
  /** How a line can be faulty. */
  public enum Kind {
    /** Both ends are told, and who comes again is turned away until it is over. */
    CUT,
    /** Every byte comes later, in order. */
    LATE,
    /**
     * Whatever is said is lost, and neither end is told. In the end the device's connection breaks;
     * the server's stays, until the server itself gives it up.
     */
    SILENT,
    /**
     * What the device says gets through, what the server says is lost: wishes are granted, and the
     * device does not know. In the end its connection breaks, and it asks again.
     */
    DEAF,
    /** What is said comes byte by byte. */
    BYTEWISE,
    /** What is said is held back, and comes all at once in the end. */
    GLUED,
    /** The device reads what the server says in gulps, with pauses between them. */
    SLOW
  }

  long endsMs() {
    return atMs + lastsMs;
  }
}
