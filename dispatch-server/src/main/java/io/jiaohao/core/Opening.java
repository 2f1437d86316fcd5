package io.jiaohao.core;

import java.util.List;

/**
 * Hours of a part of the hall on the kinds of day that it names; on others a wider scope's hours
 * hold. Data of a {@link HallPlan}; which scope goes before which is {@link OpeningRanks}'s matter.
 */
public record Opening(Scope scope, List<Day> days) {
  public Opening {
    days = List.copyOf(days);
  }

  /**
   * Whose hours: empty = any. A window is named alone, a zone or service also within a wing.
   *
   * @param zone for services of the zone, and for windows that serve this zone alone
   */
  public record Scope(String wing, String zone, String service, String window) {

    /** All of the hall. */
    public static final Scope HALL = new Scope("", "", "", "");

    /** A wing. */
    public static Scope ofWing(String wing) {
      return new Scope(wing, "", "", "");
    }

    /** A zone, in one wing or (empty) in all. */
    public static Scope ofZone(String zone, String wing) {
      return new Scope(wing, zone, "", "");
    }

    /** A service, in one wing or (empty) in all. */
    public static Scope ofService(String service, String wing) {
      return new Scope(wing, "", service, "");
    }

    /** A window. */
    public static Scope ofWindow(String window) {
      return new Scope("", "", "", window);
    }
  }

  /** Hours of one kind of day, in order and apart from each other; none = closed. */
  public record Day(DayKind kind, List<Span> spans) {
    public Day {
      spans = List.copyOf(spans);
    }
  }

  /**
   * A part of a day, in minutes after local midnight, 1,440 = the midnight after.
   *
   * @param toMinute windows are planned open from {@code fromMinute} on and before this
   * @param lastTicketMinute numbers are given from {@code fromMinute} on and before this
   * @param tag numbers are given for services with this tag alone; empty = for all
   * @param roster windows on this roster alone are planned open; empty = all
   */
  public record Span(
      int fromMinute, int toMinute, int lastTicketMinute, String tag, String roster) {

    /** All services and windows, numbers to the end. */
    public Span(int fromMinute, int toMinute) {
      this(fromMinute, toMinute, toMinute, "", "");
    }
  }
}
