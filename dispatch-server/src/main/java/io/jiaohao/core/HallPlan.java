package io.jiaohao.core;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * The configuration of a hall as data: wings, zones, services, windows, classes and the numbers of
 * its rules. It enters the hall as a journalled command, so a replayed day uses the plan of that
 * day. The hall file's reader has checked it; ids refer to each other and are unique.
 *
 * @param id the hall's own id, as in "xian"
 * @param dayReset local time at which the business day turns
 * @param numberDigits digits of a ticket number, filled with zeros; more are used when needed
 * @param maxWaiting waiting tickets that the hall holds at most
 * @param outcomes what a finished service may have led to; the first is the usual one
 * @param returnReasons reason codes for sending a called visitor back to the queue
 * @param crowd levels of the hall as a whole; each zone may have its own
 */
public record HallPlan(
    String id,
    Words name,
    ZoneId zoneId,
    LocalTime dayReset,
    int numberDigits,
    int maxWaiting,
    Hours hours,
    CallRules calls,
    LifeRules life,
    OrderRules order,
    List<Wing> wings,
    List<Zone> zones,
    List<TicketClass> classes,
    List<Service> services,
    List<Window> windows,
    List<String> outcomes,
    List<String> returnReasons,
    CrowdLevels crowd) {

  /** Waiting tickets that a hall holds unless its plan says otherwise. */
  public static final int MAX_WAITING = 65_536;

  public HallPlan {
    wings = List.copyOf(wings);
    zones = List.copyOf(zones);
    classes = List.copyOf(classes);
    services = List.copyOf(services);
    windows = List.copyOf(windows);
    outcomes = List.copyOf(outcomes);
    returnReasons = List.copyOf(returnReasons);
  }

  /** When this business day begins: at the hall's own reset time, wherever the server stands. */
  public long dayBeginsAtMs(LocalDate businessDay) {
    return ZonedDateTime.of(businessDay, dayReset, zoneId).toInstant().toEpochMilli();
  }

  /** A plan without crowd levels. */
  public HallPlan(
      String id,
      Words name,
      ZoneId zoneId,
      LocalTime dayReset,
      int numberDigits,
      int maxWaiting,
      Hours hours,
      CallRules calls,
      LifeRules life,
      OrderRules order,
      List<Wing> wings,
      List<Zone> zones,
      List<TicketClass> classes,
      List<Service> services,
      List<Window> windows,
      List<String> outcomes,
      List<String> returnReasons) {
    this(
        id,
        name,
        zoneId,
        dayReset,
        numberDigits,
        maxWaiting,
        hours,
        calls,
        life,
        order,
        wings,
        zones,
        classes,
        services,
        windows,
        outcomes,
        returnReasons,
        CrowdLevels.NONE);
  }

  /** A plan with the usual {@link LifeRules} and without crowd levels. */
  public HallPlan(
      String id,
      Words name,
      ZoneId zoneId,
      LocalTime dayReset,
      int numberDigits,
      int maxWaiting,
      Hours hours,
      CallRules calls,
      OrderRules order,
      List<Wing> wings,
      List<Zone> zones,
      List<TicketClass> classes,
      List<Service> services,
      List<Window> windows,
      List<String> outcomes,
      List<String> returnReasons) {
    this(
        id,
        name,
        zoneId,
        dayReset,
        numberDigits,
        maxWaiting,
        hours,
        calls,
        LifeRules.USUAL,
        order,
        wings,
        zones,
        classes,
        services,
        windows,
        outcomes,
        returnReasons);
  }

  /**
   * When the hall gives numbers and its windows are planned open. Closing never touches who has a
   * number: they are served to the end.
   *
   * @param openings hours of the hall and of its parts; see {@link OpeningRanks} for which hold
   * @param rosters windows that work in the parts of a day that name a roster
   * @param specialDays holidays and swapped working days, in order
   */
  public record Hours(List<Opening> openings, List<Roster> rosters, List<SpecialDay> specialDays) {
    public Hours {
      openings = List.copyOf(openings);
      rosters = List.copyOf(rosters);
      specialDays = List.copyOf(specialDays);
    }

    /** The same hours every day of the year: from the first minute on and before the second. */
    public Hours(int openMinute, int lastTicketMinute) {
      this(
          List.of(
              new Opening(
                  Opening.Scope.HALL,
                  Stream.of(DayKind.values())
                      .map(
                          kind ->
                              new Opening.Day(
                                  kind, List.of(new Opening.Span(openMinute, lastTicketMinute))))
                      .toList())),
          List.of(),
          List.of());
    }

    /** When the hall as a whole opens on a usual Monday, in minutes after midnight. */
    public int openMinute() {
      return monday().mapToInt(Opening.Span::fromMinute).min().orElse(0);
    }

    /** When the hall as a whole stops giving numbers on a usual Monday. */
    public int lastTicketMinute() {
      return monday().mapToInt(Opening.Span::lastTicketMinute).max().orElse(0);
    }

    private Stream<Opening.Span> monday() {
      return openings.stream()
          .filter(opening -> opening.scope().equals(Opening.Scope.HALL))
          .flatMap(opening -> opening.days().stream())
          .filter(day -> day.kind() == DayKind.MONDAY)
          .flatMap(day -> day.spans().stream());
    }

    /** Whether holidays are known for some year, and not for this one: it counts as ordinary. */
    public boolean lacksHolidaysOf(int year) {
      return !specialDays.isEmpty()
          && specialDays.stream().noneMatch(day -> day.date().getYear() == year);
    }
  }

  /** Windows that work when others do not, as over lunch. */
  public record Roster(String id, List<String> windows) {
    public Roster {
      windows = List.copyOf(windows);
    }
  }

  /** A holiday or, {@code working}, a day off that is worked in exchange for one. */
  public record SpecialDay(LocalDate date, boolean working, String name) {}

  /**
   * How a visitor is called.
   *
   * @param maxCalls announcements of one call, the first included
   * @param minCallsForNoShow announcements before a clerk may mark a no-show
   * @param intervalMs from one announcement to the next that comes by itself
   * @param noShowAfterMs from the last announcement to the no-show that comes by itself
   * @param recallMinGapMs shortest time between two announcements of a call
   * @param deferPlaces places that a first no-show goes back in its queue
   * @param maxPasses no-shows after which a ticket is passed over for good
   */
  public record CallRules(
      int maxCalls,
      int minCallsForNoShow,
      long intervalMs,
      long noShowAfterMs,
      long recallMinGapMs,
      int deferPlaces,
      int maxPasses) {}

  /**
   * What may become of a ticket besides being called and served. Codes, not free text: no event
   * ever says something about a person.
   *
   * @param printWithinMs how long a slip is waited for before its number is void
   * @param rejoinWithinMs how long after being passed over a visitor may come back
   * @param undoWithinMs how long a window's last action can be taken back
   * @param autoGraceMs how long a window that is called to by itself stays idle first
   * @param maxInARow visitors with a head start that one window calls past one without, before it
   *     is that one's turn; 0 = any number
   * @param mergeOnTransfer a visitor sent to where they wait already goes on with the number there;
   *     otherwise the transfer is refused
   * @param holdReasons why a visitor is put on hold
   * @param pauseReasons why a window takes a break
   * @param callReasons why a ticket is called past the order
   * @param ratingChannels how a rating can come in
   * @param appointments who may book a time, and when
   */
  public record LifeRules(
      long printWithinMs,
      long rejoinWithinMs,
      long undoWithinMs,
      long autoGraceMs,
      int maxInARow,
      boolean mergeOnTransfer,
      List<String> holdReasons,
      List<String> pauseReasons,
      List<String> callReasons,
      List<String> ratingChannels,
      Appointments appointments) {

    /** What holds unless a plan says otherwise. */
    public static final LifeRules USUAL =
        new LifeRules(
            30_000,
            60 * 60_000,
            5_000,
            2_000,
            0,
            false,
            List.of("form-missing", "payment", "copy", "signed-off", "other"),
            List.of("break", "lunch", "meeting", "errand", "other"),
            List.of("urgent", "helper-asked", "manager-asked", "other"),
            List.of("web", "app", "sms", "pad", "qr", "terminal"),
            Appointments.NONE);

    public LifeRules {
      holdReasons = List.copyOf(holdReasons);
      pauseReasons = List.copyOf(pauseReasons);
      callReasons = List.copyOf(callReasons);
      ratingChannels = List.copyOf(ratingChannels);
    }
  }

  /**
   * Times that can be booked.
   *
   * @param services ids of those that take appointments
   * @param ticketClass class of a ticket that comes from a booking
   * @param slotMinutes length of a slot; the first begins when the service opens
   * @param share of the windows' time that is offered, 0 to 1
   * @param daysAhead last day that can be booked, in days from today
   * @param perPersonDay bookings of one person on one day, at most
   * @param cancelBeforeMs until so long before its slot a booking can be given back or moved
   * @param checkInBeforeMs from so long before its slot a person can check in
   * @param graceMs so long after its beginning a slot is missed
   * @param earlyCreditMs who comes early counts from so long before the slot
   * @param missedLimit missed bookings after which a person is barred
   * @param banDays how long, counted from the last missed day; misses older than that are forgotten
   */
  public record Appointments(
      List<String> services,
      String ticketClass,
      int slotMinutes,
      double share,
      int daysAhead,
      int perPersonDay,
      long cancelBeforeMs,
      long checkInBeforeMs,
      long graceMs,
      long earlyCreditMs,
      int missedLimit,
      int banDays) {

    /** A hall without appointments. */
    public static final Appointments NONE =
        new Appointments(List.of(), "", 30, 0, 5, 1, 7_200_000, 1_800_000, 900_000, 300_000, 2, 30);

    public Appointments {
      services = List.copyOf(services);
    }
  }

  /**
   * Who is next.
   *
   * @param rule id of the {@link QueueOrder}: "head-start" or "fcfs"
   * @param stretch how much a long service is moved back: 0 = seniority alone, 2 = most throughput
   * @param alarmWaitMs a wait that a manager is told of
   */
  public record OrderRules(String rule, double stretch, long alarmWaitMs) {}

  /**
   * A building of the hall.
   *
   * @param kiosks ticket machines in it
   * @param mainBoards lobby boards in it
   * @param zones ids of the zones that have windows here
   */
  public record Wing(String id, Words name, int kiosks, int mainBoards, List<String> zones) {
    public Wing {
      zones = List.copyOf(zones);
    }
  }

  /**
   * A themed area of windows.
   *
   * @param crowd levels of its part in each wing
   */
  public record Zone(String id, Words name, CrowdLevels crowd) {

    /** A zone without crowd levels. */
    public Zone(String id, Words name) {
      this(id, name, CrowdLevels.NONE);
    }
  }

  /** A priority class; {@code headStartMs} is taken off the due time of its tickets. */
  public record TicketClass(String id, Words name, long headStartMs) {}

  /**
   * What a visitor comes for.
   *
   * @param prefix letters before the digits of its ticket numbers
   * @param expectedMs mean time of serving
   * @param weekdayTickets tickets of a usual weekday, for simulation and planning
   * @param tags by which parts of a day admit services
   */
  public record Service(
      String id,
      Words name,
      String zone,
      String prefix,
      long expectedMs,
      int weekdayTickets,
      List<String> tags,
      Quota quota) {
    public Service {
      tags = List.copyOf(tags);
    }

    /** A service without tags or quota. */
    public Service(
        String id, Words name, String zone, String prefix, long expectedMs, int weekdayTickets) {
      this(id, name, zone, prefix, expectedMs, weekdayTickets, List.of(), Quota.NONE);
    }
  }

  /**
   * How many numbers a service gives.
   *
   * @param perDay at most so many a business day; 0 = any number
   * @param servable no more than can still be served before closing
   */
  public record Quota(int perDay, boolean servable) {

    /** No limit. */
    public static final Quota NONE = new Quota(0, false);
  }

  /** A staffed counter; {@code serves} is in order of preference. */
  public record Window(String id, String wing, Words mode, List<Skill> serves) {
    public Window {
      serves = List.copyOf(serves);
    }
  }

  /** A service that a window serves; {@code reluctanceMs} is 0 unless it only helps out with it. */
  public record Skill(String service, long reluctanceMs) {}
}
