package io.jiaohao.journal;

import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Origin;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Entries as lines for people: sequence, local time in the hall, who asked, what, and what it led
 * to. Must be shown every entry from the first on, since the plan among them has the time zone.
 */
final class EntryLines {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  private ZoneId zone = ZoneOffset.UTC;

  /** Notes what an entry changes for the lines after it; its own line is in the new zone. */
  void see(Entry entry) {
    for (Event event : entry.events()) {
      if (event instanceof Event.PlanAdopted adopted) {
        zone = adopted.plan().zoneId();
      }
    }
  }

  String localTime(long ms) {
    return TIME.format(Instant.ofEpochMilli(ms).atZone(zone));
  }

  String line(Entry entry) {
    return "%d %s %s %s -> %s"
        .formatted(
            entry.seq(),
            localTime(entry.atMs()),
            entry.origin().map(EntryLines::words).orElse("server"),
            words(entry.command()),
            entry.events().stream().map(this::words).collect(Collectors.joining(", ")));
  }

  private static String words(Origin origin) {
    return origin.device() + "#" + origin.requestId();
  }

  private String words(Command command) {
    return command instanceof Command.AdoptPlan adopt
        ? "AdoptPlan[" + words(adopt.plan()) + from(adopt.atMs()) + "]"
        : command.toString();
  }

  private String words(Event event) {
    if (event instanceof Event.PlanScheduled scheduled) {
      return "PlanScheduled[" + words(scheduled.plan()) + from(scheduled.atMs()) + "]";
    }
    return event instanceof Event.PlanAdopted adopted
        ? "PlanAdopted[" + words(adopted.plan()) + "]"
        : event.toString();
  }

  private String from(long atMs) {
    return atMs == 0 ? "" : " from " + localTime(atMs);
  }

  private static String words(HallPlan plan) {
    return "%s: %d services, %d windows"
        .formatted(plan.id(), plan.services().size(), plan.windows().size());
  }
}
