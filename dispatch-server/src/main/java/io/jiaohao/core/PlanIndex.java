package io.jiaohao.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** A plan, ready to be asked: by id, by wing and by time of day. */
public final class PlanIndex {
  private static final Set<String> NO_RIVALS = Collections.emptySet();

  private final HallPlan plan;
  private final QueueOrder order;
  private final Map<String, HallPlan.Wing> wings;
  private final Map<String, HallPlan.Service> services;
  private final Map<String, HallPlan.TicketClass> classes;
  private final Map<String, HallPlan.Window> windows;
  private final Map<String, List<String>> wingsByService = new LinkedHashMap<>();
  private final HallPlan.TicketClass usualClass;
  private final HallCalendar calendar;
  private final Map<HallState.LineId, Set<String>> rivals = new LinkedHashMap<>();

  /**
   * Reads a plan through.
   *
   * @throws IllegalArgumentException if an id is there twice or no class is without head start
   */
  public PlanIndex(HallPlan plan) {
    this.plan = plan;
    this.order = QueueOrder.of(plan.order());
    this.wings = byId("wing", plan.wings(), HallPlan.Wing::id);
    this.services = byId("service", plan.services(), HallPlan.Service::id);
    this.classes = byId("class", plan.classes(), HallPlan.TicketClass::id);
    this.windows = byId("window", plan.windows(), HallPlan.Window::id);
    this.usualClass =
        plan.classes().stream()
            .filter(c -> c.headStartMs() == 0)
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("classes: none without a head start (walk-in)"));
    for (HallPlan.Window window : plan.windows()) {
      for (HallPlan.Skill skill : window.serves()) {
        List<String> at = wingsByService.computeIfAbsent(skill.service(), s -> new ArrayList<>());
        if (!at.contains(window.wing())) {
          at.add(window.wing());
        }
        if (service(skill.service()).filter(s -> s.quota().servable()).isPresent()) {
          Set<String> shared =
              rivals.computeIfAbsent(
                  new HallState.LineId(window.wing(), skill.service()), l -> new LinkedHashSet<>());
          window.serves().forEach(s -> shared.add(s.service()));
        }
      }
    }
    this.calendar = new HallCalendar(plan);
  }

  private static <T> Map<String, T> byId(String what, List<T> all, Function<T, String> id) {
    Map<String, T> map = new LinkedHashMap<>();
    for (T one : all) {
      if (map.put(id.apply(one), one) != null) {
        throw new IllegalArgumentException(what + ": " + id.apply(one) + " is there twice");
      }
    }
    return map;
  }

  public HallPlan plan() {
    return plan;
  }

  public QueueOrder order() {
    return order;
  }

  public Optional<HallPlan.Wing> wing(String id) {
    return Optional.ofNullable(wings.get(id));
  }

  public Optional<HallPlan.Service> service(String id) {
    return Optional.ofNullable(services.get(id));
  }

  public Optional<HallPlan.Window> window(String id) {
    return Optional.ofNullable(windows.get(id));
  }

  /** The wing that a window stands in; empty if it has left the plan. */
  String wingOf(String window) {
    HallPlan.Window found = windows.get(window);
    return found == null ? "" : found.wing();
  }

  /** The class with this id; the empty id stands for the first class without a head start. */
  public Optional<HallPlan.TicketClass> ticketClass(String id) {
    return Optional.ofNullable(id.isEmpty() ? usualClass : classes.get(id));
  }

  /**
   * Whether this window takes the people of a service that has left a zone: the windows that serve
   * the whole zone do; in a wing without one, all that serve something of it; else all.
   */
  public boolean takesIn(HallPlan.Window window, String zone) {
    List<String> ofZone =
        plan.services().stream()
            .filter(s -> s.zone().equals(zone))
            .map(HallPlan.Service::id)
            .toList();
    Predicate<HallPlan.Window> whole = w -> !ofZone.isEmpty() && servicesOf(w).containsAll(ofZone);
    Predicate<HallPlan.Window> some = w -> servicesOf(w).stream().anyMatch(ofZone::contains);
    for (Predicate<HallPlan.Window> kind : List.of(whole, some)) {
      if (plan.windows().stream().anyMatch(w -> w.wing().equals(window.wing()) && kind.test(w))) {
        return kind.test(window);
      }
    }
    return true;
  }

  private static List<String> servicesOf(HallPlan.Window window) {
    return window.serves().stream().map(HallPlan.Skill::service).toList();
  }

  /** Whether this window serves the service. */
  public boolean serves(String window, String service) {
    HallPlan.Window found = windows.get(window);
    return found != null && servicesOf(found).contains(service);
  }

  /** Wings in which some window serves this service, in the plan's order of windows. */
  public List<String> wingsServing(String service) {
    return wingsByService.getOrDefault(service, List.of());
  }

  /** When services give numbers and windows are planned open. */
  public HallCalendar calendar() {
    return calendar;
  }

  /** Whether any numbers are issued at this moment. */
  public boolean issuesAt(long nowMs) {
    return calendar.issuesAnything(nowMs);
  }

  /** When a service gives its last number in a wing on this moment's business day, if it does. */
  public OptionalLong issuingEndsTodayMs(String wing, String service, long nowMs) {
    return endsTodayMs(calendar.issuing(wing, service), nowMs);
  }

  /** When the last window for a service in a wing is planned to close on this business day. */
  public OptionalLong servingEndsTodayMs(String wing, String service, long nowMs) {
    return endsTodayMs(calendar.serving(wing, service), nowMs);
  }

  private OptionalLong endsTodayMs(Timetable timetable, long nowMs) {
    LocalDate day = businessDay(nowMs);
    return timetable.lastEndMs(dayEndsAtMs(day.minusDays(1)), dayEndsAtMs(day));
  }

  /**
   * Services, itself among them, that share a window in this wing with a service whose quota is
   * what can be served; none for other services.
   */
  Set<String> rivals(String wing, String service) {
    return rivals.getOrDefault(new HallState.LineId(wing, service), NO_RIVALS);
  }

  /**
   * The business day of this moment: it turns at the hall's reset time, in the hall's zone. Found
   * by the instants at which days end, not by the local time, which runs twice through an hour when
   * the clocks go back: a day that has ended never comes again.
   */
  public LocalDate businessDay(long nowMs) {
    LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(nowMs), plan.zoneId());
    if (nowMs < dayEndsAtMs(date.minusDays(1))) {
      return date.minusDays(1);
    }
    return nowMs < dayEndsAtMs(date) ? date : date.plusDays(1);
  }

  /** When a business day begins, given in days since 1970-01-01. */
  public long dayBeginsAtMs(long epochDay) {
    return plan.dayBeginsAtMs(LocalDate.ofEpochDay(epochDay));
  }

  /** When this business day ends. */
  public long dayEndsAtMs(LocalDate businessDay) {
    return plan.dayBeginsAtMs(businessDay.plusDays(1));
  }
}
