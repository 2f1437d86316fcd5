package io.jiaohao.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.TicketState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LongWaitsTest {
  private static final int RUNS = 300;
  private static final long ALARM_MS = 1_800_000;
  private static final long NOW_MS = 10_000_000;

  private static SortedSet<Visitor> line(Random random, int place) {
    SortedSet<Visitor> line = new TreeSet<>(LongWaits.LONGEST_FIRST);
    int people = random.nextInt(40);
    for (int i = 0; i < people; i++) {
      long ticketId = 100L * place + i;
      long waitedMs = random.nextInt(7) * (ALARM_MS / 3);
      line.add(
          new Visitor(
              ticketId,
              "A" + ticketId,
              NOW_MS - waitedMs,
              new WingZone("north", "Z" + place),
              "tax",
              TicketState.WAITING));
    }
    return line;
  }

  @Test
  void onlyWhoWaitsLongerThanTheAlarmIsCountedAndTheLongestAreNamedFirst() {
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      List<SortedSet<Visitor>> lines = new ArrayList<>();
      for (int place = 0; place < 4; place++) {
        lines.add(line(random, place));
      }
      List<Visitor> late =
          lines.stream()
              .flatMap(Set::stream)
              .filter(one -> NOW_MS - one.issuedAtMs > ALARM_MS)
              .toList();

      LongWaits waits = new LongWaits(lines, ALARM_MS, NOW_MS);

      assertThat(waits.count()).as("seed %d", seed).isEqualTo(late.size());
      assertThat(waits.longest()).as("seed %d", seed).isEqualTo(named(late.stream()));
    }
  }

  private static List<HallPicture.LongWait> named(Stream<Visitor> late) {
    return late.map(
            one ->
                new HallPicture.LongWait(
                    one.ticketId,
                    one.number,
                    one.service,
                    one.place.wing(),
                    one.place.zone(),
                    (NOW_MS - one.issuedAtMs) / 1_000))
        .sorted(
            (one, other) ->
                one.waitedS() == other.waitedS()
                    ? Long.compare(one.ticketId(), other.ticketId())
                    : Long.compare(other.waitedS(), one.waitedS()))
        .limit(20)
        .toList();
  }
}
