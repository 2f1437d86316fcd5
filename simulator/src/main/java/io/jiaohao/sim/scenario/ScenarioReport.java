package io.jiaohao.sim.scenario;

import java.io.PrintWriter;

/** Counts how scenarios go and tells of it while they do. */
final class ScenarioReport {
  private final PrintWriter out;
  private int files;
  private int passed;
  private int failed;
  private int skipped;
  private long unseen;

  ScenarioReport(PrintWriter out) {
    this.out = out;
  }

  void went(Scenario scenario, Outcome outcome) {
    files++;
    unseen += outcome.unseen();
    if (outcome.held()) {
      passed++;
      String orders = outcome.orders() > 1 ? ", in " + outcome.orders() + " orders" : "";
      say("ok      " + scenario.file() + ": " + scenario.title() + orders);
    } else {
      failed++;
      say("FAILED  " + scenario.file() + ": " + scenario.title());
      outcome.failures().forEach(failure -> say("        " + failure));
    }
  }

  void skipped(Scenario scenario, String why) {
    files++;
    skipped++;
    say("skipped " + scenario.file() + ": " + scenario.title() + ": " + why);
  }

  void unreadable(String file, String why) {
    files++;
    failed++;
    say("FAILED  " + file + ": cannot be read");
    why.lines().forEach(line -> say("        " + line));
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }

  /** The last line, for programs. */
  void close() {
    say(
        "{\"passed\": %d, \"failed\": %d, \"files\": %d, \"skipped\": %d, \"unseen\": %d}"
            .formatted(passed, failed, files, skipped, unseen));
  }

  boolean allHeld() {
    return failed == 0;
  }
}
