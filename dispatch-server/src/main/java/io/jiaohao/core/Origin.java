package io.jiaohao.core;

/** Who asked: a device and its own rising request id. A repeat carries the same origin. */
public record Origin(String device, long requestId) {}
