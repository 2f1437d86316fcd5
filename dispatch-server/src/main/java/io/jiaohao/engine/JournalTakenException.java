package io.jiaohao.engine;

/** Another node may write the hall now: it came first, or took over while this one was silent. */
public final class JournalTakenException extends JournalAwayException {
  private static final long serialVersionUID = 1L;

  public JournalTakenException(String message) {
    super(message);
  }
}
