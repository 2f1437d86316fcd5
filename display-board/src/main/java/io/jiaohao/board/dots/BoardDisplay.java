package io.jiaohao.board.dots;

import java.io.IOException;

/**
 * Something that shows bitmaps. When {@code show} returns, the picture is there to be seen: the
 * server is told so.
 */
public interface BoardDisplay extends AutoCloseable {
  /** Shows the picture in place of the last one. Called by one thread. */
  void show(Bitmap bitmap) throws IOException;

  /** Leaves the device as it was found. */
  @Override
  default void close() throws IOException {}
}
