package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What the hall has come to, counted from replies and pictures. */
final class Tally {
  /** Grades from 1 up to this one are bad: somebody has to look into them. */
  private static final int WORST_GRADES = 2;

  long issued;
  long called;
  long served;
  long noShows;
  long returned;
  long cancelled;
  long repeated;

  long held;
  long resumed;
  long transferred;
  long secondMatters;
  long changedServices;
  long byHand;
  long atWindow;
  long undone;
  long slipsFailed;
  long revived;
  long rejoined;
  long breaks;
  long signedIn;
  long byThemselves;
  long rated;
  long ratedBadly;
  final DayFigures day;
  final Map<String, Long> refusals = new TreeMap<>();

  /** From issue to a ticket's first call, in hall milliseconds. */
  final Histogram waitsMs = new Histogram(SimLimits.WAIT_MAX_MS, 3);

  Tally(DayFigures day) {
    this.day = day;
  }

  /** A window's wish was granted, or taken back: {@code times} is 1 or -1. */
  void granted(Request request, int times) {
    switch (request.getActionCase()) {
      case NEXT -> served += request.getNext().getFinishing() == 0 ? 0 : times;
      case FINISH -> served += times;
      case RETURN_TICKET -> returned += times;
      case HOLD_TICKET -> held += times;
      case RESUME_TICKET -> resumed += times;
      case TRANSFER_TICKET -> transferred += times;
      case ADD_SERVICE -> secondMatters += times;
      case CHANGE_SERVICE -> changedServices += times;
      case CALL_TICKET -> byHand += times;
      case ISSUE_AND_SERVE -> atWindow += times;
      case REVIVE_TICKET -> revived += times;
      case PAUSE_WINDOW -> breaks += times;
      case SIGN_IN -> signedIn += times;
      default -> {}
    }
  }

  /** What people did besides taking a number, being called and being served. */
  Map<String, Long> besides() {
    Map<String, Long> besides = new LinkedHashMap<>();
    besides.put("slips_failed", slipsFailed);
    besides.put("revived", revived);
    besides.put("held", held);
    besides.put("resumed", resumed);
    besides.put("transferred", transferred);
    besides.put("second_matters", secondMatters);
    besides.put("changed_services", changedServices);
    besides.put("by_hand", byHand);
    besides.put("issued_at_window", atWindow);
    besides.put("by_themselves", byThemselves);
    besides.put("rejoined", rejoined);
    besides.put("undone", undone);
    besides.put("breaks", breaks);
    besides.put("signed_in", signedIn);
    besides.put("rated", rated);
    besides.put("rated_badly", ratedBadly);
    return besides;
  }

  /** Somebody gave this grade at a pad. */
  void rated(int grade) {
    rated++;
    ratedBadly += grade <= WORST_GRADES ? 1 : 0;
  }

  void refused(String code) {
    refusals.merge(code, 1L, Long::sum);
  }

  /** Somebody's first call has come, so long after the number. */
  void waited(String service, long issuedMs, long ms) {
    day.waited(service, issuedMs, ms);
    waitsMs.recordValue(Math.max(0, Math.min(SimLimits.WAIT_MAX_MS, ms)));
  }
}
