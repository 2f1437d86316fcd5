package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds in every run of commands, one rule a test. */
@DisplayName("In every run of commands")
class HallPropertiesTest {
  private static final int USUAL = 60;
  private static final int MANY = 10_000;

  private static void inEveryRun(Supplier<RunWatch> watch) {
    Seeds.of(USUAL, MANY).forEach(seed -> RunPlayer.play(seed, watch.get()));
  }

  @Test
  @DisplayName("nobody is told 'none waiting' while someone the window may take is waiting")
  void workIsConserved() {
    inEveryRun(
        () ->
            new RunWatch() {
              @Override
              public void decided(HallState before, Step step, Decision decision) {
                if (step.command() instanceof Command.CallNext next && saysNoneWaiting(decision)) {
                  assertThat(mayBeTaken(before, next.window())).isEmpty();
                }
              }
            });
  }

  @Test
  @DisplayName("who is listed first for a window is whom Next gives it")
  void firstListedIsNext() {
    inEveryRun(
        () ->
            new RunWatch() {
              @Override
              public void decided(HallState before, Step step, Decision decision) {
                for (Event.TicketCalled called : callsIn(decision)) {
                  assertThat(before.listFor(called.window()).get(0).ticketId())
                      .isEqualTo(called.ticketId());
                }
              }
            });
  }

  @Test
  @DisplayName("nobody is called before someone who is due earlier at that window")
  void overtakingIsBounded() {
    inEveryRun(
        () ->
            new RunWatch() {
              @Override
              public void decided(HallState before, Step step, Decision decision) {
                for (Event.TicketCalled called : callsIn(decision)) {
                  if (called.reason().deciding() == CallReason.Deciding.TURN_OF_WALK_IN) {
                    continue;
                  }
                  Ticket taken = before.tickets().get(called.ticketId());
                  long dueMs = taken.key().dueMs() + reluctanceMs(before, called.window(), taken);
                  assertThat(called.reason().dueMs()).isEqualTo(dueMs);
                  for (Ticket left : mayBeTaken(before, called.window())) {
                    assertThat(left.key().dueMs() + reluctanceMs(before, called.window(), left))
                        .as("due time of ticket %d, which was left", left.id)
                        .isGreaterThanOrEqualTo(dueMs);
                  }
                }
              }
            });
  }

  @Test
  @DisplayName("the reason of a call names the runner-up, whom the window would have got instead")
  void theReasonNamesTheRunnerUp() {
    inEveryRun(
        () ->
            new RunWatch() {
              @Override
              public void decided(HallState before, Step step, Decision decision) {
                if (before.planIndex() == null || hasRatio(before)) {
                  return;
                }
                for (Event.TicketCalled called : callsIn(decision)) {
                  List<HallImage.Ticket> list = before.listFor(called.window());
                  assertThat(called.reason().runnerUpTicket())
                      .isEqualTo(list.size() > 1 ? list.get(1).ticketId() : 0);
                }
              }
            });
  }

  @Test
  @DisplayName("inside wing, service and class who was never put down is called in order of issue")
  void firstInFirstOut() {
    inEveryRun(
        () ->
            new RunWatch() {
              @Override
              public void decided(HallState before, Step step, Decision decision) {
                for (Event.TicketCalled called : callsIn(decision)) {
                  Ticket taken = before.tickets().get(called.ticketId());
                  if (standsAsIssued(before, taken)) {
                    assertThat(before.tickets().values())
                        .filteredOn(t -> t.state() == TicketState.WAITING)
                        .filteredOn(t -> standsAsIssued(before, t) && sameQueue(t, taken))
                        .allMatch(t -> t.key().releaseMs() >= taken.key().releaseMs());
                  }
                }
              }
            });
  }

  @Test
  @DisplayName(
      "who is put down passes at least the places of the rule, and beyond only others put down")
  void putDownByThePlacesOfTheRule() {
    inEveryRun(PutDown::new);
  }

