package io.jiaohao.sim;

import io.jiaohao.app.DemoGuests;
import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.wire.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A demonstration's server: one hall, one data directory, one origin of time, many lives. */
final class DemoServer {
  private static final long MS_PER_MINUTE = 60_000;

  private final DemoSettings settings;
  private final Path data;
  private final Path log;
  private final Origin origin;
  private final List<String> shares;
  private final List<String> javaOptions;
  private final Consumer<String> opened;
  private ServerProcess process;
  private int port;
  private int webPort;

  /**
   * Where hall time begins: all servers of one hall have the same, and so the same time.
   *
   * @param hallMs hall time when the wall clock says {@code wallMs}
   */
  record Origin(long hallMs, long wallMs) {
    /** So much real time from now the demonstration's hall opens. */
    static Origin opensIn(DemoSettings settings, long ms) {
      long midnightMs =
          settings
              .course()
              .date()
              .atStartOfDay(settings.plan().zoneId())
              .toInstant()
              .toEpochMilli();
      return new Origin(midnightMs + settings.openMinute() * MS_PER_MINUTE, SimClock.wallMs() + ms);
    }
  }

  /**
   * A server that is the only one: so much real time from now its hall opens.
   *
   * @param opened hears, on a thread of its own, of each page that somebody opens by its link
   */
  DemoServer(DemoSettings settings, Path data, long opensInMs, Consumer<String> opened) {
    this(settings, data, Origin.opensIn(settings, opensInMs), List.of(), List.of(), opened);
  }

  /**
   * One of several servers.
   *
   * @param shares options that say what it shares with the others
   */
  DemoServer(
      DemoSettings settings,
      Path data,
      Origin origin,
      List<String> shares,
      Consumer<String> opened) {
    this(settings, data, origin, shares, List.of(), opened);
  }

  private DemoServer(
      DemoSettings settings,
      Path data,
      Origin origin,
      List<String> shares,
      List<String> javaOptions,
      Consumer<String> opened) {
    this.settings = settings;
    this.data = data;
    this.origin = origin;
    this.shares = List.copyOf(shares);
    this.javaOptions = List.copyOf(javaOptions);
    this.opened = opened;
    this.log = data.resolve("server.log");
    this.port = settings.port();
    this.webPort = settings.webPort();
  }

  /** The same, not started yet, with more options of the {@code java} command. */
  DemoServer withJava(List<String> options) {
    return new DemoServer(settings, data, origin, shares, options, opened);
  }

  /** Makes the keys of all devices; returns those of the hall. */
  List<DeviceRecord> makeKeys() throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("device", "init", "--data", data.toString()));
    addHall(arguments);
    if (start(arguments, page -> {}).end() != 0) {
      throw new IOException("no device keys could be made; see " + log);
    }
    Path file = data.resolve("devices.keys");
    List<DeviceRecord> keys = new ArrayList<>(KeyFile.read(file));
    keys.addAll(pads(keys));
    KeyFile.write(file, keys);
    keys.removeIf(key -> DemoGuests.DEVICES.contains(key.deviceId()));
    return keys;
  }

  /** A rating pad beside each window, as an administrator would add them. */
  private static List<DeviceRecord> pads(List<DeviceRecord> keys) {
    SecureRandom random = new SecureRandom();
    return keys.stream()
        .filter(key -> key.role() == Role.ROLE_WINDOW)
        .map(DeviceRecord::place)
        .filter(w -> keys.stream().noneMatch(key -> key.deviceId().equals("pad-" + w)))
        .map(w -> new DeviceRecord("pad-" + w, Role.ROLE_PAD, w, DeviceKey.random(random)))
        .toList();
  }

  /** Starts it, for the first time or again: then on the same ports. */
  void start() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("demo-server", "--data", data.toString()));
    addHall(arguments);
    arguments.addAll(List.of("--port", Integer.toString(port)));
    arguments.addAll(List.of("--web-port", Integer.toString(webPort)));
    arguments.addAll(List.of("--speed", String.format(Locale.ROOT, "%.3f", settings.speed())));
    arguments.addAll(List.of("--hall-epoch-ms", Long.toString(origin.hallMs())));
    arguments.addAll(List.of("--wall-epoch-ms", Long.toString(origin.wallMs())));
    arguments.addAll(shares);
    process = start(arguments, opened);
  }

  private ServerProcess start(List<String> arguments, Consumer<String> hears) throws IOException {
    return ServerProcess.start(settings.serverJar(), javaOptions, arguments, log, hears);
  }

  private void addHall(List<String> arguments) {
    settings.hallFile().ifPresent(file -> arguments.addAll(List.of("--hall", file.toString())));
  }

  ServerProcess.Ready ready() throws IOException, InterruptedException {
    ServerProcess.Ready ready = process.ready();
    port = ready.port();
    webPort = ready.webPort();
    return ready;
  }

  /** The hall's opening on this machine's clock, in milliseconds from now. */
  long opensInMs() {
    return origin.wallMs() - SimClock.wallMs();
  }

  ServerProcess process() {
    return process;
  }

  /**
   * Fails if it has ended by itself.
   *
   * @throws IOException naming its log
   */
  void checkAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IOException("the server ended by itself; its log: " + log);
    }
  }

  /** Stops it if it was started and still runs. */
  void end() throws InterruptedException {
    if (process != null && process.isAlive()) {
      process.stop();
    }
  }
}
