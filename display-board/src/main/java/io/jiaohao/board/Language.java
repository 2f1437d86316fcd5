package io.jiaohao.board;

/** The language that a board shows. */
public enum Language {
  ZH,
  EN,
  BOTH
}
