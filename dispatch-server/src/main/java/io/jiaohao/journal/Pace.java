package io.jiaohao.journal;

/**
 * How fast long work in the background goes on. A snapshot is nobody's hurry, and made in one go it
 * would keep the calls of a whole second from the machine's processors and its disk.
 */
@FunctionalInterface
public interface Pace {

  /** As fast as it goes: nobody else needs the machine. */
  Pace FULL = () -> {};

  /** One small piece of work is done; returns when the next may begin. */
  void step();
}
