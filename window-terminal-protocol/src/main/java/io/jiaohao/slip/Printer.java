package io.jiaohao.slip;

/** A slip printer. Each call blocks, within limits of its own; one call at a time. */
public interface Printer {

  /** Prints once. Never tries again by itself: half a slip may be out. */
  PrintResult print(byte[] slip);

  /** How it is now. */
  PrinterState state();
}
