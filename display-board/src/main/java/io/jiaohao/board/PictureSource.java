package io.jiaohao.board;

/** What a painter needs of a session. May be asked from any thread. */
interface PictureSource {
  /** The picture held: the present one while there is a signal, else the last one. */
  BoardPicture picture();

  /** Whether the picture may be shown as live at this moment of the steady clock. */
  boolean signal(long nowMs);

  /** The hall's time, as told last. */
  HallTime hallTime();

  /** This sequence is on the screen. */
  void shown(long seq);
}
