package io.jiaohao.core;

import java.util.List;

/** What a command comes to: facts, or a refusal. Deciding changes nothing. */
public sealed interface Decision {

  /** The command is granted. No events = nothing to do, and nothing is written. */
  record Accepted(List<Event> events) implements Decision {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  record Refused(Refusal refusal) implements Decision {}

  /** An equal request with this id was granted before; these were its events. */
  record Repeated(List<Event> events) implements Decision {}

  static Decision accepted(Event... events) {
    return new Accepted(List.of(events));
  }

  static Decision refused(Refusal.Reason reason, String detail) {
    return new Refused(new Refusal(reason, detail));
  }
}
