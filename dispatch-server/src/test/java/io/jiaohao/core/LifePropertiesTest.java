package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Refusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds in every run about slips, holds, undo, the ratio and calls by themselves. */
@DisplayName("In every run of commands")
class LifePropertiesTest {
  private static final int USUAL = 400;
  private static final int MANY = 30_000;

  /** Until then a plan of a random run lets an action be taken back, at most. */
  private static final long UNDO_MAX_MS = 20_000;

  private static void inEveryRun(Supplier<RunWatch> watch) {
    Seeds.of(USUAL, MANY).forEach(seed -> RunPlayer.play(seed, watch.get()));
  }

  /** Looks at each call by order before it is made. */
  private static void atEachCall(BiConsumer<HallState, Event.TicketCalled> look) {
    inEveryRun(
        () ->
            new RunWatch() {
              @Override
              public void decided(HallState before, Step step, Decision decision) {
                HallPropertiesTest.callsIn(decision).forEach(called -> look.accept(before, called));
              }
            });
  }

  @Test
  @DisplayName("only who waits in a line of the window, or was sent to it, is called by order")
  void onlyWhoWaitsIsCalled() {
    atEachCall(
        (before, called) -> {
          Ticket ticket = before.tickets().get(called.ticketId());
          assertThat(ticket.state()).isEqualTo(TicketState.WAITING);
          assertThat(ticket.marks().setAside()).isFalse();
          assertThat(ticket.marks().onlyWindow()).isIn("", called.window());
        });
  }

  @Test
  @DisplayName("nobody is called by itself to a window that is shut, paused, away or not on auto")
  void calledByItselfWhereSomebodyIs() {
    inEveryRun(
        () ->
            new RunWatch() {
              @Override
              public void decided(HallState before, Step step, Decision decision) {
                if (step.command() instanceof Command.Tick) {
                  for (Event.TicketCalled called : HallPropertiesTest.callsIn(decision)) {
                    Desk desk = before.desks().get(called.window());
                    assertThat(desk.auto && desk.open && !desk.offline).isTrue();
                    assertThat(desk.pause).isEmpty();
                    assertThat(desk.callId).isZero();
                  }
                }
              }
            });
  }

  @Test
  @DisplayName("nobody waits while an auto window that serves them idles beyond grace and undo")
  void autoWindowsDoNotIdle() {
    inEveryRun(
        () ->
            new RunWatch() {
              @Override
              public void decided(HallState before, Step step, Decision decision) {
                boolean ticksDone =
                    !(step.command() instanceof Command.Tick)
                        && !(step.command() instanceof Command.Resume);
                if (ticksDone && before.planIndex() != null) {
                  before.desks().values().forEach(desk -> doesNotIdle(before, desk, step.atMs()));
                }
              }
            });
  }

  private static void doesNotIdle(HallState hall, Desk desk, long nowMs) {
    boolean rests = isEvacuated(hall, desk) || nowMs <= desk.restUntilMs;
    boolean calledTo = desk.auto && !desk.offline && desk.isReady() && !rests;
    if (calledTo && !HallPropertiesTest.mayBeTaken(hall, desk.window).isEmpty()) {
      assertThat(nowMs - desk.idleSinceMs)
          .as("idle time of %s", desk.window)
          .isLessThanOrEqualTo(hall.planIndex().plan().life().autoGraceMs() + UNDO_MAX_MS);
    }
  }

  private static boolean isEvacuated(HallState hall, Desk desk) {
    return hall.evacuations().containsKey(hall.planIndex().wingOf(desk.window));
  }

  @Test
  @DisplayName("nobody is called, announced or missed where everybody has to leave")
  void nobodyIsMissedInAnEvacuation() {
    inEveryRun(
        () ->
            new RunWatch() {
              @Override
              public void decided(HallState before, Step step, Decision decision) {
                if (decision instanceof Decision.Accepted accepted) {
                  accepted.events().forEach(event -> assertLeftAlone(before, event));
                }
              }
            });
  }

  private static void assertLeftAlone(HallState hall, Event event) {
    String wing = "";
    if (event instanceof Event.TicketCalled e) {
      wing = hall.planIndex().wingOf(e.window());
    } else if (event instanceof Event.CallAnnounced e) {
      wing = hall.calls().get(e.callId()).ticket.wing();
    } else if (event instanceof Event.TicketDeferred e) {
      wing = hall.calls().get(e.callId()).ticket.wing();
    } else if (event instanceof Event.TicketPassed e) {
      wing = hall.calls().get(e.callId()).ticket.wing();
    } else if (event instanceof Event.HeldTicketMissed e) {
      wing = hall.calls().get(e.callId()).ticket.wing();
    }
    assertThat(hall.evacuations()).as(event.toString()).doesNotContainKey(wing);
  }

  @Test
  @DisplayName("nobody is overtaken by somebody released later than the plan's keys allow")
  void waitingIsBounded() {
    atEachCall(
        (before, called) -> {
          Ticket taken = before.tickets().get(called.ticketId());
          if (HallPropertiesTest.standsAsIssued(before, taken)) {
            long latestMs = taken.key().releaseMs() - mostAheadMs(before.planIndex().plan());
            assertThat(HallPropertiesTest.mayBeTaken(before, called.window()))
                .filteredOn(left -> HallPropertiesTest.standsAsIssued(before, left))
                .allMatch(left -> left.key().releaseMs() >= latestMs);
          }
        });
  }

