package io.jiaohao.sim;

import java.util.List;
import java.util.Locale;

/**
 * What a city's load came to, in the time that was measured.
 *
 * @param hallsSeen halls that answered at least once
 * @param loginS how long all devices took to log in
 * @param commands requests that were answered
 * @param waiting people who waited at the end, as the servers count them
 * @param refused of the commands, those with a usual refusal, mostly that nobody waits
 * @param picturesSame boards that were found to show just what their server says
 */
public record CityReport(
    int halls,
    int hallsSeen,
    int devices,
    double load,
    double loginS,
    double seconds,
    long commands,
    long issued,
    long called,
    long served,
    long waiting,
    long refused,
    Percentiles issueMs,
    Percentiles callToTerminalMs,
    Percentiles callToLastBoardMs,
    long picturesSame,
    long notOnAllBoards,
    long metOutage,
    long faults,
    List<String> faultWords) {
  public CityReport {
    faultWords = List.copyOf(faultWords);
  }

  /** Answered requests a second. */
  public double commandsPerS() {
    return seconds == 0 ? 0 : commands / seconds;
  }

  /** One line for programs. */
  public String json() {
    return String.format(
            Locale.ROOT,
            "{\"halls\":%d,\"halls_seen\":%d,\"devices\":%d,\"load\":%s,\"login_s\":%.1f,\"seconds\":%.1f,"
                + "\"commands\":%d,\"commands_per_s\":%.1f,\"issued\":%d,\"called\":%d,\"served\":%d,"
                + "\"waiting\":%d,\"refused\":%d,\"met_outage\":%d,\"faults\":%d,",
            halls,
            hallsSeen,
            devices,
            load,
            loginS,
            seconds,
            commands,
            commandsPerS(),
            issued,
            called,
            served,
            waiting,
            refused,
            metOutage,
            faults)
        + "\"issue_ms\":"
        + issueMs.json()
        + ",\"call_to_terminal_ms\":"
        + callToTerminalMs.json()
        + ",\"call_to_last_board_ms\":"
        + callToLastBoardMs.json()
        + "}";
  }

  /** For people. */
  public String words() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%n%d of %d halls answered, %d devices, %.1f s at a load of %s%n"
                + "  %d commands, %.1f/s: %d numbers issued, %d calls, %d served; %d refused%n"
                + "  %d waiting at the end%n%n  %-26s %9s %9s %9s %9s%n",
            hallsSeen,
            halls,
            devices,
            seconds,
            load,
            commands,
            commandsPerS(),
            issued,
            called,
            served,
            refused,
            waiting,
            "real milliseconds",
            "p50",
            "p99",
            "p99.9",
            "max"));
    line(text, "number issued", issueMs);
    line(text, "call → window terminal", callToTerminalMs);
    line(text, "call → last board", callToLastBoardMs);
    text.append(
        String.format(
            Locale.ROOT,
            "%n  Measured from the moment when each key was planned, whatever the answer before.%n"
                + "  %d comparisons of a board with its server's own picture; %d requests met an outage,%n"
                + "  %d calls were over before every board had shown them%n%n",
            picturesSame,
            metOutage,
            notOnAllBoards));
    text.append(faults == 0 ? "no faults" : faults + (faults == 1 ? " FAULT" : " FAULTS"));
    faultWords.forEach(words -> text.append(String.format("%n  - %s", words)));
    return text.append(String.format("%n%n")).toString();
  }

  private static void line(StringBuilder text, String what, Percentiles ms) {
    text.append(
        String.format(
            Locale.ROOT,
            "  %-26s %9.1f %9.1f %9.1f %9.1f%n",
            what,
            ms.p50(),
            ms.p99(),
            ms.p999(),
            ms.max()));
  }
}