  /** Looks at the queue before and after a first no-show. */
  private static final class PutDown implements RunWatch {
    @Override
    public void decided(HallState before, Step step, Decision decision) {
      List<Event.TicketDeferred> deferred = deferralsIn(decision);
      if (deferred.size() != 1) {
        return;
      }
      Ticket ticket = before.calls().get(deferred.get(0).callId()).ticket;
      OrderKey key = deferred.get(0).key();
      assertThat(key).as("never put forward").isGreaterThanOrEqualTo(ticket.key());
      List<Ticket> behind =
          before.tickets().values().stream()
              .filter(t -> t.state() == TicketState.WAITING && sameQueue(t, ticket))
              .filter(t -> t.marks().onlyWindow().isEmpty() && !t.marks().setAside())
              .filter(t -> t.key().compareTo(ticket.key()) > 0)
              .sorted((a, b) -> a.key().compareTo(b.key()))
              .toList();
      List<Ticket> passed = behind.stream().filter(t -> t.key().compareTo(key) < 0).toList();
      int places = before.planIndex().plan().calls().deferPlaces();
      assertThat(passed).hasSizeGreaterThanOrEqualTo(Math.min(places, behind.size()));
      assertThat(passed.stream().skip(places)).allMatch(t -> t.passes() > 0);
    }
  }

  @Test
  @DisplayName(
      "a list never reorders by itself: two who wait keep their order unless one is put down")
  void listsNeverReorder() {
    inEveryRun(Lists::new);
  }

  /**
   * Compares each window's list before and after each step, without those sent to that window: when
   * it shuts they stand in their service's queue again, with the window's reluctance.
   */
  private static final class Lists implements RunWatch {
    private final Map<String, List<Long>> before = new LinkedHashMap<>();

    @Override
    public void decided(HallState hall, Step step, Decision decision) {
      before.clear();
      hall.desks().keySet().forEach(w -> before.put(w, ids(hall, w)));
    }

    @Override
    public void settled(HallState hall, Step step, Decision decision) {
      boolean newPlan = !eventsIn(decision, Event.PlanAdopted.class).isEmpty();
      if (newPlan || !deferralsIn(decision).isEmpty() || hasRatio(hall)) {
        return;
      }
      hall.desks()
          .keySet()
          .forEach(
              window -> {
                List<Long> was = new ArrayList<>(before.get(window));
                List<Long> is = ids(hall, window);
                if (!(decision instanceof Decision.Accepted)) {
                  assertThat(is).isEqualTo(was);
                }
                was.retainAll(is);
                is.retainAll(was);
                assertThat(is).as("list of %s", window).isEqualTo(was);
              });
    }

    private static List<Long> ids(HallState hall, String window) {
      return new ArrayList<>(
          hall.listFor(window).stream()
              .filter(t -> t.marks().onlyWindow().isEmpty())
              .map(HallImage.Ticket::ticketId)
              .toList());
    }
  }

  @Test
  @DisplayName("a number comes once on a business day, each service's rising, whatever ended")
  void numbersAreUnique() {
    inEveryRun(Numbers::new);
  }

  /** Notes each number with its business day. */
  private static final class Numbers implements RunWatch {
    private final Set<String> seen = new LinkedHashSet<>();
    private final Map<String, Integer> last = new LinkedHashMap<>();

    @Override
    public void settled(HallState hall, Step step, Decision decision) {
      if (decision instanceof Decision.Accepted accepted) {
        for (Event event : accepted.events()) {
          if (event instanceof Event.TicketIssued issued && issued.counter() > 0) {
            String service = hall.epochDay() + " " + issued.service();
            assertThat(seen.add(hall.epochDay() + " " + issued.number()))
                .as("%s is new on day %d", issued.number(), hall.epochDay())
                .isTrue();
            Integer before = last.put(service, issued.counter());
            assertThat(issued.counter()).isGreaterThan(before == null ? 0 : before);
          }
        }
      }
    }
  }

