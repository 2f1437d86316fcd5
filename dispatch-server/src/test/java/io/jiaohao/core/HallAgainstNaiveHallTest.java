package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The production hall and the naive one live through the same random runs and never differ. */
@DisplayName("In any run of commands")
class HallAgainstNaiveHallTest {
  private static final int SEEDS_A_TEST = 100;

  /** Said at the hall's doors, or of requests older than any run is long. */
  private static final Set<Refusal.Reason> NOT_FROM_HERE =
      EnumSet.of(
          Refusal.Reason.REQUEST_TOO_OLD,
          Refusal.Reason.NOT_ALLOWED,
          Refusal.Reason.TEXT_TOO_LONG,
          Refusal.Reason.TOO_MANY_REQUESTS,
          Refusal.Reason.QUOTA_REACHED,
          Refusal.Reason.NOT_APPOINTABLE,
          Refusal.Reason.NO_SUCH_SLOT,
          Refusal.Reason.SLOT_FULL,
          Refusal.Reason.BAD_PERSON,
          Refusal.Reason.BOOKING_LIMIT,
          Refusal.Reason.BOOKING_BAN,
          Refusal.Reason.UNKNOWN_BOOKING,
          Refusal.Reason.BOOKING_ENDED,
          Refusal.Reason.TOO_LATE_TO_CANCEL,
          Refusal.Reason.CHECK_IN_TOO_EARLY);

  /** Lets the naive hall live through the same steps. */
  private static final class Twin implements RunWatch {
    private final NaiveHall naive = new NaiveHall();

    @Override
    public void decided(HallState before, Step step, Decision decision) {
      int calls = naive.floor.calls.size();
      String answer = naive.ask(step.atMs(), step.origin(), step.command());
      assertThat(answerOf(decision)).isEqualTo(answer);
      if (naive.floor.calls.size() > calls) {
        assertThat(calledIn(decision)).containsExactly(naive.floor.calls.get(calls).ticket.id);
      } else if (decision instanceof Decision.Accepted) {
        assertThat(calledIn(decision)).isEmpty();
      }
    }

    @Override
    public void settled(HallState after, Step step, Decision decision) {
      HallSight.assertSame(HallSight.of(after), HallSight.of(naive));
    }

    private static String answerOf(Decision decision) {
      if (decision instanceof Decision.Refused refused) {
        return refused.refusal().reason().name();
      }
      if (decision instanceof Decision.Accepted accepted) {
        return accepted.events().isEmpty() ? "nothing to do" : "granted";
      }
      return "repeated";
    }

    private static List<Long> calledIn(Decision decision) {
      return decision instanceof Decision.Accepted accepted
          ? accepted.events().stream()
              .filter(Event.TicketCalled.class::isInstance)
              .map(e -> ((Event.TicketCalled) e).ticketId())
              .toList()
          : List.of();
    }
  }

  static LongStream firstSeeds() {
    return Seeds.of(400, 30_000).filter(seed -> seed % SEEDS_A_TEST == 1);
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource("firstSeeds")
  @DisplayName("the hall answers and looks as the naive hall does")
  void answersAndLooksAsTheNaiveHall(long firstSeed) {
    for (long seed = firstSeed; seed < firstSeed + SEEDS_A_TEST; seed++) {
      RunPlayer.play(seed, new Twin());
    }
  }

  @Test
  @DisplayName(
      "all kinds of answers come up, but those about bookings and quotas: the comparison is worth something")
  void comesAcrossAllAnswers() {
    Set<String> seen = new TreeSet<>();
    RunWatch noter =
        new RunWatch() {
          @Override
          public void decided(HallState before, Step step, Decision decision) {
            seen.add(Twin.answerOf(decision));
            if (decision instanceof Decision.Accepted accepted) {
              accepted.events().forEach(e -> seen.add(e.getClass().getSimpleName()));
            }
          }
        };
    LongStream.rangeClosed(1, 600).forEach(seed -> RunPlayer.play(seed, noter));
    Set<String> missing = new TreeSet<>(List.of("granted", "nothing to do", "repeated"));
    for (Class<?> event : Event.class.getPermittedSubclasses()) {
      if (!event.getSimpleName().startsWith("Booking")) {
        missing.add(event.getSimpleName());
      }
    }
    for (Refusal.Reason reason : Refusal.Reason.values()) {
      if (!NOT_FROM_HERE.contains(reason)) {
        missing.add(reason.name());
      }
    }
    missing.removeAll(seen);
    assertThat(missing).isEmpty();
  }
}
