package io.jiaohao.board.dots;

/** A font of dots. Every character has a glyph: one that the font lacks is a visible box. */
public interface Glyphs {
  /** The shape of a character. */
  Glyph of(int codePoint);

  /** Which font this is, for the log line at the start. */
  String describe();
}
