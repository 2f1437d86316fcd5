package io.jiaohao.core;

/** Deciding about one ticket failed: a fault of ours. The ticket is to be set aside. */
public final class TicketFaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long ticketId;

  TicketFaultException(long ticketId, RuntimeException cause) {
    super("ticket " + ticketId + ": " + cause.getMessage(), cause);
    this.ticketId = ticketId;
  }

  public long ticketId() {
    return ticketId;
  }
}
