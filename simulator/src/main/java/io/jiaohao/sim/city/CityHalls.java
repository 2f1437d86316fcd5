package io.jiaohao.sim.city;

import io.jiaohao.sim.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The small halls of a city: service points of neighbourhoods and outlets at banks and post
 * offices, each with one to six windows and what people come for there. Made up from a seed; the
 * same seed makes the same files.
 */
final class CityHalls {
  /** A service point has most often two or three windows. */
  private static final int[] WINDOWS_OF_POINTS = {1, 2, 2, 2, 3, 3, 3, 4, 5, 6};

  private static final int[] WINDOWS_OF_OUTLETS = {1, 1, 1, 1, 2, 2, 2, 3, 4, 6};
  private static final int SERVICES_MIN = 3;
  private static final int SERVICES_MAX = 8;

  /** Minutes of work that a window has on a usual day: about six tenths of it. */
  private static final double MINUTES_A_WINDOW = 0.6 * 7 * 60;

  private record Offer(String id, String zh, String en, double minutes) {}

  private static final List<Offer> OFFERS =
      List.of(
          new Offer("SA", "社保查询", "Social insurance enquiry", 5),
          new Offer("SB", "社保卡办理", "Social insurance card", 9),
          new Offer("SC", "居民医保参保", "Resident medical insurance", 8),
          new Offer("SD", "异地就医备案", "Treatment elsewhere, registration", 7),
          new Offer("SE", "居住证办理", "Residence permit", 10),
          new Offer("SF", "生育登记", "Birth registration", 8),
          new Offer("SG", "老年优待证", "Senior citizen card", 6),
          new Offer("SH", "残疾人补贴", "Disability allowance", 12),
          new Offer("SJ", "就业登记", "Employment registration", 9),
          new Offer("SK", "个体工商户登记", "Sole trader registration", 14),
          new Offer("SL", "证明开具", "Certificates", 6),
          new Offer("SM", "水电气缴费", "Utility bills", 4));

  private CityHalls() {}

  /** A service point, the nth of the city. */
  static CityHall servicePoint(int nth, long seed) {
    String id = String.format(Locale.ROOT, "point-%04d", nth);
    String zh = String.format(Locale.ROOT, "便民服务点%04d", nth);
    String en = String.format(Locale.ROOT, "Service point %04d", nth);
    return hall(id, zh, en, WINDOWS_OF_POINTS, seed);
  }

  /** A partner's outlet, the nth of the city. */
  static CityHall outlet(int nth, long seed) {
    String id = String.format(Locale.ROOT, "outlet-%04d", nth);
    String zh = String.format(Locale.ROOT, "合作网点%04d", nth);
    String en = String.format(Locale.ROOT, "Partner outlet %04d", nth);
    return hall(id, zh, en, WINDOWS_OF_OUTLETS, seed);
  }

  private static CityHall hall(String id, String zh, String en, int[] sizes, long seed) {
    SplittableRandom random = Seeds.of(seed, "city", id);
    int windows = sizes[random.nextInt(sizes.length)];
    List<Offer> offers = offers(random);
    return new CityHall(id, windows, text(id, zh, en, windows, offers));
  }

  private static List<Offer> offers(RandomGenerator random) {
    List<Offer> shuffled = new ArrayList<>(OFFERS);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, random.nextInt(i + 1));
    }
    int count = random.nextInt(SERVICES_MIN, SERVICES_MAX + 1);
    List<Offer> offered = new ArrayList<>(shuffled.subList(0, count));
    offered.sort((a, b) -> a.id().compareTo(b.id()));
    return offered;
  }

  private static String text(String id, String zh, String en, int windows, List<Offer> offers) {
    StringBuilder services = new StringBuilder();
    for (Offer offer : offers) {
      long tickets = Math.round(windows * MINUTES_A_WINDOW / offers.size() / offer.minutes());
      services.append(
          String.format(
              Locale.ROOT,
              "  - {id: %s, zone: A, name: {zh: %s, en: \"%s\"}, minutes: %s, weekday_tickets: %d}%n",
              offer.id(),
              offer.zh(),
              offer.en(),
              offer.minutes(),
              tickets));
    }
    return """
    hall:
      id: %s
      name: {zh: %s, en: %s}
      time_zone: Asia/Shanghai
    zones:
      - {id: A, name: {zh: 便民服务, en: Services}}
    wings:
      - {id: E, name: {zh: 大厅, en: Hall}, windows: %d, kiosks: 1, main_boards: 1, zones: [A]}
    classes:
      - {id: P2, name: {zh: 特需, en: Special need}, head_start_minutes: 20}
      - {id: P0, name: {zh: 普通, en: Walk-in}, head_start_minutes: 0}
    services:
    %swindow_modes:
      - {id: comprehensive, name: {zh: 综合窗口, en: Comprehensive window}}
    windows:
      - {range: %s, wing: E, mode: comprehensive, serves: [A]}
    hours:
      daily: {open: "09:00", last_ticket: "17:00"}
    """
        .formatted(id, zh, en, windows, services, range(windows));
  }

  private static String range(int windows) {
    return windows == 1 ? "E01" : String.format(Locale.ROOT, "E01-E%02d", windows);
  }
}
