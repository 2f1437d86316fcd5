package io.jiaohao.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A report as people read it. */
final class SummaryText {
  private static final String NUMBERS = "  %-26s %9s %9s %9s %9s%n";

  private static final int WORDS_A_LINE = 5;
  private static final double MS_PER_MINUTE = 60_000;

  private final SimReport report;
  private final StringBuilder text = new StringBuilder();

  private SummaryText(SimReport report) {
    this.report = report;
  }

  static String of(SimReport report) {
    return new SummaryText(report).text();
  }

  private String text() {
    add(
        "%n%.0f hall minutes at %.0f times real time, all devices over real sockets%n",
        (report.toHallMs() - report.fromHallMs()) / MS_PER_MINUTE, report.hallSpeed());
    add(
        "  %d numbers issued, %d calls, %d served, %d no-shows, %d sent back, %d given back%n",
        report.issued(),
        report.called(),
        report.served(),
        report.noShows(),
        report.returned(),
        report.cancelled());
    besides();
    add("  %d still waiting at the end%n%n", report.waiting());
    Percentiles wait = report.waitMin();
    add(NUMBERS, "hall minutes", "p50", "p90", "p99", "max");
    add(
        NUMBERS,
        "wait for the first call",
        one(wait.p50()),
        one(wait.p90()),
        one(wait.p99()),
        one(wait.max()));
    add("%n");
    add(NUMBERS, "real milliseconds", "p50", "p99", "p99.9", "max");
    latency("number issued", report.issueMs());
    latency("call → window terminal", report.callToTerminalMs());
    latency("call → last board", report.callToLastBoardMs());
    if (report.kills() > 0) {
      latency("kill → all devices back", report.recoveryMs());
    }
    if (report.takeOvers() > 0) {
      latency("kill → first command", report.killToServedMs());
    }
    add(
        "%n  Measured from the moment when a key was due: clerks press the next one when they have%n");
    add("  their answer. The simulated devices share this machine's cores with the server.%n%n");
    remarks();
    faults();
    return text.toString();
  }

  private void besides() {
    List<String> words = new ArrayList<>();
    report.besides().forEach((what, times) -> words.add(times + " " + what.replace('_', ' ')));
    for (int i = 0; i < words.size(); i += WORDS_A_LINE) {
      int end = Math.min(words.size(), i + WORDS_A_LINE);
      add("  %s%n", String.join(", ", words.subList(i, end)));
    }
  }

  private void latency(String what, Percentiles ms) {
    add(NUMBERS, what, one(ms.p50()), one(ms.p99()), one(ms.p999()), one(ms.max()));
  }

  private void remarks() {
    if (report.kills() > 0) {
      add(
          "  killed %s: %d requests met an outage and are in no latency above;%n",
          report.kills() == 1 ? "once" : report.kills() + " times", report.metOutage());
      add(
          "  %d were durable before the kill, and were answered, not done, again%n",
          report.repeated());
    }
    if (report.takeOvers() > 0) {
      add(
          "  another node went on %s, and had its first command that long after the kill%n",
          report.takeOvers() == 1 ? "once" : report.takeOvers() + " times");
    }
    if (report.notOnAllBoards() > 0) {
      add("  %d calls were over before every board had shown them%n", report.notOnAllBoards());
    }
    if (!report.refusals().isEmpty()) {
      StringBuilder codes = new StringBuilder();
      for (Map.Entry<String, Long> one : new TreeMap<>(report.refusals()).entrySet()) {
        codes.append(codes.isEmpty() ? "" : ", ").append(one.getValue()).append(' ');
        codes.append(one.getKey().toLowerCase(Locale.ROOT).replace('_', ' '));
      }
      add("  refused, as in any busy hall: %s%n", codes);
    }
    add("  audited: every reply and picture against a model of its own;%n");
    add("  %d comparisons of a board with the server's own picture%n%n", report.picturesSame());
  }

  private void faults() {
    if (report.faults() == 0) {
      add("no faults%n%n");
      return;
    }
    add(report.faults() == 1 ? "1 FAULT%n" : "%d FAULTS%n", report.faults());
    report.faultWords().forEach(words -> add("  - %s%n", words));
    if (report.faults() > report.faultWords().size()) {
      add("  … and %d more%n", report.faults() - report.faultWords().size());
    }
    add("%n");
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
  }

  @SuppressWarnings("AnnotateFormatMethod") // Its annotation is in a library that we do not ship.
  private void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }
}
