package io.jiaohao.engine;

import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one turn has decided: entries for one commit, and answers held back until it is durable.
 * Refusals wait as well: they may rest on an entry of the same batch.
 */
final class Batch {
  private static final Logger log = LoggerFactory.getLogger(Batch.class);

  private final List<Entry> entries = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();

  private interface Answer {
    void give();

    ReplyTo to();

    /** What to say if the batch is dropped before it was committed: it was never looked at. */
    default ReplyTo.Failure whenDropped() {
      return ReplyTo.Failure.BUSY;
    }
  }

  private record Done(ReplyTo to, List<Event> events, boolean repeated) implements Answer {
    @Override
    public void give() {
      to.done(events, repeated);
    }
  }

  private record Refused(ReplyTo to, Refusal refusal) implements Answer {
    @Override
    public void give() {
      to.refused(refusal);
    }
  }

  private record Failed(ReplyTo to, ReplyTo.Failure failure) implements Answer {
    @Override
    public void give() {
      to.failed(failure);
    }

    @Override
    public ReplyTo.Failure whenDropped() {
      return failure;
    }
  }

  void add(Entry entry) {
    entries.add(entry);
  }

  void done(ReplyTo to, List<Event> events, boolean repeated) {
    answers.add(new Done(to, events, repeated));
  }

  void refused(ReplyTo to, Refusal refusal) {
    answers.add(new Refused(to, refusal));
  }

  void failed(ReplyTo to, ReplyTo.Failure failure) {
    answers.add(new Failed(to, failure));
  }

  List<Entry> entries() {
    return entries;
  }

  /** The entries are durable: everybody gets the answer. */
  void release() {
    tell(Answer::give);
  }

  /** The entries are not durable, or not known to be: nobody is told that anything was done. */
  void fail() {
    tell(answer -> answer.to().failed(ReplyTo.Failure.UNAVAILABLE));
  }

  /**
   * The entries were never handed to the journal: who met a fault is told, others may ask again.
   */
  void drop() {
    tell(answer -> answer.to().failed(answer.whenDropped()));
  }

  private void tell(Consumer<Answer> how) {
    for (Answer answer : answers) {
      try {
        how.accept(answer);
      } catch (RuntimeException e) {
        log.error("a fault while answering; what was decided stands", e);
      }
    }
  }
}
