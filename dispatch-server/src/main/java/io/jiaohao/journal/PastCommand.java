package io.jiaohao.journal;

import io.jiaohao.core.CallReason;
import io.jiaohao.core.CallWords;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.HallState;
import io.jiaohao.core.Overtime;
import io.jiaohao.core.TicketState;
import io.jiaohao.engine.JournalException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks back: the hall at an earlier moment, and why a ticket was called. */
final class PastCommand {
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final int LISTED_MAX = 20;
  private static final long MS_PER_MIN = 60_000;

  private PastCommand() {}

  private static String local(HallState hall, long ms) {
    ZoneId zone = hall.plan().map(HallPlan::zoneId).orElse(ZoneId.of("UTC"));
    return LOCAL.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(ms), zone));
  }

  /** {@code jiaohao journal at}. */
  @Command(
      name = "at",
      description = "Shows the hall as it was at a moment: replays its journal up to there.",
      mixinStandardHelpOptions = true)
  static final class At implements java.util.concurrent.Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The journal.")
    private Path file;

    @Parameters(
        index = "1",
        paramLabel = "TIME",
        description = "Local time of the hall, as in 2026-11-25T10:30 or 2026-11-25T10:30:15.")
    private String time;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Time zone, if not the hall's.")
    private ZoneId zone;

    @Override
    public Integer call() throws JournalException {
      LocalDateTime local;
      try {
        local = LocalDateTime.parse(time);
      } catch (DateTimeParseException e) {
        throw new ParameterException(
            spec.commandLine(),
            "TIME: " + time + " (expected: local time such as 2026-11-25T10:30)",
            e);
      }
      ZoneId of = zone == null ? zoneOf(file) : zone;
      PrintWriter out = spec.commandLine().getOut();
      show(PastHall.at(file, local.atZone(of).toInstant().toEpochMilli()).hall(), out);
      out.flush();
      return 0;
    }

    /** The zone of the last plan: a hall does not move. */
    private static ZoneId zoneOf(Path file) throws JournalException {
      return PastHall.at(file, Long.MAX_VALUE)
          .hall()
          .plan()
          .map(HallPlan::zoneId)
          .orElse(ZoneId.of("UTC"));
    }

    private static void show(HallState hall, PrintWriter out) {
      HallImage image = hall.image();
      out.printf("after entry %d, stamped %s%n", image.seq(), local(hall, image.atMs()));
      out.printf(
          "today: %d issued, %d called, %d served, %d no-shows, %d waiting%n",
          image.figures().issued(),
          image.figures().called(),
          image.figures().served(),
          image.figures().noShows(),
          hall.waiting());
      overtime(image, out);
      Map<Long, HallImage.Ticket> tickets = new LinkedHashMap<>();
      image.tickets().forEach(t -> tickets.put(t.ticketId(), t));
      waiting(image, out);
      windows(image, tickets, out);
    }

    private static void overtime(HallImage image, PrintWriter out) {
      Overtime hall = image.figures().overtime();
      if (hall.calls() == 0) {
        return;
      }
      out.printf("overtime: %s%n", words(hall));
      image.overtime().forEach(o -> out.printf("  %-14s %s%n", o.window(), words(o.overtime())));
    }

    private static String words(Overtime overtime) {
      return "%d calls, %d min after closing"
          .formatted(overtime.calls(), overtime.ms() / MS_PER_MIN);
    }

    private static void waiting(HallImage image, PrintWriter out) {
      Map<String, Integer> lines = new LinkedHashMap<>();
      for (HallImage.Ticket t : image.tickets()) {
        String where =
            t.state() == TicketState.WAITING ? t.wing() + " " + t.service() : t.state().name();
        if (t.state() != TicketState.CALLED && t.state() != TicketState.SERVING) {
          lines.merge(where, 1, Integer::sum);
        }
      }
      lines.forEach((where, count) -> out.printf("  %-14s %5d%n", where, count));
    }

    private static void windows(
        HallImage image, Map<Long, HallImage.Ticket> tickets, PrintWriter out) {
      Map<String, HallImage.Call> calls = new LinkedHashMap<>();
      image.calls().forEach(c -> calls.put(c.window(), c));
      for (HallImage.Window w : image.windows()) {
        HallImage.Call call = calls.get(w.window());
        if (call != null) {
          HallImage.Ticket ticket = tickets.get(call.ticketId());
          out.printf(
              "  %-6s %-8s %s, call %d, %d announcements%n",
              w.window(), ticket.state(), ticket.number(), call.callId(), call.announcement());
        } else if (w.open()) {
          out.printf(
              "  %-6s %s%n",
              w.window(), w.duty().pause().isEmpty() ? "READY" : "PAUSED " + w.duty().pause());
        }
      }
    }
  }

  /** {@code jiaohao journal why}. */
  @Command(
      name = "why",
      description = {
        "Tells why a ticket was called: derives the window's whole list at that moment again and",
        "checks it against the call on record. Exit status 1 if they differ."
      },
      mixinStandardHelpOptions = true)
  static final class Why implements java.util.concurrent.Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The journal.")
    private Path file;

    @Parameters(index = "1", paramLabel = "CALL", description = "The call's id.")
    private long callId;

    @Override
    public Integer call() throws JournalException {
      PrintWriter out = spec.commandLine().getOut();
      PastHall past = PastHall.beforeCall(file, callId);
      Optional<Entry> entry = past.next();
      if (entry.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), "CALL: " + callId + " (expected: a call of this journal)");
      }
      int status = tell(past.hall(), PastHall.callIn(entry.get(), callId).orElseThrow(), out);
      out.flush();
      return status;
    }

    private static int tell(HallState hall, Event.TicketCalled call, PrintWriter out) {
      List<HallImage.Ticket> list = hall.listFor(call.window());
      CallReason reason = call.reason();
      Optional<String> runnerUp =
          list.stream()
              .filter(t -> t.ticketId() == reason.runnerUpTicket())
              .map(HallImage.Ticket::number)
              .findFirst();
      out.printf(
          "%s was called to %s at %s, rule %s%n",
          call.number(), call.window(), local(hall, call.calledAtMs()), reason.rule());
      out.println("  " + CallWords.of(reason, runnerUp).en());
      out.println("  " + CallWords.of(reason, runnerUp).zh());
      out.printf("  %-8s %-8s %-12s %-19s %s%n", "number", "service", "class", "issued", "due");
      for (HallImage.Ticket t : list.subList(0, Math.min(LISTED_MAX, list.size()))) {
        out.printf(
            "  %-8s %-8s %-12s %s %s%n",
            t.number(),
            t.service(),
            t.ticketClass(),
            local(hall, t.issuedAtMs()),
            local(hall, t.key().dueMs()));
      }
      if (list.size() > LISTED_MAX) {
        out.printf("  and %d more%n", list.size() - LISTED_MAX);
      }
      return agrees(call, list, out) ? 0 : 1;
    }

    private static boolean agrees(
        Event.TicketCalled call, List<HallImage.Ticket> list, PrintWriter out) {
      boolean byOrder =
          switch (call.reason().deciding()) {
            case BY_HAND, RESUMED, ISSUED_HERE -> false;
            case ONLY_ONE, WAITED_LONGER, HEAD_START, TIE, TURN_OF_WALK_IN, SENT_HERE -> true;
          };
      boolean first = !list.isEmpty() && list.get(0).ticketId() == call.ticketId();
      if (byOrder && !first) {
        out.println("  NOT WHAT THE RULES SAY NOW: the first of the list is another ticket");
      }
      return !byOrder || first;
    }
  }
}
