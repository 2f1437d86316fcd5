package io.jiaohao.engine;

/**
 * The journal could not be written or read. What was not committed before it may not be
 * acknowledged.
 */
public class JournalException extends Exception {
  private static final long serialVersionUID = 1L;

  public JournalException(String message) {
    super(message);
  }

  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
