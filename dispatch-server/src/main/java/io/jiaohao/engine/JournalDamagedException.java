package io.jiaohao.engine;

/** History before its end is missing, altered or out of place; the message names file and entry. */
public class JournalDamagedException extends JournalException {
  private static final long serialVersionUID = 1L;

  public JournalDamagedException(String message) {
    super(message);
  }

  public JournalDamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
