package io.jiaohao.terminal;

import io.jiaohao.protocol.netty.DeviceClient;
import io.jiaohao.protocol.wire.CancelTicket;
import io.jiaohao.protocol.wire.ConfirmPrint;
import io.jiaohao.protocol.wire.IssueTicket;
import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.RejoinTicket;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.ReportPrintFailure;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.slip.PrintResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** A ticket machine: issues numbers for the services that are typed or given. */
@Command(
    name = "kiosk",
    description = {
      "Issues tickets. Without --issue it reads lines from the keyboard:",
      "  SERVICE [CLASS]   issues a ticket",
      "  cancel TICKET     the visitor gives the number back",
      "  rejoin TICKET     a visitor who was passed over is here",
      "  printed TICKET    the slip is out, after --printer wait",
      "  failed TICKET     no slip came out: the number is void",
      "  reprint TICKET    the same number once more, on a printer",
      "  q                 quits",
      "A ticket is named by its id, as shown when it was issued."
    },
    footer = {
      "",
      "Exit status: 0 done, 1 refused, 2 wrong options or key file, 3 no server or no answer."
    },
    mixinStandardHelpOptions = true)
final class KioskCommand implements Callable<Integer> {
  private static final Pattern TICKET_ID = Pattern.compile("[0-9]{1,19}");

  @ParentCommand private TerminalMain main;
  @CommandLine.Spec private CommandSpec spec;
  @Mixin private ServerOptions options;

  @Option(names = "--issue", paramLabel = "SERVICE", description = "Issue this and end.")
  private String service;

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      defaultValue = "",
      description = "Class of the tickets of --issue (default: the hall's walk-in).")
  private String ticketClass;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many tickets --issue issues (default: ${DEFAULT-VALUE}).")
  private int count;

  @Mixin private PrinterOptions printing;
  private Optional<SlipOut> slips = Optional.empty();

  @Override
  public Integer call() throws UnreachableException, IOException {
    if (count < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--count: " + count + " (expected: 1 or more)");
    }
    printing.check();
    DeviceClient.Listener noPictures = new DeviceClient.Listener() {};
    try (TerminalSession session =
        new TerminalSession(options, options.identity(Role.ROLE_KIOSK), noPictures)) {
      slips = printing.slips(session.login());
      return service == null ? readLines(session) : issueAll(session);
    }
  }

  private int issueAll(TerminalSession session) throws UnreachableException {
    for (int i = 0; i < count; i++) {
      if (!issue(session, service, ticketClass)) {
        return TerminalMain.REFUSED;
      }
    }
    return TerminalMain.DONE;
  }

  private int readLines(TerminalSession session) throws UnreachableException, IOException {
    out().println("SERVICE [CLASS] issues a ticket, q quits.");
    for (String line = main.in().readLine(); line != null; line = main.in().readLine()) {
      Typed typed = Typed.of(line);
      if (typed.key().equals("q")) {
        break;
      }
      Optional<Request.Builder> wish = aboutATicket(typed);
      if (wish.isPresent()) {
        ask(session, typed.key(), wish.get());
      } else if (typed.key().equals("reprint") && isTicket(typed)) {
        reprint(session, typed.ticket(0));
      } else if (!typed.key().isEmpty()) {
        issue(session, typed.key(), typed.word(0));
      }
    }
    return TerminalMain.DONE;
  }

  /** A wish about a ticket that is there; a word without a ticket's id may be a service. */
  private static Optional<Request.Builder> aboutATicket(Typed typed) {
    if (!isTicket(typed)) {
      return Optional.empty();
    }
    Request.Builder request = Request.newBuilder();
    long id = typed.ticket(0);
    return switch (typed.key()) {
      case "cancel" ->
          Optional.of(request.setCancelTicket(CancelTicket.newBuilder().setTicketId(id)));
      case "rejoin" ->
          Optional.of(request.setRejoinTicket(RejoinTicket.newBuilder().setTicketId(id)));
      case "printed" -> Optional.of(printed(id));
      case "failed" -> Optional.of(failed(id));
      default -> Optional.empty();
    };
  }

  private static boolean isTicket(Typed typed) {
    return TICKET_ID.matcher(typed.word(0)).matches();
  }

  private static Request.Builder printed(long ticketId) {
    return Request.newBuilder().setConfirmPrint(ConfirmPrint.newBuilder().setTicketId(ticketId));
  }

  private static Request.Builder failed(long ticketId) {
    return Request.newBuilder()
        .setReportPrintFailure(ReportPrintFailure.newBuilder().setTicketId(ticketId));
  }

  private boolean issue(TerminalSession session, String wanted, String wantedClass)
      throws UnreachableException {
    IssueTicket action =
        IssueTicket.newBuilder()
            .setService(wanted)
            .setTicketClass(wantedClass)
            .setPrinting(printing.way() != PrinterOptions.Way.NONE)
            .build();
    Reply reply = session.ask(Request.newBuilder().setIssueTicket(action));
    if (!Words.isDone(reply)) {
      spec.commandLine().getErr().println(Words.refused(reply));
      return false;
    }
    out().println(Words.issued(reply.getIssued()));
    return handOut(session, reply.getIssued());
  }

  /** The number counts once its slip is known to be out. */
  private boolean handOut(TerminalSession session, Issued ticket) throws UnreachableException {
    if (slips.isPresent()) {
      return told(session, slips.get().print(ticket), ticket.getTicketId());
    }
    return printing.way() != PrinterOptions.Way.OK
        || ask(session, "printed", printed(ticket.getTicketId()));
  }

  /** A slip once more; a number that was void because there was none counts again. */
  private boolean reprint(TerminalSession session, long ticketId) throws UnreachableException {
    if (slips.isEmpty() || !slips.get().knows(ticketId)) {
      spec.commandLine()
          .getErr()
          .println("reprint: ticket " + ticketId + " (expected: one issued here, with --printer)");
      return false;
    }
    PrintResult result = slips.get().again(ticketId);
    if (!result.isOut()) {
      spec.commandLine().getErr().println("Not printed: " + result.sentence());
      return false;
    }
    return ask(session, "printed", printed(ticketId));
  }

  private boolean told(TerminalSession session, PrintResult result, long ticketId)
      throws UnreachableException {
    if (result.isOut()) {
      return ask(session, "printed", printed(ticketId));
    }
    spec.commandLine().getErr().println("Not printed: " + result.sentence());
    ask(session, "failed", failed(ticketId));
    return false;
  }

  private boolean ask(TerminalSession session, String word, Request.Builder wish)
      throws UnreachableException {
    Reply reply = session.ask(wish);
    if (!Words.isDone(reply)) {
      spec.commandLine().getErr().println(Words.refused(reply));
      return false;
    }
    Words.done(word, reply).forEach(out()::println);
    return true;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