  @Test
  @DisplayName("a business day that has ended never comes back")
  void daysOnlyGoOn() {
    inEveryRun(
        () ->
            new RunWatch() {
              private long last = Long.MIN_VALUE;

              @Override
              public void settled(HallState hall, Step step, Decision decision) {
                if (decision instanceof Decision.Accepted accepted
                    && accepted.events().stream().anyMatch(Event.DayTurned.class::isInstance)) {
                  assertThat(hall.epochDay()).isGreaterThan(last);
                  last = hall.epochDay();
                }
              }
            });
  }

  // ---- What the rules above look at

  private static boolean saysNoneWaiting(Decision decision) {
    return decision instanceof Decision.Refused refused
        && refused.refusal().reason() == Refusal.Reason.NONE_WAITING;
  }

  static List<Ticket> mayBeTaken(HallState hall, String windowId) {
    return hall.planIndex().window(windowId).stream()
        .flatMap(
            window ->
                hall.tickets().values().stream()
                    .filter(t -> t.state() == TicketState.WAITING && !t.marks().setAside())
                    .filter(t -> isFor(window, t)))
        .toList();
  }

  private static boolean isFor(HallPlan.Window window, Ticket ticket) {
    String only = ticket.marks().onlyWindow();
    return only.isEmpty()
        ? ticket.wing().equals(window.wing())
            && window.serves().stream().anyMatch(s -> s.service().equals(ticket.service()))
        : only.equals(window.id());
  }

  /** None for those who were sent here, and for those whose service has left the plan. */
  private static long reluctanceMs(HallState hall, String windowId, Ticket ticket) {
    return ticket.marks().onlyWindow().isEmpty()
        ? hall.planIndex().window(windowId).orElseThrow().serves().stream()
            .filter(s -> s.service().equals(ticket.service()))
            .mapToLong(HallPlan.Skill::reluctanceMs)
            .findFirst()
            .orElse(0)
        : 0;
  }

  private static boolean hasRatio(HallState hall) {
    return hall.planIndex().plan().life().maxInARow() > 0;
  }

  /** Never put down, sent on or set aside: where class, service and time of issue put it. */
  static boolean standsAsIssued(HallState hall, Ticket t) {
    PlanIndex plan = hall.planIndex();
    return t.passes() == 0
        && !t.marks().rejoined()
        && !t.marks().setAside()
        && t.marks().onlyWindow().isEmpty()
        && t.key().behind() == 0
        && plan.service(t.service()).isPresent()
        && t.key().dueMs()
            == plan.order()
                .dueMs(
                    plan.ticketClass(t.ticketClass).orElseThrow(),
                    plan.service(t.service()).orElseThrow(),
                    t.key().releaseMs());
  }

  private static boolean sameQueue(Ticket one, Ticket other) {
    return one.wing().equals(other.wing())
        && one.service().equals(other.service())
        && one.ticketClass.equals(other.ticketClass);
  }

  /** Calls by the order of the hall: not those by hand, back from hold, or issued at the window. */
  static List<Event.TicketCalled> callsIn(Decision decision) {
    return eventsIn(decision, Event.TicketCalled.class).stream()
        .filter(
            called ->
                switch (called.reason().deciding()) {
                  case BY_HAND, RESUMED, ISSUED_HERE -> false;
                  case ONLY_ONE, WAITED_LONGER, HEAD_START, TIE, TURN_OF_WALK_IN, SENT_HERE -> true;
                })
        .toList();
  }

  private static List<Event.TicketDeferred> deferralsIn(Decision decision) {
    return eventsIn(decision, Event.TicketDeferred.class);
  }

  private static <E extends Event> List<E> eventsIn(Decision decision, Class<E> kind) {
    return decision instanceof Decision.Accepted accepted
        ? accepted.events().stream().filter(kind::isInstance).map(kind::cast).toList()
        : List.of();
  }
}
