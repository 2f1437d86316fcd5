package io.jiaohao.sim.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** Who comes to the reference hall on one day. */
final class ReferenceDay {
  private static final double DAY_CV = 0.06;
  private static final double ZONE_CV = 0.05;
  private static final double PRIORITY_SHARE = 0.07;
  private static final double APPOINTMENT_NO_SHOW = 0.08;
  private static final double EARLY_MEAN_MIN = -6;
  private static final double EARLY_SD_MIN = 8;
  private static final double LATE_MIN = 15;
  private static final double CREDIT_MIN = 5;
  private static final double LAST_TICKET_MIN = 495;
  private static final double SLOT_MIN = 30;

  /** Part of the last half hour that is after the last ticket. */
  private static final double AFTER_LAST_TICKET = 0.5;

  private static final double AT_THE_DOOR_SHARE = 0.25;
  private static final double AT_THE_DOOR_MIN = 1.5;
  private static final double PATIENCE_MIN = 150;

  /** Relative crowds of the half hours from 8:30 on. */
  private static final double[] PROFILE = {
    0.95, 1.2, 1.38, 1.5, 1.5, 1.36, 1.15, 0.95, 0.88, 0.92, 1.08, 1.22, 1.22, 1.08, 0.88, 0.6, 0.3
  };

  /**
   * Somebody who gets a number.
   *
   * @param releaseMs when they begin to count
   * @param patienceMs who is called later than this after arriving has gone
   */
  record Visitor(
      long arrivesMs, String service, String ticketClass, long releaseMs, long patienceMs) {}

  private final ReferenceHall hall;
  private final SplittableRandom random;
  private final long opensMs;
  private final List<Visitor> visitors = new ArrayList<>();

  private ReferenceDay(ReferenceHall hall, long opensMs, SplittableRandom random) {
    this.hall = hall;
    this.opensMs = opensMs;
    this.random = random;
  }

  /**
   * The visitors of a day, in the order of their arrival.
   *
   * @param numbers tickets that are issued on such a day on average
   */
  static List<Visitor> visitors(
      ReferenceHall hall, double numbers, long opensMs, SplittableRandom random) {
    ReferenceDay day = new ReferenceDay(hall, opensMs, random);
    double ofDay = numbers / day.numbersOfUsualCrowd() * (1 + DAY_CV * day.gaussian());
    double[] ofZone = new double[hall.zoneShares.size()];
    for (int z = 0; z < ofZone.length; z++) {
      ofZone[z] = 1 + ZONE_CV * day.gaussian();
    }
    for (ReferenceHall.Service service : hall.services.values()) {
      day.come(service, ofDay * ofZone[service.zone()]);
    }
    day.visitors.sort(Comparator.comparingLong(Visitor::arrivesMs));
    return day.visitors;
  }

  /** Numbers of the hall's usual crowd: some booked people stay away, some come after closing. */
  private double numbersOfUsualCrowd() {
    double inTime = 1 - PROFILE[PROFILE.length - 1] * AFTER_LAST_TICKET / crowds();
    return hall.services.values().stream()
        .mapToDouble(s -> hall.ticketsADay(s) * (1 - APPOINTMENT_NO_SHOW * s.appointmentShare()))
        .map(come -> come * inTime)
        .sum();
  }

  private static double crowds() {
    return DoubleStream.of(PROFILE).sum();
  }

  private double gaussian() {
    return random.nextGaussian();
  }

  private void come(ReferenceHall.Service service, double crowd) {
    double sum = crowds();
    for (int slot = 0; slot < PROFILE.length; slot++) {
      double expected = hall.ticketsADay(service) * crowd * PROFILE[slot] / sum;
      double share = service.appointmentShare();
      for (int i = poisson(expected * (1 - share)); i > 0; i--) {
        walkIn(service, arrivalMin(slot));
      }
      for (int i = poisson(expected * share); i > 0; i--) {
        booked(service, slot * SLOT_MIN + 10 * random.nextInt(3));
      }
    }
  }

  private int poisson(double mean) {
    double left = mean;
    int count = -1;
    while (left > 0) {
      left += Math.log1p(-random.nextDouble());
      count++;
    }
    return Math.max(0, count);
  }

  private double arrivalMin(int slot) {
    return slot == 0 && random.nextDouble() < AT_THE_DOOR_SHARE
        ? AT_THE_DOOR_MIN * random.nextDouble()
        : SLOT_MIN * (slot + random.nextDouble());
  }

  private void walkIn(ReferenceHall.Service service, double atMin) {
    boolean special = random.nextDouble() < PRIORITY_SHARE;
    String ticketClass = special ? ReferenceHall.SPECIAL_NEED : ReferenceHall.WALK_IN;
    add(service, atMin, ticketClass, atMin);
  }

  private void booked(ReferenceHall.Service service, double slotMin) {
    if (random.nextDouble() < APPOINTMENT_NO_SHOW) {
      return;
    }
    double atMin = Math.max(0, slotMin + EARLY_MEAN_MIN + EARLY_SD_MIN * gaussian());
    if (atMin > slotMin + LATE_MIN) {
      add(service, atMin, ReferenceHall.WALK_IN, atMin);
    } else {
      add(service, atMin, ReferenceHall.APPOINTMENT, Math.max(atMin, slotMin - CREDIT_MIN));
    }
  }

  private void add(
      ReferenceHall.Service service, double atMin, String ticketClass, double releaseMin) {
    if (atMin < LAST_TICKET_MIN) {
      double patienceMin = -PATIENCE_MIN * Math.log1p(-random.nextDouble());
      visitors.add(
          new Visitor(
              opensMs + ms(atMin),
              service.id(),
              ticketClass,
              opensMs + ms(releaseMin),
              ms(patienceMin)));
    }
  }

  private static long ms(double minutes) {
    return Math.round(minutes * ReferenceHall.MINUTE_MS);
  }
}
