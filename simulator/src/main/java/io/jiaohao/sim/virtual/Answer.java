package io.jiaohao.sim.virtual;

import io.jiaohao.core.Event;
import io.jiaohao.core.Refusal;
import io.jiaohao.engine.ReplyTo;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a device is told.
 *
 * @param refusal null unless the wish was refused
 * @param failure null unless nobody looked at it
 */
record Answer(
    List<Event> events, boolean repeated, Refusal.Reason refusal, ReplyTo.Failure failure) {

  static ReplyTo to(Consumer<Answer> taker) {
    return new ReplyTo() {
      @Override
      public void done(List<Event> events, boolean repeated) {
        taker.accept(new Answer(events, repeated, null, null));
      }

      @Override
      public void refused(Refusal refusal) {
        taker.accept(new Answer(List.of(), false, refusal.reason(), null));
      }

      @Override
      public void failed(Failure failure) {
        taker.accept(new Answer(List.of(), false, null, failure));
      }
    };
  }

  boolean isDone() {
    return refusal == null && failure == null;
  }

  /** The first event of a kind, or null. */
  <E extends Event> E event(Class<E> kind) {
    for (Event event : events) {
      if (kind.isInstance(event)) {
        return kind.cast(event);
      }
    }
    return null;
  }
}
