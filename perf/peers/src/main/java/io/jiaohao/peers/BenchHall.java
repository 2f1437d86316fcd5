package io.jiaohao.peers;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Prints the hall file of the model: one wing, open all day, the same skills as everywhere, head
 * starts of 0, 10 and 20 minutes. Announcements by themselves are put off as far as a hall file
 * allows, so that nothing but the measured work happens.
 */
final class BenchHall {
  /** Letters of prefixes; a hall skips I and O since they read like digits. */
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUV";

  private static final int MAX_WAITING = 1_048_576;

  /** A hall file has no more; who wants more gives keys to them. */
  private static final int BOARDS_OF_WING = 200;

  private static final int HEAD_START_MINUTES = 10;

  private BenchHall() {}

  /** Id of a service. */
  static String service(int service) {
    return "S" + LETTERS.charAt(service);
  }

  /** Id of a class. */
  static String ticketClass(int ticketClass) {
    return "P" + ticketClass;
  }

  /** Id of a window. */
  static String window(int window) {
    return String.format("W%03d", window + 1);
  }

  /** The window with this id. */
  static int windowOf(String id) {
    return Integer.parseInt(id.substring(1)) - 1;
  }

  /** Writes the file to standard output. */
  public static void main(String[] args) {
    line("hall:");
    line("  id: bench");
    line("  name: {zh: 测试厅, en: Bench Hall}");
    line("  time_zone: UTC");
    line("  max_waiting: %d", MAX_WAITING);
    line("zones:");
    line("  - {id: Z, name: {zh: 综合服务, en: All services}}");
    line("wings:");
    line(
        "  - {id: E, name: {zh: 东厅, en: East Hall}, windows: %d, kiosks: %d, main_boards: %d,"
            + " zones: [Z]}",
        Model.WINDOWS, Model.KIOSKS, Math.min(Model.BOARDS, BOARDS_OF_WING));
    line("hours:");
    line("  daily: {open: \"00:00\", last_ticket: \"24:00\"}");
    line("calls: {interval_seconds: 600, no_show_after_seconds: 3600}");
    line("classes:");
    for (int c = 0; c < 3; c++) {
      line(
          "  - {id: %s, name: {zh: 等级%d, en: Class %d}, head_start_minutes: %d}",
          ticketClass(c), c, c, c * HEAD_START_MINUTES);
    }
    line("services:");
    for (int s = 0; s < Model.SERVICES; s++) {
      line(
          "  - {id: %s, zone: Z, name: {zh: 事项%d, en: Service %d}, minutes: 5}",
          service(s), s + 1, s + 1);
    }
    line("window_modes:");
    line("  - {id: comprehensive, name: {zh: 综合窗口, en: Comprehensive window}}");
    line("windows:");
    for (int w = 0; w < Model.WINDOWS; w++) {
      String serves =
          Arrays.stream(Model.SKILLS_OF[w])
              .mapToObj(BenchHall::service)
              .collect(Collectors.joining(", "));
      line("  - {range: %s, wing: E, mode: comprehensive, serves: [%s]}", window(w), serves);
    }
  }

  private static void line(String format, Object... values) {
    System.out.printf(format + "%n", values);
  }
}
