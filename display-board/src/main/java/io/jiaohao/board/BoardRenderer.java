package io.jiaohao.board;

import io.jiaohao.board.dots.Bitmap;

/** Draws a scene. Knows no clock and keeps nothing: the same scene gives the same dots. */
public interface BoardRenderer {
  /** The scene in dots. */
  Bitmap render(Scene scene);
}
