package io.jiaohao.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.TicketState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CrowdTest {
  private static final int RUNS = 100;
  private static final int STEPS = 150;
  private static final long NOW_MS = 10_000_000;
  private static final List<WingZone> PLACES =
      List.of(new WingZone("north", "A"), new WingZone("south", "A"), new WingZone("north", "B"));
  private static final List<TicketState> STATES =
      List.of(TicketState.WAITING, TicketState.CALLED, TicketState.SERVING);

  private final List<Visitor> known = new ArrayList<>();

  /** Counts afresh, from everybody. */
  private void agrees(Crowd crowd, String where) {
    for (WingZone place : PLACES) {
      List<Visitor> waiting =
          known.stream().filter(one -> one.isWaiting() && one.place.equals(place)).toList();
      long longestMs = waiting.stream().mapToLong(one -> NOW_MS - one.issuedAtMs).max().orElse(0);
      HallView.ZonePicture picture = crowd.pictures(NOW_MS).get(place);
      assertThat(crowd.waiting(place)).as(where).isEqualTo(waiting.size());
      assertThat(picture.waiting()).as(where).isEqualTo(waiting.size());
      assertThat(picture.longestWaitMs()).as(where).isEqualTo(longestMs);
    }
  }

  @Test
  void linesAndLongestWaitsAreWhatCountingEverybodySays() {
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      Crowd crowd = new Crowd(window -> {});
      PLACES.forEach(crowd::watch);
      known.clear();
      for (int step = 0; step < STEPS; step++) {
        step(random, crowd, step);
        agrees(crowd, "seed " + seed + " step " + step);
      }
    }
  }

  private void step(Random random, Crowd crowd, long ticketId) {
    int what = random.nextInt(10);
    if (what < 5 || known.isEmpty()) {
      Visitor visitor =
          new Visitor(
              ticketId,
              "A" + ticketId,
              NOW_MS - random.nextInt(5) * 1_000_000L,
              PLACES.get(random.nextInt(PLACES.size())),
              "tax",
              TicketState.WAITING);
      known.add(visitor);
      crowd.put(visitor);
      return;
    }
    Visitor one = known.get(random.nextInt(known.size()));
    if (what < 7) {
      crowd.move(one.ticketId, STATES.get(random.nextInt(STATES.size())));
    } else if (what < 9) {
      WingZone place = PLACES.get(random.nextInt(PLACES.size()));
      crowd.change(one.ticketId, visitor -> visitor.place = place);
    } else {
      crowd.remove(one.ticketId);
      known.remove(one);
    }
  }
}