  /** By how much a later release can come before an earlier one, whatever class and service. */
  private static long mostAheadMs(HallPlan plan) {
    long headStartMs =
        plan.classes().stream().mapToLong(HallPlan.TicketClass::headStartMs).max().orElse(0);
    long expectedMs =
        plan.services().stream().mapToLong(HallPlan.Service::expectedMs).max().orElse(0);
    long reluctanceMs =
        plan.windows().stream()
            .flatMap(w -> w.serves().stream())
            .mapToLong(HallPlan.Skill::reluctanceMs)
            .max()
            .orElse(0);
    return headStartMs + Math.round(plan.order().stretch() * expectedMs) + reluctanceMs;
  }

  // ---- The list and the ratio, tried on a copy of the hall

  @Test
  @DisplayName("a window that goes on calling gets exactly its list, also where a ratio holds")
  void theListIsWhatComes() {
    inEveryRun(() -> new Drain((hall, desk, list) -> {}));
  }

  @Test
  @DisplayName("at most so many with a head start in a row go past one without who came earlier")
  void ratioHolds() {
    inEveryRun(() -> new Drain(LifePropertiesTest::ratioHolds));
  }

  private static void ratioHolds(HallState hall, Desk desk, List<Ticket> list) {
    int max = hall.planIndex().plan().life().maxInARow();
    int inARow = desk.inARow;
    List<Ticket> left = new ArrayList<>(list);
    while (max > 0 && !left.isEmpty()) {
      Ticket next = left.remove(0);
      Optional<Ticket> walkIn = left.stream().filter(t -> !hasHeadStart(hall, t)).findFirst();
      boolean passes =
          hasHeadStart(hall, next)
              && walkIn.isPresent()
              && walkIn.get().key().releaseMs() <= next.key().releaseMs();
      inARow = passes ? inARow + 1 : 0;
      assertThat(inARow).as("in a row at %s", desk.window).isLessThanOrEqualTo(max);
    }
  }

  private static boolean hasHeadStart(HallState hall, Ticket ticket) {
    return hall.planIndex().ticketClass(ticket.ticketClass).orElseThrow().headStartMs() > 0;
  }

  /** Looks at a window and whom it would get, first to last. */
  private interface DrainLook {
    void look(HallState hall, Desk desk, List<Ticket> list);
  }

  /** Lets a window of a copy call until nobody is left, now and then. */
  private static final class Drain implements RunWatch {
    private static final int EVERY = 12;

    private final DrainLook then;
    private int steps;

    Drain(DrainLook then) {
      this.then = then;
    }

    @Override
    public void settled(HallState hall, Step step, Decision decision) {
      if (++steps % EVERY != 0) {
        return;
      }
      for (Desk desk : hall.desks().values()) {
        if (desk.isReady() && !isEvacuated(hall, desk)) {
          List<Ticket> list =
              hall.listFor(desk.window).stream()
                  .map(t -> hall.tickets().get(t.ticketId()))
                  .toList();
          assertThat(drained(hall, desk.window, step.atMs()))
              .isEqualTo(list.stream().map(t -> t.id).toList());
          then.look(hall, desk, list);
        }
      }
    }

    private static List<Long> drained(HallState hall, String window, long atMs) {
      HallState copy = HallState.of(hall.image());
      List<Long> called = new ArrayList<>();
      long callId = 0;
      do {
        Command next = new Command.CallNext(window, callId, "");
        if (!(HallRules.decide(copy, next, atMs) instanceof Decision.Accepted accepted)) {
          break;
        }
        copy.apply(entry(copy, atMs, next, accepted.events()));
        callId = copy.desks().get(window).callId;
        if (callId != 0) {
          called.add(copy.calls().get(callId).ticket.id);
        }
      } while (callId != 0);
      return called;
    }
  }

  private static Entry entry(HallState hall, long atMs, Command command, List<Event> events) {
    return new Entry(hall.seq() + 1, atMs, 1, Optional.empty(), command, events);
  }

  // ---- Undo, tried on a copy after each action

  @Test
  @DisplayName("an action that is taken back at once leaves the hall as it looked before")
  void undoRestoresTheHall() {
    inEveryRun(TakeBack::new);
  }

  /** Takes each action of a window back on a copy of the hall, in time and too late. */
  private static final class TakeBack implements RunWatch {
    private String before = "";

    @Override
    public void decided(HallState hall, Step step, Decision decision) {
      boolean isAction = !step.command().undoableAt().isEmpty();
      before = isAction && isDone(decision) ? HallSight.withoutTime(hall) : "";
    }

    private static boolean isDone(Decision decision) {
      return decision instanceof Decision.Accepted accepted && !accepted.events().isEmpty();
    }

    @Override
    public void settled(HallState hall, Step step, Decision decision) {
      String window = step.command().undoableAt();
      Desk desk = hall.desks().get(window);
      if (before.isEmpty() || desk == null) {
        return;
      }
      for (long callId : desk.lastAction.aboutCalls()) {
        takeBack(hall, new Command.Undo(window, callId), step.atMs());
      }
    }

    private void takeBack(HallState hall, Command.Undo undo, long doneAtMs) {
      long lastMs = doneAtMs + hall.planIndex().plan().life().undoWithinMs();
      assertThat(HallFixture.reason(HallRules.decide(hall, undo, lastMs + 1)))
          .isEqualTo(Reason.UNDO_TOO_LATE);
      HallState copy = HallState.of(hall.image());
      Decision undone = HallRules.decide(copy, undo, lastMs);
      assertThat(undone).isInstanceOf(Decision.Accepted.class);
      copy.apply(entry(copy, lastMs, undo, ((Decision.Accepted) undone).events()));
      copy.checkInvariants();
      HallSight.assertSame(HallSight.withoutTime(copy), before);
    }
  }
}
