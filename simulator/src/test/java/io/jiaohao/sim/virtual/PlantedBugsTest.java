package io.jiaohao.sim.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Refusal;
import io.jiaohao.core.TicketState;
import io.jiaohao.engine.CommandPort;
import io.jiaohao.engine.EntryFeed;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.ReplyTo;
import io.jiaohao.engine.Snapshots;
import io.jiaohao.engine.Submission;
import java.io.IOException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A simulation that finds nothing proves something only if it finds what is planted. */
@DisplayName("The simulation finds a planted bug:")
class PlantedBugsTest {
  private static final int SEEDS = 100;

  /** Runs short days on such servers until one breaks what the words say. */
  private static void findsWithin(Supplier<Parts> parts, String words) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      List<String> faults = ShortDays.run(seed, parts.get()).faults();
      if (faults.stream().anyMatch(fault -> fault.contains(words))) {
        return;
      }
    }
    assertThat(words).as("found with seeds 1 to %d", SEEDS).isEmpty();
  }

  @Test
  @DisplayName("replies that leave before the commit")
  void earlyReply() {
    findsWithin(
        () ->
            new Parts() {
              @Override
              public Journal journal(Journal sound) {
                return new JournalWrapper(sound) {
                  @Override
                  public void commit(List<Entry> batch, Completion completion) {
                    completion.committed(Written.NOTHING);
                    super.commit(batch, NOTHING);
                  }
                };
              }
            },
        "was acknowledged before it was durable");
  }

  @Test
  @DisplayName("a journal that skips the sync")
  void skippedSync() {
    findsWithin(
        () ->
            new Parts() {
              @Override
              public SimDisk disk() {
                return new SimDisk() {
                  @Override
                  void sync() {}
                };
              }
            },
        "was acknowledged before it was durable");
  }

  @Test
  @DisplayName("number counters that begin again after a restart")
  void countersReused() {
    findsWithin(() -> forgetting("counters"), "(expected: the ");
  }

  @Test
  @DisplayName("requests that a restart forgets")
  void requestMemoryDropped() {
    findsWithin(() -> forgetting("devices"), "was done twice");
  }

  @Test
  @DisplayName("people on hold whom a restart forgets")
  void lostHold() {
    UnaryOperator<HallImage> withoutHeld =
        image ->
            Changed.copy(
                image,
                "tickets",
                image.tickets().stream().filter(t -> t.state() != TicketState.HELD).toList());
    findsWithin(() -> restoring(withoutHeld), "still on hold");
  }

  @Test
  @DisplayName("due times that drift while people wait")
  void dueTimeDrifting() {
    UnaryOperator<HallImage> drifted =
        image ->
            Changed.copy(
                image,
                "tickets",
                image.tickets().stream().map(PlantedBugsTest::dueSecondLater).toList());
    findsWithin(() -> restoring(drifted), "as it was issued)");
  }

  private static HallImage.Ticket dueSecondLater(HallImage.Ticket ticket) {
    long dueMs = ticket.key().dueMs() + 1_000;
    return Changed.copy(ticket, "key", Changed.copy(ticket.key(), "dueMs", dueMs));
  }

  /** Snapshots that lose one part of the hall. */
  private static Parts forgetting(String part) {
    return restoring(image -> Changed.copy(image, part, List.of()));
  }

  /** Snapshots that bring back another hall than they kept. */
  private static Parts restoring(UnaryOperator<HallImage> as) {
    return new Parts() {
      @Override
      public Snapshots snapshots(Snapshots sound) {
        return new Snapshots() {
          @Override
          public Optional<Snapshot> newest() {
            return sound.newest().map(s -> new Snapshot(as.apply(s.image()), s.hash()));
          }

          @Override
          public void write(Snapshot snapshot) throws JournalException {
            sound.write(snapshot);
          }
        };
      }
    };
  }

  @Test
  @DisplayName("a no-show that keeps its place")
  void deferralDropped() {
    findsWithin(() -> planned("deferPlaces", 0), "came again before");
  }

  @Test
  @DisplayName("a no-show after too few announcements")
  void tooFewAnnouncements() {
    findsWithin(() -> planned("minCallsForNoShow", 1), "a no-show after 1 announcements");
  }

  /** A server that follows another rule of calling than the hall has. */
  private static Parts planned(String rule, int value) {
    return new Parts() {
      @Override
      public HallPlan plan(HallPlan sound) {
        return Changed.copy(sound, "calls", Changed.copy(sound.calls(), rule, value));
      }
    };
  }

  @Test
  @DisplayName("a business day that turns in another time zone")
  void wrongZoneAtDayTurn() {
    findsWithin(
        () ->
            new Parts() {
              @Override
              public HallPlan plan(HallPlan sound) {
                return Changed.copy(sound, "zoneId", ZoneId.of("Asia/Tokyo"));
              }
            },
        "a day began that is not");
  }

  @Test
  @DisplayName("a clock that is the wall's")
  void wallClock() {
    findsWithin(
        () ->
            new Parts() {
              @Override
              public HallClock clock(VirtualTime time) {
                return new WallClock(time);
              }
            },
        "the hall's clock is off");
  }

  @Test
  @DisplayName("people who are counted twice")
  void doubleCount() {
    findsWithin(
        () ->
            new Parts() {
              @Override
              public EntryFeed view(EntryFeed sound) {
                return new CountingTwice(sound);
              }
            },
        " who wait in ");
  }

  @Test
  @DisplayName("a stale call id that is taken for the present call")
  void staleCallIdAccepted() {
    findsWithin(
        () ->
            new Parts() {
              @Override
              public CommandPort port(CommandPort sound) {
                return new NewestCall(sound);
              }
            },
        "nobody asked for");
  }

  /** The view is told of a second visitor for each that comes. */
  private static final class CountingTwice implements EntryFeed {
    private static final long OTHERS = 1_000_000;
    private final EntryFeed sound;

    CountingTwice(EntryFeed sound) {
      this.sound = sound;
    }

    @Override
    public void entry(Entry entry) {
      sound.entry(entry);
      for (Event event : entry.events()) {
        if (event instanceof Event.TicketIssued e && e.printer().isEmpty()) {
          Event again = Changed.copy(e, "ticketId", e.ticketId() + OTHERS);
          sound.entry(Changed.copy(entry, "events", List.of(again)));
        }
      }
    }

    @Override
    public void endOfBatch(long seq) {
      sound.endOfBatch(seq);
    }
  }

  /** Believes the wall clock, wherever it jumps. */
  private record WallClock(VirtualTime time) implements HallClock {
    @Override
    public long hallMs() {
      return time.wallMs();
    }

    @Override
    public long stopwatchNanos() {
      return time.monotonicNanos();
    }

    @Override
    public double speed() {
      return 1;
    }
  }

  /** Takes whatever call a terminal names for the newest of its window. */
  private static final class NewestCall implements CommandPort {
    private final CommandPort sound;
    private final Map<String, Long> newest = new HashMap<>();

    NewestCall(CommandPort sound) {
      this.sound = sound;
    }

    @Override
    public void offer(Submission submission) {
      Command command = submission.command();
      if (command instanceof Command.StartService c) {
        long call = newest.getOrDefault(c.window(), c.callId());
        command = new Command.StartService(c.window(), call);
      } else if (command instanceof Command.FinishService c) {
        long call = newest.getOrDefault(c.window(), c.callId());
        command = new Command.FinishService(c.window(), call, c.outcome());
      }
      sound.offer(
          new Submission(
              submission.hall(),
              submission.origin(),
              command,
              Answer.to(answer -> pass(answer, submission.replyTo()))));
    }

    private void pass(Answer answer, ReplyTo replyTo) {
      if (answer.isDone()) {
        Event.TicketCalled called = answer.event(Event.TicketCalled.class);
        if (called != null) {
          newest.put(called.window(), called.callId());
        }
        replyTo.done(answer.events(), answer.repeated());
      } else if (answer.refusal() != null) {
        replyTo.refused(new Refusal(answer.refusal(), ""));
      } else {
        replyTo.failed(answer.failure());
      }
    }
  }

  /** A journal around another one. */
  private static class JournalWrapper implements Journal {
    static final Completion NOTHING =
        new Completion() {
          @Override
          public void committed(Written written) {}

          @Override
          public void failed(JournalException cause) {}
        };

    private final Journal sound;

    JournalWrapper(Journal sound) {
      this.sound = sound;
    }

    @Override
    public long lastSeq() {
      return sound.lastSeq();
    }

    @Override
    public EntryHash lastHash() {
      return sound.lastHash();
    }

    @Override
    public void commit(List<Entry> batch, Completion completion) {
      sound.commit(batch, completion);
    }

    @Override
    public void read(long fromSeq, EntryHash before, Reader reader) throws JournalException {
      sound.read(fromSeq, before, reader);
    }

    @Override
    public void close() throws IOException {
      sound.close();
    }
  }
}
