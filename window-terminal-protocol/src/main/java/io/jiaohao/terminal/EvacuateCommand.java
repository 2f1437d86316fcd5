package io.jiaohao.terminal;

import io.jiaohao.protocol.netty.DeviceClient;
import io.jiaohao.protocol.wire.EndEvacuation;
import io.jiaohao.protocol.wire.Evacuate;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Role;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Empties a hall, or a wing of it, without a page; and lets people back in. */
@Command(
    name = "evacuate",
    description = {
      "Everybody has to leave: every board says so, nobody is called, given a number or missed.",
      "Asks for the word \"evacuate\", unless --yes says it. With --end people may come back."
    },
    footer = {
      "",
      "Exit status: 0 done, 1 refused, 2 wrong options or key file, 3 no server or no answer."
    },
    mixinStandardHelpOptions = true)
final class EvacuateCommand implements Callable<Integer> {
  private static final String CONFIRMED = "evacuate";

  @ParentCommand private TerminalMain main;
  @CommandLine.Spec private CommandSpec spec;
  @CommandLine.Mixin private ServerOptions options;

  @Option(
      names = "--wing",
      paramLabel = "WING",
      defaultValue = "",
      description = "This wing alone (default: the whole hall).")
  private String wing;

  @Option(names = "--end", description = "People may come back in.")
  private boolean end;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Override
  public Integer call() throws UnreachableException, IOException {
    String where = wing.isEmpty() ? "the whole hall" : "wing " + wing;
    if (!end && !yes && !isConfirmed(where)) {
      spec.commandLine().getErr().println("Not done: \"" + CONFIRMED + "\" was not typed.");
      return TerminalMain.REFUSED;
    }
    DeviceClient.Listener noPictures = new DeviceClient.Listener() {};
    try (TerminalSession session =
        new TerminalSession(options, options.identity(Role.ROLE_MANAGER), noPictures)) {
      session.login();
      Reply reply = session.ask(wish());
      if (!Words.isDone(reply)) {
        spec.commandLine().getErr().println(Words.refused(reply));
        return TerminalMain.REFUSED;
      }
    }
    spec.commandLine()
        .getOut()
        .println(end ? "People may come back: " + where : "Everybody has to leave: " + where);
    return TerminalMain.DONE;
  }

  private boolean isConfirmed(String where) throws IOException {
    spec.commandLine()
        .getOut()
        .println("Evacuate " + where + "? Type \"" + CONFIRMED + "\" to confirm.");
    String typed = main.in().readLine();
    return typed != null && typed.strip().equals(CONFIRMED);
  }

  private Request.Builder wish() {
    Request.Builder request = Request.newBuilder();
    return end
        ? request.setEndEvacuation(EndEvacuation.newBuilder().setWing(wing))
        : request.setEvacuate(Evacuate.newBuilder().setWing(wing));
  }
}
