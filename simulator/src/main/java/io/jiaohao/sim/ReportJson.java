package io.jiaohao.sim;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A report for programs: the figures of the page. docs/day.md says what each means. */
final class ReportJson {
  private ReportJson() {}

  static String of(DayReport report) {
    SimSettings settings = report.settings();
    Machine machine = report.machine();
    String scenario = text(settings.course().name());
    String sums = report.sums().json();
    return """
        {"scenario":%s,"seed":%d,"load":%s,"hall_speed":%s,"from_hall_ms":%d,"to_hall_ms":%d,
        "sound":%b,
        "machine":{"cores":%d,"java":%s,"system":%s,"shared_with_server":%b},
        "sums":%s,
        "comparisons":%d,"in_no_latency":%d,"not_on_all_boards":%d,"repeated":%d,
        "fault_words":%s,
        "mishaps":%s,
        "waits":%s,
        "queues":%s,
        "windows":%s}
        """
        .formatted(
            scenario,
            settings.seed(),
            number(settings.load()),
            number(report.sums().hallSpeed()),
            report.sums().fromHallMs(),
            report.sums().toHallMs(),
            report.isSound(),
            machine.cores(),
            text(machine.java()),
            text(machine.system()),
            machine.shared(),
            sums,
            report.sums().picturesSame(),
            report.sums().metOutage(),
            report.sums().notOnAllBoards(),
            report.sums().repeated(),
            list(report.sums().faultWords(), ReportJson::text),
            list(report.mishaps(), ReportJson::mishap),
            list(report.waits(), ReportJson::wait),
            list(report.queues(), ReportJson::queue),
            list(report.windows(), ReportJson::window));
  }

  private static String mishap(Mishap one) {
    return "{\"at\":%s,\"do\":%s,\"wing\":%s,\"lasts_ms\":%d,\"state\":%s,\"outcome\":%s}"
        .formatted(
            text(one.step().at().toString()),
            text(one.step().kind().word()),
            text(one.step().wing()),
            one.step().lastsMs(),
            text(one.state().name().toLowerCase(Locale.ROOT)),
            text(one.outcomeEn()));
  }

  private static String wait(DayFigures.WaitCell cell) {
    return "{\"zone\":%s,\"hour\":%d,\"count\":%d,\"mean_min\":%s}"
        .formatted(text(cell.zone()), cell.hour(), cell.count(), number(cell.meanMin()));
  }

  private static String queue(DayFigures.QueuePoint point) {
    return "{\"zone\":%s,\"minute\":%d,\"waiting\":%d}"
        .formatted(text(point.zone()), point.minute(), point.waiting());
  }

  private static String window(DayFigures.WindowUse use) {
    return "{\"window\":%s,\"wing\":%s,\"looks\":%d,\"busy\":%s}"
        .formatted(text(use.window()), text(use.wing()), use.looks(), number(use.busy()));
  }

  private static <T> String list(List<T> items, Function<T, String> one) {
    return items.stream().map(one).collect(Collectors.joining(",\n", "[", "]"));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String text(String value) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.append('"').toString();
  }
}
