package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.config.HallFile;
import io.jiaohao.core.HallPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final HallPlan PLAN = HallFile.defaultHall();
  private static final long OPENS_MS =
      LocalDate.of(2026, 11, 25).atTime(9, 0).atZone(PLAN.zoneId()).toEpochSecond() * 1_000;

  private static List<Visitor> day(double load, long seed, long fromMs) {
    Arrivals arrivals = new Arrivals(PLAN, load, seed, fromMs);
    List<Visitor> visitors = new ArrayList<>();
    for (Optional<Visitor> next = arrivals.next(); next.isPresent(); next = arrivals.next()) {
      visitors.add(next.get());
    }
    return visitors;
  }

  @Test
  void theSameSeedBringsTheSameVisitors() {
    assertThat(day(1.35, 7, OPENS_MS)).isEqualTo(day(1.35, 7, OPENS_MS));
    assertThat(day(1.35, 8, OPENS_MS)).isNotEqualTo(day(1.35, 7, OPENS_MS));
  }

  @Test
  void whoeverStartsLaterMeetsTheSameVisitorsFromThenOn() {
    long noonMs = OPENS_MS + 3 * 3_600_000;
    List<Visitor> afternoon =
        day(1, 7, OPENS_MS).stream().filter(one -> one.atHallMs() >= noonMs).toList();

    assertThat(day(1, 7, noonMs)).isEqualTo(afternoon);
  }

  @Test
  void eachServiceIsAskedForAsOftenAsThePlanSays() {
    Map<String, Integer> counts = new TreeMap<>();
    int days = 40;
    for (int seed = 0; seed < days; seed++) {
      day(1.35, seed, OPENS_MS).forEach(one -> counts.merge(one.service(), 1, Integer::sum));
    }

    double chiSquare = 0;
    for (HallPlan.Service service : PLAN.services()) {
      double expected = service.weekdayTickets() * 1.35 * days;
      double off = counts.getOrDefault(service.id(), 0) - expected;
      chiSquare += off * off / expected;
    }

    // 58 services: mean 58, standard deviation 11; far below would be as wrong as far above.
    assertThat(chiSquare).isBetween(58 - 3 * 11.0, 58 + 3 * 11.0);
  }

  @Test
  void aServiceOfBothWingsIsSplitByTheWindowsThatServeIt() {
    long east = 0;
    long all = 0;
    for (int seed = 0; seed < 40; seed++) {
      for (Visitor one : day(1, seed, OPENS_MS)) {
        if (one.service().equals("DA")) {
          all++;
          east += one.wing().equals("E") ? 1 : 0;
        }
      }
    }

    long eastWindows = PLAN.windows().stream().filter(w -> serves(w, "DA", "E")).count();
    long westWindows = PLAN.windows().stream().filter(w -> serves(w, "DA", "W")).count();
    double share = eastWindows / (double) (eastWindows + westWindows);
    double spread = Math.sqrt(all * share * (1 - share));
    assertThat((double) east).isBetween(all * share - 4 * spread, all * share + 4 * spread);
  }

  private static boolean serves(HallPlan.Window window, String service, String wing) {
    return window.wing().equals(wing)
        && window.serves().stream().anyMatch(skill -> skill.service().equals(service));
  }

  @Test
  void visitorsComeInOrderWhileNumbersAreIssuedAndMostInTheMorning() {
    List<Visitor> visitors = day(5, 1, OPENS_MS);

    assertThat(visitors).isSortedAccordingTo((a, b) -> Long.compare(a.atHallMs(), b.atHallMs()));
    assertThat(visitors)
        .allSatisfy(
            one ->
                assertThat(Instant.ofEpochMilli(one.atHallMs()).atZone(PLAN.zoneId()).getHour())
                    .isBetween(9, 16));
    assertThat(between(visitors, 9.5, 10.5)).isGreaterThan(3 * between(visitors, 12, 13) / 2);
    assertThat(between(visitors, 13.5, 14.5)).isGreaterThan(between(visitors, 15.5, 16.5));
  }

  private static long between(List<Visitor> visitors, double fromHour, double toHour) {
    long fromMs = OPENS_MS + (long) ((fromHour - 9) * 3_600_000);
    long toMs = OPENS_MS + (long) ((toHour - 9) * 3_600_000);
    return visitors.stream()
        .filter(one -> one.atHallMs() >= fromMs && one.atHallMs() < toMs)
        .count();
  }

  @Test
  void mostAreWalkInsAndEachClassHasItsShare() {
    List<Visitor> visitors = day(10, 3, OPENS_MS);
    Map<String, Double> expected = Map.of("P1", 0.03, "P2", 0.08, "P3", 0.06, "P0", 0.83);

    expected.forEach(
        (ticketClass, share) -> {
          long count =
              visitors.stream().filter(one -> one.ticketClass().equals(ticketClass)).count();
          assertThat(count / (double) visitors.size())
              .as(ticketClass)
              .isBetween(share - 0.01, share + 0.01);
        });
  }

  @Test
  void kiosksOfAWingAreUsedAlike() {
    int[] used = new int[8];
    day(10, 3, OPENS_MS).stream()
        .filter(one -> one.wing().equals("E"))
        .forEach(one -> used[one.kiosk()]++);

    double all = Arrays.stream(used).sum();
    assertThat(Arrays.stream(used).mapToDouble(one -> one / all))
        .allSatisfy(share -> assertThat(share).isBetween(0.115, 0.135));
  }
}
