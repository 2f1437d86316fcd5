package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The calendar answers what a watchman sees who looks at the hall's clock each minute. */
@DisplayName("Any calendar")
class CalendarAgainstNaiveCalendarTest {
  private static final int DAYS = 9;
  private static final int MOMENTS = 60;
  private static final long MINUTE_MS = 60_000;

  static LongStream seeds() {
    return Seeds.of(16, 400);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("agrees with a minute-by-minute look at the clock")
  void agrees(long seed) {
    RandomCalendars random = new RandomCalendars(seed);
    HallPlan plan = random.plan();
    NaiveCalendar naive = new NaiveCalendar(plan, random.firstDay(), DAYS);
    Comparison comparison = new Comparison(plan, naive, new SplittableRandom(seed));
    for (HallPlan.Window window : plan.windows()) {
      comparison.timetable(comparison.calendar.window(window.id()), i -> naive.isOpen(window, i));
    }
    for (HallPlan.Wing wing : plan.wings()) {
      for (HallPlan.Service service : plan.services()) {
        comparison.timetable(
            comparison.calendar.issuing(wing.id(), service.id()),
            i -> naive.issues(wing.id(), service, i));
        comparison.staffing(wing.id(), service.id());
      }
    }
  }

  @Test
  @DisplayName("these calendars open and close, so that there is something to agree on")
  void somethingHappens() {
    long open =
        seeds()
            .filter(
                seed -> {
                  RandomCalendars random = new RandomCalendars(seed);
                  HallPlan plan = random.plan();
                  NaiveCalendar naive = new NaiveCalendar(plan, random.firstDay(), DAYS);
                  boolean first = naive.isOpen(plan.windows().get(0), 0);
                  for (int i = 1; i < naive.count(); i++) {
                    if (naive.isOpen(plan.windows().get(0), i) != first) {
                      return true;
                    }
                  }
                  return false;
                })
            .count();
    assertThat(open).isGreaterThan(seeds().count() / 2);
  }

  /** One plan, looked at both ways. */
  private static final class Comparison {
    private final PlanIndex index;
    private final HallCalendar calendar;
    private final NaiveCalendar naive;
    private final SplittableRandom random;

    Comparison(HallPlan plan, NaiveCalendar naive, SplittableRandom random) {
      this.index = new PlanIndex(plan);
      this.calendar = index.calendar();
      this.naive = naive;
      this.random = random;
    }

    void timetable(Timetable timetable, IntPredicate isOpen) {
      boolean[] open = new boolean[naive.count()];
      for (int i = 0; i < open.length; i++) {
        open[i] = isOpen.test(i);
        assertThat(timetable.isOpen(naive.msOf(i))).as("minute %d", i).isEqualTo(open[i]);
      }
      for (int moment = 0; moment < MOMENTS; moment++) {
        int i = random.nextInt(open.length);
        long ms = naive.msOf(i) + random.nextLong(MINUTE_MS);
        checkNext(timetable, open, i, ms);
        checkUntil(timetable, open, i, ms);
      }
    }

    private void checkNext(Timetable timetable, boolean[] open, int i, long ms) {
      int next = first(open, i, true);
      OptionalLong answer = timetable.nextOpenMs(ms);
      if (next < open.length) {
        assertThat(answer).as("next after minute %d", i).hasValue(Math.max(ms, naive.msOf(next)));
      } else {
        assertThat(answer.orElse(Long.MAX_VALUE)).isGreaterThanOrEqualTo(naive.msOf(next));
      }
    }

    private void checkUntil(Timetable timetable, boolean[] open, int i, long ms) {
      int end = first(open, i, false);
      OptionalLong answer = timetable.openUntilMs(ms);
      if (end == i) {
        assertThat(answer).as("closed in minute %d", i).isEmpty();
      } else if (end < open.length) {
        assertThat(answer).as("end after minute %d", i).hasValue(naive.msOf(end));
      } else {
        assertThat(answer.orElseThrow()).isGreaterThanOrEqualTo(naive.msOf(end));
      }
    }

    private static int first(boolean[] open, int from, boolean wanted) {
      int i = from;
      while (i < open.length && open[i] != wanted) {
        i++;
      }
      return i;
    }

    void staffing(String wing, String service) {
      int from = random.nextInt(naive.count());
      int to = Math.min(naive.count(), from + random.nextInt(3_000));
      long expected = 0;
      long lastEnd = Long.MIN_VALUE;
      for (int i = from; i < to; i++) {
        long windows = naive.windowsOpen(wing, service, i);
        expected += windows * MINUTE_MS;
        lastEnd = windows > 0 ? naive.msOf(i + 1) : lastEnd;
      }
      long fromMs = naive.msOf(from);
      long toMs = naive.msOf(to);
      assertThat(calendar.windowMs(wing, service, fromMs, toMs)).isEqualTo(expected);
      OptionalLong end = calendar.serving(wing, service).lastEndMs(fromMs, toMs);
      assertThat(end.orElse(Long.MIN_VALUE)).as("last end").isEqualTo(lastEnd);
    }
  }
}
