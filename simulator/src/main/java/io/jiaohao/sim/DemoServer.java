package io.jiaohao.sim;

import io.jiaohao.app.DemoGuests;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import java.io.IOException;
import java.nio.file.Path;
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
  private final long hallEpochMs;
  private final long wallEpochMs;
  private final Consumer<String> opened;
  private ServerProcess process;
  private int port;
  private int webPort;

  /**
   * A server that will be started soon: so much real time from now its hall opens.
   *
   * @param opened hears, on a thread of its own, of each page that somebody opens by its link
   */
  DemoServer(DemoSettings settings, Path data, long opensInMs, Consumer<String> opened) {
    this.settings = settings;
    this.data = data;
    this.opened = opened;
    this.log = data.resolve("server.log");
    this.port = settings.port();
    this.webPort = settings.webPort();
    this.hallEpochMs =
        settings.course().date().atStartOfDay(settings.plan().zoneId()).toInstant().toEpochMilli()
            + settings.openMinute() * MS_PER_MINUTE;
    this.wallEpochMs = SimClock.wallMs() + opensInMs;
  }

  /** Makes the keys of all devices; returns those of the hall. */
  List<DeviceRecord> makeKeys() throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("device", "init", "--data", data.toString()));
    addHall(arguments);
    if (ServerProcess.start(settings.serverJar(), arguments, log, page -> {}).end() != 0) {
      throw new IOException("no device keys could be made; see " + log);
    }
    List<DeviceRecord> keys = new ArrayList<>(KeyFile.read(data.resolve("devices.keys")));
    keys.removeIf(key -> DemoGuests.DEVICES.contains(key.deviceId()));
    return keys;
  }

  /** Starts it, for the first time or again: then on the same ports. */
  void start() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("demo-server", "--data", data.toString()));
    addHall(arguments);
    arguments.addAll(List.of("--port", Integer.toString(port)));
    arguments.addAll(List.of("--web-port", Integer.toString(webPort)));
    arguments.addAll(List.of("--speed", String.format(Locale.ROOT, "%.3f", settings.speed())));
    arguments.addAll(List.of("--hall-epoch-ms", Long.toString(hallEpochMs)));
    arguments.addAll(List.of("--wall-epoch-ms", Long.toString(wallEpochMs)));
    process = ServerProcess.start(settings.serverJar(), arguments, log, opened);
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
    return wallEpochMs - SimClock.wallMs();
  }

  ServerProcess process() {
    return process;
  }

  Path log() {
    return log;
  }
}
