package io.jiaohao.board;

import io.jiaohao.board.dots.Glyphs;
import io.jiaohao.board.dots.PacedDisplay;
import io.jiaohao.board.dots.PngDisplay;
import io.jiaohao.board.dots.SystemFontGlyphs;
import io.jiaohao.board.dots.TerminalDisplay;
import io.jiaohao.board.dots.UnifontGlyphs;
import io.jiaohao.protocol.DeviceIdentity;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.FrameLimits;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.netty.ClientSettings;
import io.jiaohao.protocol.netty.Transport;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.Watch;
import io.netty.channel.EventLoopGroup;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The program of one board: reads its options, then shows the hall until it is stopped. */
@Command(
    name = "board",
    mixinStandardHelpOptions = true,
    version = "Jiaohao board, device protocol " + FrameLimits.MAX_VERSION,
    sortOptions = false,
    description = "Shows the calls of a wing, a zone or a window on a display made of dots.")
public final class BoardMain implements Callable<Integer> {
  private static final String LOG_SETTING = "logback.configurationFile";
  private static final String LOG_CONFIGURATION = "io/jiaohao/board/logback.xml";
  private static final int PORT_MAX = 65_535;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--server", required = true, paramLabel = "HOST:PORT", description = "server")
  private String server;

  @Option(names = "--device", required = true, paramLabel = "ID", description = "this board's id")
  private String device;

  @Option(
      names = "--keys",
      required = true,
      paramLabel = "FILE",
      description = "key file with a line for this board")
  private Path keys;

  @Option(names = "--wing", paramLabel = "WING", description = "only this wing, as in E")
  private String wing = "";

  @Option(names = "--zone", paramLabel = "ZONE", description = "only this zone, as in A")
  private String zone = "";

  @Option(
      names = "--window",
      arity = "1..*",
      paramLabel = "WINDOW",
      description = "only these windows, as in E01; a strip shows exactly one")
  private List<String> windows = List.of();

  @ArgGroup(exclusive = true)
  private Kind kind = new Kind();

  /** The kinds of board; a main board unless told otherwise. */
  private static final class Kind {
    @Option(names = "--main", description = "main board of a lobby, 640x384 dots (the default)")
    private boolean main;

    @Option(names = "--strip", description = "strip above a window, 128x16 dots")
    private boolean strip;

    boolean isStrip() {
      return strip && !main;
    }
  }

  @Option(names = "--png", paramLabel = "FILE", description = "keep the picture in a PNG file")
  private Path png;

  @Option(
      names = "--terminal",
      description =
          "show the picture in this terminal; a strip needs 128 columns, a main board 640")
  private boolean terminal;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      description = "zh, en or both (default: ${DEFAULT-VALUE})",
      defaultValue = "both")
  private Language language;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "head of a main board in Chinese (default: the name of its wing or hall)")
  private String title = "";

  @Option(names = "--title-en", paramLabel = "TEXT", description = "the same in English")
  private String titleEnglish = "";

  @Option(
      names = "--font",
      paramLabel = "FILE",
      description = "Unifont .hex file (default: the one of the package \"unifont\", if installed)")
  private Path font;

  /** Starts the board. */
  public static void main(String[] args) {
    // Before the first logger is made; whoever starts the program may have chosen another.
    if (System.getProperty(LOG_SETTING) == null) {
      System.setProperty(LOG_SETTING, LOG_CONFIGURATION);
    }
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new BoardMain());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(
        (fault, args) -> {
          PrintWriter err = fault.getCommandLine().getErr();
          err.println("board: " + fault.getMessage());
          err.println("Try 'board --help'.");
          return CommandLine.ExitCode.USAGE;
        });
    line.setExecutionExceptionHandler(
        (fault, failed, parsed) -> {
          failed.getErr().println("board: " + fault.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        });
    return line;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ClientSettings settings = settings();
    check();
    DeviceIdentity identity = identity();
    Glyphs glyphs = glyphs();
    Logger log = LoggerFactory.getLogger(BoardMain.class);
    log.info("glyphs: {}", glyphs.describe());
    EventLoopGroup loops = Transport.best().eventLoops(1, "board");
    BoardSession session = BoardSession.forPainter(loops.next(), settings, identity, watch());
    BoardPainter painter = new BoardPainter(session, renderer(glyphs), displays());
    Thread atExit = new Thread(painter::close, "board-exit");
    Runtime.getRuntime().addShutdownHook(atExit);
    painter.start();
    session.start();
    log.error(
        "board {} ends: {}",
        device,
        CompletableFuture.anyOf(session.ended(), painter.ended()).join());
    return CommandLine.ExitCode.SOFTWARE;
  }

  private ClientSettings settings() {
    int colon = server.lastIndexOf(':');
    try {
      int port = Integer.parseInt(server.substring(colon + 1));
      if (colon > 0 && port >= 1 && port <= PORT_MAX) {
        return ClientSettings.of(server.substring(0, colon), port);
      }
    } catch (NumberFormatException e) {
      throw usage("--server: " + server + " (expected: host:port)");
    }
    throw usage("--server: " + server + " (expected: host:port, port 1.." + PORT_MAX + ")");
  }

  private void check() {
    if (png == null && !terminal) {
      throw usage("nothing to show on (expected: --terminal, --png FILE or both)");
    }
    if (kind.isStrip() && windows.size() != 1) {
      throw usage("--strip with " + windows.size() + " windows (expected: one --window)");
    }
  }

  private ParameterException usage(String fault) {
    return new ParameterException(spec.commandLine(), fault);
  }

  private DeviceIdentity identity() throws IOException {
    if (!Files.isReadable(keys)) {
      throw usage("--keys: " + keys + " (expected: a readable key file)");
    }
    DeviceRecord record =
        KeyFile.read(keys).stream()
            .filter(line -> line.deviceId().equals(device))
            .findFirst()
            .orElseThrow(
                () -> usage("--device: " + device + " (expected: a device of " + keys + ")"));
    if (record.role() != Role.ROLE_BOARD) {
      throw usage(
          "--device: " + device + " is a " + KeyFile.word(record.role()) + " (expected: a board)");
    }
    return new DeviceIdentity(device, Role.ROLE_BOARD, record.key());
  }

  private Glyphs glyphs() throws IOException {
    if (font != null) {
      return UnifontGlyphs.load(font);
    }
    return Files.isReadable(UnifontGlyphs.DEBIAN_FILE)
        ? UnifontGlyphs.load(UnifontGlyphs.DEBIAN_FILE)
        : SystemFontGlyphs.find();
  }

  private Watch watch() {
    return Watch.newBuilder().setWing(wing).setZone(zone).addAllWindows(windows).build();
  }

  private BoardRenderer renderer(Glyphs glyphs) {
    return kind.isStrip()
        ? new StripRenderer(glyphs, language, windows.get(0))
        : new MainBoardRenderer(glyphs, language, new Name(title, titleEnglish));
  }

  private List<PacedDisplay> displays() {
    List<PacedDisplay> displays = new ArrayList<>();
    if (terminal) {
      FileOutputStream out = new FileOutputStream(FileDescriptor.out);
      displays.add(new PacedDisplay(new TerminalDisplay(out), BoardSettings.TERMINAL_GAP_MS));
    }
    if (png != null) {
      int pixels = kind.isStrip() ? BoardSettings.STRIP_DOT_PIXELS : BoardSettings.MAIN_DOT_PIXELS;
      displays.add(new PacedDisplay(new PngDisplay(png, pixels), BoardSettings.PNG_GAP_MS));
    }
    return displays;
  }
}
