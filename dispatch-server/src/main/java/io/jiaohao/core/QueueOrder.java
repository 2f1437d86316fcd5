package io.jiaohao.core;

/**
 * The rule that gives a ticket its due time, once, at issue. Keys never drift with time, so no list
 * reorders by itself and nobody can starve: who may overtake whom is bounded by the keys alone.
 */
public interface QueueOrder {

  /** Rule id of {@link #headStart}, as the hall file names it. */
  String HEAD_START = "head-start";

  /** Rule id of {@link #firstComeFirstServed}. */
  String FCFS = "fcfs";

  /** When a ticket of this class and service, released at {@code releaseMs}, is due. */
  long dueMs(HallPlan.TicketClass ticketClass, HallPlan.Service service, long releaseMs);

  /** Seniority, less the class's head start, plus {@code stretch} times the expected service. */
  static QueueOrder headStart(double stretch) {
    return (ticketClass, service, releaseMs) ->
        releaseMs - ticketClass.headStartMs() + Math.round(stretch * service.expectedMs());
  }

  /** Seniority alone. */
  static QueueOrder firstComeFirstServed() {
    return (ticketClass, service, releaseMs) -> releaseMs;
  }

  /**
   * The rule that a plan names.
   *
   * @throws IllegalArgumentException if there is no such rule
   */
  static QueueOrder of(HallPlan.OrderRules rules) {
    return switch (rules.rule()) {
      case HEAD_START -> headStart(rules.stretch());
      case FCFS -> firstComeFirstServed();
      default ->
          throw new IllegalArgumentException(
              "order rule: " + rules.rule() + " (expected: " + HEAD_START + " or " + FCFS + ")");
    };
  }
}
