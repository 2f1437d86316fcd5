package io.jiaohao.engine;

/**
 * The journal cannot be reached now, or somebody else may write it now: nothing is damaged, and the
 * hall comes back by itself once the journal does. What a commit that failed so had in it may be
 * durable or not; reading the journal again tells.
 */
public class JournalAwayException extends JournalException {
  private static final long serialVersionUID = 1L;

  public JournalAwayException(String message) {
    super(message);
  }

  public JournalAwayException(String message, Throwable cause) {
    super(message, cause);
  }
}
