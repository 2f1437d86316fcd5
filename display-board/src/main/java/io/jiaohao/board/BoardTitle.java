package io.jiaohao.board;

/** What stands at the head of a main board, in both languages. */
public record BoardTitle(String zh, String en) {}
