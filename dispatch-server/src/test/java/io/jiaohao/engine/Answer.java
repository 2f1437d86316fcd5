package io.jiaohao.engine;

import io.jiaohao.core.Event;
import io.jiaohao.core.Refusal;
import java.util.ArrayList;
import java.util.List;

/** What a test was answered; more than one answer would show. */
final class Answer implements ReplyTo {
  private final List<String> answers = new ArrayList<>();
  private List<Event> events = List.of();

  @Override
  public void done(List<Event> led, boolean repeated) {
    events = led;
    answers.add(repeated ? "repeated" : "done");
  }

  @Override
  public void refused(Refusal refusal) {
    answers.add(refusal.reason().name());
  }

  @Override
  public void failed(Failure failure) {
    answers.add(failure.name());
  }

  /** "done", "repeated", a refusal's reason or a failure; "" while there is none. */
  String text() {
    return String.join(", ", answers);
  }

  <E extends Event> E event(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }
}
