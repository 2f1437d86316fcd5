package io.jiaohao.board;

/** Is told each new picture, on the session's event loop. */
@FunctionalInterface
public interface PictureListener {
  /** This is the picture from now on. */
  void changed(BoardPicture picture);
}
