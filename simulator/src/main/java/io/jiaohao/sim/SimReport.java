package io.jiaohao.sim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a simulation came to.
 *
 * @param fromHallMs when the simulation began in hall time
 * @param hallSpeed hall time per real time
 * @param called calls made; a ticket that was called twice counts twice
 * @param noShows calls in vain
 * @param waiting people who still waited at the end, as the server counts them
 * @param waitMin from a number to its first call, in hall minutes
 * @param refusals by code, of the usual kinds
 * @param repeated requests that were answered from the hall's memory after an outage
 * @param picturesSame boards that were found to show just what the server says
 * @param metOutage requests that met an outage and are in no latency
 * @param notOnAllBoards calls that were over before every board had shown them
 * @param kills how often the server was killed
 * @param recoveryMs from a kill until every device is back with its picture
 * @param takeOvers how often another node went on for a killed one
 * @param killToServedMs from such a kill until a device had the first answer of the next node
 * @param besides what else people did in the hall, and how often
 */
public record SimReport(
    long fromHallMs,
    long toHallMs,
    double hallSpeed,
    long issued,
    long called,
    long served,
    long noShows,
    long returned,
    long cancelled,
    long waiting,
    Percentiles waitMin,
    Percentiles issueMs,
    Percentiles callToTerminalMs,
    Percentiles callToLastBoardMs,
    Map<String, Long> refusals,
    long repeated,
    long picturesSame,
    long metOutage,
    long notOnAllBoards,
    int kills,
    Percentiles recoveryMs,
    int takeOvers,
    Percentiles killToServedMs,
    Map<String, Long> besides,
    long faults,
    List<String> faultWords) {
  public SimReport {
    refusals = Map.copyOf(refusals);
    besides = Collections.unmodifiableMap(new LinkedHashMap<>(besides));
    faultWords = List.copyOf(faultWords);
  }

  /** One line for programs; what kills led to only if there was one. */
  public String json() {
    StringBuilder line = new StringBuilder("{");
    line.append("\"issued\":").append(issued);
    line.append(",\"called\":").append(called);
    line.append(",\"served\":").append(served);
    line.append(",\"no_shows\":").append(noShows);
    line.append(",\"waiting\":").append(waiting);
    line.append(",\"faults\":").append(faults);
    line.append(",\"wait_min\":").append(waitMin.jsonOfWaits());
    line.append(",\"issue_ms\":").append(issueMs.json());
    line.append(",\"call_to_terminal_ms\":").append(callToTerminalMs.json());
    line.append(",\"call_to_last_board_ms\":").append(callToLastBoardMs.json());
    if (kills > 0) {
      line.append(",\"kills\":").append(kills);
      line.append(",\"recovery_ms\":").append(recoveryMs.json());
    }
    if (takeOvers > 0) {
      line.append(",\"takeovers\":").append(takeOvers);
      line.append(",\"kill_to_served_ms\":").append(killToServedMs.json());
    }
    besides.forEach((what, times) -> line.append(",\"").append(what).append("\":").append(times));
    return line.append('}').toString();
  }
}
