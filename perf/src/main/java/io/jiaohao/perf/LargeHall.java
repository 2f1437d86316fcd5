package io.jiaohao.perf;

import io.jiaohao.config.HallFile;
import io.jiaohao.config.HallFileException;
import io.jiaohao.core.HallPlan;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * The hall that is measured: one wing, open all day, 20 services, 130 windows with five random
 * skills each, three classes. The same on every machine.
 */
final class LargeHall {
  static final String ID = "large";
  static final String WING = "E";
  static final int SERVICES = 20;
  static final int WINDOWS = 130;
  static final int KIOSKS = 4;
  private static final int SKILLS = 5;

  /** Letters of services; I and O look like digits. */
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUV";

  private static final String HEAD =
      """
      hall: {id: large, name: {zh: 大厅, en: Large Hall}, time_zone: UTC, max_waiting: 1048576}
      zones:
        - {id: Z, name: {zh: 综合服务, en: All services}}
      wings:
        - {id: E, name: {zh: 东厅, en: East Hall}, windows: %d, kiosks: %d, zones: [Z]}
      hours:
        daily: {open: "00:00", last_ticket: "24:00"}
      classes:
        - {id: P0, name: {zh: 普通, en: Walk-in}, head_start_minutes: 0}
        - {id: P1, name: {zh: 预约, en: Appointment}, head_start_minutes: 10}
        - {id: P2, name: {zh: 特需, en: Special need}, head_start_minutes: 20}
      window_modes:
        - {id: comprehensive, name: {zh: 综合窗口, en: Comprehensive window}}
      """;

  private static final List<String> SERVICE_IDS =
      LETTERS.chars().mapToObj(letter -> "S" + (char) letter).toList();

  private LargeHall() {}

  static String service(int service) {
    return SERVICE_IDS.get(service);
  }

  static String window(int window) {
    return "E%03d".formatted(window + 1);
  }

  static int windowOf(String id) {
    return Integer.parseInt(id.substring(1)) - 1;
  }

  /** A random class: 80 % walk-in, 15 % appointment, 5 % special need. */
  static String randomClass(SplittableRandom random) {
    int percent = random.nextInt(100);
    return percent < 80 ? "P0" : percent < 95 ? "P1" : "P2";
  }

  /** The hall file. */
  static String file() {
    StringBuilder text = new StringBuilder(HEAD.formatted(WINDOWS, KIOSKS));
    text.append("services:\n");
    for (int s = 0; s < SERVICES; s++) {
      String name = "{zh: 事项%d, en: Service %d}".formatted(s + 1, s + 1);
      text.append("  - {id: %s, zone: Z, name: %s, minutes: 5}\n".formatted(service(s), name));
    }
    text.append("windows:\n");
    SplittableRandom random = new SplittableRandom(42);
    for (int w = 0; w < WINDOWS; w++) {
      String skills =
          random
              .ints(0, SERVICES)
              .distinct()
              .limit(SKILLS)
              .mapToObj(LargeHall::service)
              .collect(Collectors.joining(", "));
      text.append(
          "  - {range: %s, wing: E, mode: comprehensive, serves: [%s]}\n"
              .formatted(window(w), skills));
    }
    return text.toString();
  }

  /** The same hall with so many windows and room for so many people. */
  static HallPlan plan(int windows, int maxWaiting) {
    HallPlan usual = plan();
    SplittableRandom random = new SplittableRandom(42);
    List<HallPlan.Window> many = new ArrayList<>();
    for (int w = 0; w < windows; w++) {
      List<HallPlan.Skill> skills =
          random
              .ints(0, SERVICES)
              .distinct()
              .limit(SKILLS)
              .mapToObj(s -> new HallPlan.Skill(service(s), 0))
              .toList();
      many.add(new HallPlan.Window(window(w), WING, usual.windows().get(0).mode(), skills));
    }
    return new HallPlan(
        usual.id(),
        usual.name(),
        usual.zoneId(),
        usual.dayReset(),
        usual.numberDigits(),
        maxWaiting,
        usual.hours(),
        usual.calls(),
        usual.life(),
        usual.order(),
        usual.wings(),
        usual.zones(),
        usual.classes(),
        usual.services(),
        many,
        usual.outcomes(),
        usual.returnReasons());
  }

  static HallPlan plan() {
    try {
      return HallFile.read(ID, new StringReader(file()));
    } catch (IOException | HallFileException e) {
      throw new IllegalStateException(e);
    }
  }
}
