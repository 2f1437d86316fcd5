package io.jiaohao.protocol.netty;

/**
 * A request ends without a reply. Unless the message says that it was never sent, the server may
 * have done it.
 */
public final class NotAnsweredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotAnsweredException(String message) {
    super(message);
  }
}
