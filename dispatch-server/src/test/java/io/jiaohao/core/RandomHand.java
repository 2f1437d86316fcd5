package io.jiaohao.core;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Somebody who does something by chance, in a hall as it is. */
abstract class RandomHand {
  private static final List<String> WINDOWS = List.of("E01", "E02", "E03", "W04", "W05");

  final SplittableRandom random;
  HallImage hall;
  long nowMs;

  RandomHand(SplittableRandom random) {
    this.random = random;
  }

  void look(HallImage now, long atMs) {
    hall = now;
    nowMs = atMs;
  }

  String service() {
    return pick("AA", "AB", "AC", "AD");
  }

  long recentCall() {
    return Math.max(0, hall.lastCallId() + 1 - random.nextLong(0, 8));
  }

  /** The last one of those, usually, if there are any. */
  long finishedCall(Predicate<HallImage.Finished> kind) {
    List<HallImage.Finished> those = hall.finished().stream().filter(kind).toList();
    return those.isEmpty() || oneIn(6) ? recentCall() : those.get(those.size() - 1).callId();
  }

  long timeAhead() {
    return oneIn(3) ? nowMs + random.nextLong(-1_000, 600_000) : 0;
  }

  /** One of those, usually, if there are any. */
  long ticket(Predicate<HallImage.Ticket> kind) {
    List<HallImage.Ticket> those = hall.tickets().stream().filter(kind).toList();
    return those.isEmpty() || oneIn(8)
        ? anyTicket()
        : those.get(random.nextInt(those.size())).ticketId();
  }

  long anyTicket() {
    return Math.max(0, hall.lastTicketId() + 1 - random.nextLong(0, 15));
  }

  String window() {
    return oneIn(40) ? "X09" : WINDOWS.get(random.nextInt(WINDOWS.size()));
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  String pick(String... all) {
    return all[random.nextInt(all.length)];
  }
}
