package io.jiaohao.protocol.netty;

import io.netty.handler.codec.DecoderException;

/** The other side sent bytes that are no frame: its connection is over. */
public final class BadFrameException extends DecoderException {
  private static final long serialVersionUID = 1L;

  BadFrameException(String message) {
    super(message);
  }

  /** The sentence says it all, and floods of garbage should cost little: no stack. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
