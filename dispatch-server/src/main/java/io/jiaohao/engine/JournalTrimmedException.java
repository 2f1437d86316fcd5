package io.jiaohao.engine;

/**
 * What was asked for has been dropped from the journal because a snapshot that is kept covers it.
 * Nothing is damaged: whoever needs the hall begins at that snapshot; whoever needs every entry has
 * come too late.
 */
public final class JournalTrimmedException extends JournalDamagedException {
  private static final long serialVersionUID = 1L;

  public JournalTrimmedException(String message, Throwable cause) {
    super(message, cause);
  }
}
