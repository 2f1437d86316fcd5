package io.jiaohao.core;

/** What a draw decides in a future, as a number: the same for the same person, window or queue. */
enum Matter {
  BUSY(0),
  PAUSES(1),
  PAUSE(2),
  COMES(3),
  SERVING(4),
  ARRIVES(5);

  /** Spreads the ids of what it is about, so that different matters hardly ever are one. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private static final int KINDS = values().length;

  private final int kind;

  Matter(int kind) {
    this.kind = kind;
  }

  long about(long whom) {
    return whom * KINDS + kind;
  }

  static long window(String id) {
    return id.hashCode() * SPREAD;
  }

  static long queue(RolloutStart.Queue queue) {
    String ticketClass = queue.ticketClass() == null ? "" : queue.ticketClass().id();
    return (31L * queue.serviceId().hashCode() + ticketClass.hashCode()) * SPREAD;
  }

  /** Somebody who comes to the queue at that moment; {@code times}: how often called before. */
  static long arrival(long queue, long atMs, int times) {
    return (queue + atMs) * SPREAD + times;
  }

  static long ticket(long id, int times) {
    return ~id * SPREAD + times;
  }
}
