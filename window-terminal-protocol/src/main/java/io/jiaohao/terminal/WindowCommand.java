package io.jiaohao.terminal;

import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.protocol.wire.Welcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** A window's terminal: calls the next visitor and tells what became of the call. */
@Command(
    name = "window",
    description = {
      "A window's keys. Without --do it shows the window and reads keys, one a line; ? lists them."
    },
    footer = {
      "",
      "Keys, with what is typed after them; in scripts the words may stand instead of the letters:",
      "  n [OUTCOME]  next: finishes the present call, if there is one, and calls who is next",
      "  r  recall    s  start    f [OUTCOME]  finish    x  no-show    b REASON  return",
      "  h REASON [HH:MM]  hold        k TICKET  resume     t TICKET REASON  call",
      "  i SERVICE [CLASS]  issue      a SERVICE  add       g SERVICE  change",
      "  m [SERVICE][@WINDOW] [anew]  transfer              u  undo",
      "  j TICKET  rejoin    v TICKET  revive    w NUMBER SERVICE HH:MM [CLASS]  paper",
      "  o  open    c  close    p REASON [HH:MM]  pause    y on|off  auto",
      "  l CLERK  sign-in    e  sign-out    q  quit",
      "",
      "Exit status: 0 done, 1 refused, 2 wrong options or key file, 3 no server or no answer."
    },
    mixinStandardHelpOptions = true)
final class WindowCommand implements Callable<Integer> {
  @ParentCommand private TerminalMain main;
  @CommandLine.Spec private CommandSpec spec;
  @Mixin private ServerOptions options;

  @Option(
      names = "--do",
      paramLabel = "KEY",
      split = ",",
      description =
          "Press these keys and end, such as \"sign-in clerk-7,open,next,start,hold copy 14:10\".")
  private List<String> keys = List.of();

  @Option(
      names = "--outcome",
      paramLabel = "CODE",
      defaultValue = "",
      description = "Outcome of the call that --do finishes (default: done).")
  private String outcome;

  @Option(
      names = "--reason",
      paramLabel = "CODE",
      defaultValue = "",
      description = "Reason of --do return, hold or pause.")
  private String reason;

  /** A key and what was typed after it. */
  private record Press(WindowKey key, Typed typed) {}

  @Override
  public Integer call() throws UnreachableException, IOException {
    List<Press> pressed = keys.stream().map(this::press).toList();
    WindowScreen screen = new WindowScreen(out(), pressed.isEmpty());
    try (TerminalSession session =
        new TerminalSession(options, options.identity(Role.ROLE_WINDOW), screen)) {
      Welcome welcome = session.login();
      session.watch(Watch.newBuilder().addWindows(welcome.getWindow()).build());
      session.await(screen.firstPicture(), "No picture");
      return pressed.isEmpty() ? readKeys(session, screen) : pressAll(session, screen, pressed);
    }
  }

  private Press press(String line) {
    Typed typed = Typed.of(line);
    WindowKey key =
        WindowKey.of(typed.key())
            .orElseThrow(
                () ->
                    new CommandLine.ParameterException(
                        spec.commandLine(),
                        "--do: \"" + line + "\" (expected: " + WindowKey.legend() + ")"));
    return new Press(key, typed.or(usual(key)));
  }

  /** What --outcome or --reason say for a key of a script that has nothing after it. */
  private String usual(WindowKey key) {
    return switch (key) {
      case NEXT, FINISH -> outcome;
      case RETURN, HOLD, PAUSE -> reason;
      default -> "";
    };
  }

  private int pressAll(TerminalSession session, WindowScreen screen, List<Press> pressed)
      throws UnreachableException {
    for (Press press : pressed) {
      if (!press(session, screen, press.key(), press.typed())) {
        return TerminalMain.REFUSED;
      }
    }
    return TerminalMain.DONE;
  }

  private int readKeys(TerminalSession session, WindowScreen screen)
      throws UnreachableException, IOException {
    out().println(WindowKey.legend());
    for (String line = main.in().readLine(); line != null; line = main.in().readLine()) {
      Typed typed = Typed.of(line);
      if (typed.key().equals("q")) {
        break;
      }
      Optional<WindowKey> key = WindowKey.of(typed.key());
      if (key.isPresent()) {
        press(session, screen, key.get(), typed);
      } else if (typed.key().equals("?")) {
        out().print(WindowKey.help());
      } else if (!typed.key().isEmpty()) {
        out().println("\"" + typed.key() + "\" (expected: " + WindowKey.legend() + ")");
      }
    }
    return TerminalMain.DONE;
  }

  private boolean press(TerminalSession session, WindowScreen screen, WindowKey key, Typed typed)
      throws UnreachableException {
    Reply reply;
    try {
      reply = session.ask(screen.wish().request(key, typed));
    } catch (IllegalArgumentException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return false;
    }
    if (!Words.isDone(reply)) {
      spec.commandLine().getErr().println(Words.refused(reply));
      return false;
    }
    screen.granted(key, reply);
    Words.done(key.word(), reply).forEach(out()::println);
    return true;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
