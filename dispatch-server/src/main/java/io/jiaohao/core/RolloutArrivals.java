package io.jiaohao.core;

import static io.jiaohao.core.RolloutStart.NEVER;

import java.util.Arrays;

/**
 * Visitors who will come, as a Poisson stream for each queue, at the rates forecast for each half
 * hour. Only those matter who could pass somebody who waits now: a head start, a short service, or
 * a window that helps out reluctantly lets them; later ones are not drawn at all.
 */
final class RolloutArrivals {
  private static final long SLOT_MS = 1_800_000;
  private static final double SLOTS_PER_HOUR = 2;
  private static final long FIRST_ARRIVAL_ID = Long.MAX_VALUE / 2;

  private final RolloutStart start;
  private final RandomDraws draws;
  private final long[] aheadMs;
  private final double[][] perSlot;
  private long lastId = FIRST_ARRIVAL_ID;

  RolloutArrivals(RolloutStart start, RandomDraws draws) {
    this.start = start;
    this.draws = draws;
    int queues = start.queues().size();
    this.aheadMs = new long[queues];
    this.perSlot = new double[queues][];
    long latestMs = latestDueMs() + mostReluctantMs();
    for (int q = 0; q < queues; q++) {
      RolloutStart.Queue queue = start.queues().get(q);
      long passesMs = queue.canBeJoined() ? latestMs - dueMs(queue, start.nowMs()) : 0;
      aheadMs[q] = Math.min(passesMs, Rollout.HORIZON_MS);
      readRates(q, queue);
    }
  }

  private long latestDueMs() {
    return start.persons().stream().mapToLong(p -> p.key().dueMs()).max().orElse(0);
  }

  private long mostReluctantMs() {
    return start.windows().stream()
        .flatMapToLong(w -> Arrays.stream(w.reluctanceMs))
        .max()
        .orElse(0);
  }

  private long dueMs(RolloutStart.Queue queue, long releaseMs) {
    return start.plan().order().dueMs(queue.ticketClass(), queue.service(), releaseMs);
  }

  private void readRates(int q, RolloutStart.Queue queue) {
    int count = aheadMs[q] <= 0 ? 0 : (int) (slot(start.nowMs() + aheadMs[q]) - firstSlot()) + 1;
    perSlot[q] = new double[count];
    for (int i = 0; i < count; i++) {
      perSlot[q][i] =
          start
                  .expectations()
                  .arrivalsPerHour(
                      start.part().wing(),
                      queue.serviceId(),
                      queue.ticketClass().id(),
                      (firstSlot() + i) * SLOT_MS)
              / SLOTS_PER_HOUR;
    }
  }

  private static long slot(long atMs) {
    return Math.floorDiv(atMs, SLOT_MS);
  }

  private long firstSlot() {
    return slot(start.nowMs());
  }

  /**
   * When the next one comes after that moment; {@link RolloutStart#NEVER} if it does not matter.
   */
  long nextMs(int queue, long afterMs) {
    long atMs = afterMs;
    double wanted =
        aheadMs[queue] <= 0
            ? 0
            : -Math.log1p(
                -draws.of(
                    Matter.ARRIVES.about(
                        Matter.arrival(start.queues().get(queue).drawn(), afterMs, 0))));
    while (atMs - start.nowMs() < aheadMs[queue]) {
      int i = (int) (slot(atMs) - firstSlot());
      long slotEndMs = (firstSlot() + i + 1) * SLOT_MS;
      double expected = perSlot[queue][i] * (slotEndMs - atMs) / SLOT_MS;
      if (wanted < expected) {
        atMs += (long) (wanted / perSlot[queue][i] * SLOT_MS);
        return atMs - start.nowMs() < aheadMs[queue] ? atMs : NEVER;
      }
      wanted -= expected;
      atMs = slotEndMs;
    }
    return NEVER;
  }

  /** The order key of one who comes then. */
  OrderKey key(int queue, long atMs) {
    return OrderKey.of(dueMs(start.queues().get(queue), atMs), atMs, ++lastId);
  }
}
