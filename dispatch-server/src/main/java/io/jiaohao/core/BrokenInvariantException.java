package io.jiaohao.core;

import java.util.function.Supplier;

/**
 * The hall's memory contradicts itself or the entry being applied. Never caught to go on: the batch
 * is dropped and the hall reloaded from its journal, or a replay stops and names the entry.
 */
public final class BrokenInvariantException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrokenInvariantException(String message) {
    super(message);
  }

  static void require(boolean holds, String what) {
    if (!holds) {
      throw new BrokenInvariantException(what);
    }
  }

  /** The words are put together only when they are needed: entries are checked by the thousand. */
  static void require(boolean holds, Supplier<String> what) {
    if (!holds) {
      throw new BrokenInvariantException(what.get());
    }
  }
}
