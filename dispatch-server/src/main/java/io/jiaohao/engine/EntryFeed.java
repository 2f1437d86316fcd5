package io.jiaohao.engine;

import io.jiaohao.core.Entry;

/**
 * Takes a hall's entries in order, each once and only after it is durable, on the engine's thread.
 */
public interface EntryFeed {
  void entry(Entry entry);

  /** The batch is over: what was gathered may go out. {@code seq} is its last entry's sequence. */
  void endOfBatch(long seq);
}
