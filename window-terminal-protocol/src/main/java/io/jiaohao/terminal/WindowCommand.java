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
import java.util.regex.Pattern;
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
      "A window's keys. Without --do it shows the window and reads keys:",
      "  n [OUTCOME]   next visitor; finishes the present call first",
      "  r             recall: announce the present call again",
      "  s             start: the visitor has come",
      "  f [OUTCOME]   finish the present call",
      "  x             no-show",
      "  b REASON      back to the queue, with a reason code of the hall",
      "  o, c          open, close the window",
      "  q             quit"
    },
    footer = {
      "",
      "Exit status: 0 done, 1 refused, 2 wrong options or key file, 3 no server or no answer."
    },
    mixinStandardHelpOptions = true)
final class WindowCommand implements Callable<Integer> {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  @ParentCommand private TerminalMain main;
  @CommandLine.Spec private CommandSpec spec;
  @Mixin private ServerOptions options;

  @Option(
      names = "--do",
      paramLabel = "KEY",
      split = ",",
      description =
          "Press these keys and end: next, recall, start, finish, no-show, return, open, close.")
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
      description = "Reason of --do return.")
  private String reason;

  @Override
  public Integer call() throws UnreachableException, IOException {
    List<WindowKey> pressed = keys.stream().map(this::key).toList();
    WindowScreen screen = new WindowScreen(out(), pressed.isEmpty());
    try (TerminalSession session =
        new TerminalSession(options, options.identity(Role.ROLE_WINDOW), screen)) {
      Welcome welcome = session.login();
      session.watch(Watch.newBuilder().addWindows(welcome.getWindow()).build());
      session.await(screen.firstPicture(), "No picture");
      return pressed.isEmpty() ? readKeys(session, screen) : pressAll(session, screen, pressed);
    }
  }

  private WindowKey key(String word) {
    return WindowKey.of(word)
        .orElseThrow(
            () ->
                new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--do: \"" + word + "\" (expected: " + WindowKey.legend() + ")"));
  }

  private int pressAll(TerminalSession session, WindowScreen screen, List<WindowKey> pressed)
      throws UnreachableException {
    for (WindowKey key : pressed) {
      if (!press(session, screen, key, key == WindowKey.RETURN ? reason : outcome)) {
        return TerminalMain.REFUSED;
      }
    }
    return TerminalMain.DONE;
  }

  private int readKeys(TerminalSession session, WindowScreen screen)
      throws UnreachableException, IOException {
    out().println(WindowKey.legend());
    for (String line = main.in().readLine(); line != null; line = main.in().readLine()) {
      List<String> words = BLANKS.splitAsStream(line.strip()).toList();
      if (words.get(0).equals("q")) {
        break;
      }
      Optional<WindowKey> key = WindowKey.of(words.get(0));
      if (key.isPresent()) {
        press(session, screen, key.get(), words.size() > 1 ? words.get(1) : "");
      } else if (!words.get(0).isEmpty()) {
        out().println("\"" + words.get(0) + "\" (expected: " + WindowKey.legend() + ")");
      }
    }
    return TerminalMain.DONE;
  }

  private boolean press(TerminalSession session, WindowScreen screen, WindowKey key, String detail)
      throws UnreachableException {
    Reply reply = session.ask(key.request(screen.openCall(), detail));
    if (!Words.isDone(reply)) {
      spec.commandLine().getErr().println(Words.refused(reply));
      return false;
    }
    screen.granted(key, reply);
    out().println(reply.hasCall() ? Words.called(reply.getCall()) : "Done: " + key.word());
    return true;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
