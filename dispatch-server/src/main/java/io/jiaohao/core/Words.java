package io.jiaohao.core;

/** A name as people read it, in Chinese and in English. */
public record Words(String zh, String en) {}
