package io.jiaohao.foresight;

import io.jiaohao.core.HallPlan;
import java.util.Map;
import java.util.TreeMap;

/**
 * Arrivals of each half hour of a usual day, by wing, service and class: at first the plan's
 * tickets a weekday, spread over the hours of opening with a peak in the morning and one after
 * lunch; then the days that were seen, later ones counting more. Weekends are kept apart.
 */
final class ArrivalRates {
  private static final int SLOTS = 48;
  private static final int SLOT_MINUTES = 30;
  private static final double SLOTS_PER_HOUR = 2;
  private static final long SLOT_MS = 1_800_000;
  private static final double LATER_DAYS_COUNT = 0.1;
  private static final int DAYS_A_WEEK = 7;
  private static final int THURSDAY = 3;
  private static final int FRIDAY = 4;

  /** Crowd of each tenth of the opening hours, relative to a tenth of the day's. */
  private static final double[] PROFILE = {1.0, 1.3, 1.45, 1.2, 0.9, 0.8, 1.1, 1.1, 0.75, 0.4};

  private final Map<String, Means> places = new TreeMap<>();
  private final int[] days = new int[2];
  private boolean anybodyToday;

  private static final class Means {
    final double[][] perSlot = new double[2][];
    final int[] today = new int[SLOTS];
  }

  void arrived(String wing, String service, String ticketClass, int slot) {
    anybodyToday = true;
    place(wing, service, ticketClass).today[slot]++;
  }

  private Means place(String wing, String service, String ticketClass) {
    return places.computeIfAbsent(wing + '\n' + service + '\n' + ticketClass, p -> new Means());
  }

  /** Half hour of the local day. */
  static int slot(long atMs, long zoneOffsetMs) {
    return (int) Math.floorMod(Math.floorDiv(atMs + zoneOffsetMs, SLOT_MS), (long) SLOTS);
  }

  /** A day is over; one on which nobody came teaches nothing. */
  void dayTurned(long endedEpochDay) {
    if (anybodyToday) {
      int kind = kind(endedEpochDay);
      days[kind]++;
      places.values().forEach(means -> learn(means, kind));
    }
    anybodyToday = false;
  }

  private static int kind(long epochDay) {
    return Math.floorMod(epochDay + THURSDAY, DAYS_A_WEEK) > FRIDAY ? 1 : 0;
  }

  private void learn(Means means, int kind) {
    if (means.perSlot[kind] == null) {
      means.perSlot[kind] = new double[SLOTS];
    }
    double share = Math.max(LATER_DAYS_COUNT, 1.0 / days[kind]);
    for (int slot = 0; slot < SLOTS; slot++) {
      double change = means.today[slot] - means.perSlot[kind][slot];
      means.perSlot[kind][slot] += share * change;
      means.today[slot] = 0;
    }
  }

  /** Arrivals an hour; {@code planned} is what the plan expects of the day here. */
  double perHour(
      String wing,
      String service,
      String ticketClass,
      long epochDay,
      int slot,
      double planned,
      HallPlan.Hours hours) {
    Means means = places.get(wing + '\n' + service + '\n' + ticketClass);
    double[] seen = means == null ? null : means.perSlot[kind(epochDay)];
    double perSlot = seen == null ? planned * plannedShare(slot, hours) : seen[slot];
    return perSlot * SLOTS_PER_HOUR;
  }

  private static double plannedShare(int slot, HallPlan.Hours hours) {
    double open = hours.lastTicketMinute() - hours.openMinute();
    double at = (slot * SLOT_MINUTES + SLOT_MINUTES / 2.0 - hours.openMinute()) / open;
    return open <= 0 || at < 0 || at >= 1
        ? 0
        : PROFILE[(int) (at * PROFILE.length)] * SLOT_MINUTES / open;
  }
}
