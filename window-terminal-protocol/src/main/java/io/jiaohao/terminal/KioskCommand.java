package io.jiaohao.terminal;

import io.jiaohao.protocol.netty.DeviceClient;
import io.jiaohao.protocol.wire.IssueTicket;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
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
      "  q                 quits"
    },
    footer = {
      "",
      "Exit status: 0 done, 1 refused, 2 wrong options or key file, 3 no server or no answer."
    },
    mixinStandardHelpOptions = true)
final class KioskCommand implements Callable<Integer> {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

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

  @Override
  public Integer call() throws UnreachableException, IOException {
    if (count < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--count: " + count + " (expected: 1 or more)");
    }
    DeviceClient.Listener noPictures = new DeviceClient.Listener() {};
    try (TerminalSession session =
        new TerminalSession(options, options.identity(Role.ROLE_KIOSK), noPictures)) {
      session.login();
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
    spec.commandLine().getOut().println("SERVICE [CLASS] issues a ticket, q quits.");
    for (String line = main.in().readLine(); line != null; line = main.in().readLine()) {
      List<String> words = BLANKS.splitAsStream(line.strip()).toList();
      if (words.get(0).equals("q")) {
        break;
      }
      if (!words.get(0).isEmpty()) {
        issue(session, words.get(0), words.size() > 1 ? words.get(1) : "");
      }
    }
    return TerminalMain.DONE;
  }

  private boolean issue(TerminalSession session, String wanted, String wantedClass)
      throws UnreachableException {
    IssueTicket action =
        IssueTicket.newBuilder().setService(wanted).setTicketClass(wantedClass).build();
    Reply reply = session.ask(Request.newBuilder().setIssueTicket(action));
    boolean done = Words.isDone(reply);
    PrintWriter paper = done ? spec.commandLine().getOut() : spec.commandLine().getErr();
    paper.println(done ? Words.issued(reply.getIssued()) : Words.refused(reply));
    return done;
  }
}
