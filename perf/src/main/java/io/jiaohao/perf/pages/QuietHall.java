package io.jiaohao.perf.pages;

import io.jiaohao.app.ServerJar;
import io.jiaohao.engine.HallClock;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A demonstration's server at the usual speed, with nobody in the hall, and links into it. */
final class QuietHall implements AutoCloseable {
  private static final Pattern READY =
      Pattern.compile("ready: devices on 127\\.0\\.0\\.1:(\\d+),.*");

  /** A Wednesday in the hall's zone; its windows are open. */
  private static final long TEN_O_CLOCK_MS =
      LocalDate.of(2026, 11, 25)
          .atTime(10, 0)
          .atZone(ZoneId.of("Asia/Shanghai"))
          .toInstant()
          .toEpochMilli();

  private final Path serverJar;
  private final Path data;
  private final Process server;
  private final OnceLinks links = new OnceLinks();
  private final int port;

  /** Makes its keys, starts it and waits until it is open. */
  QuietHall(Path serverJar, Path data, HallClock clock) throws IOException, InterruptedException {
    this.serverJar = serverJar;
    this.data = data;
    if (launch(List.of("device", "init")).waitFor() != 0) {
      throw new IOException("no device keys could be made; see " + log());
    }
    server =
        launch(
            List.of(
                "demo-server",
                "--port=0",
                "--web-port=0",
                "--speed=1",
                "--hall-epoch-ms=" + TEN_O_CLOCK_MS,
                "--wall-epoch-ms=" + clock.realMs()));
    port = awaitReady();
  }

  private Path log() {
    return data.resolve("server.log");
  }

  private Process launch(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ServerJar.options(serverJar));
    command.addAll(arguments);
    command.addAll(List.of("--data", data.toString()));
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private int awaitReady() throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      links.hear(line);
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        return Integer.parseInt(ready.group(1));
      }
    }
    throw new IOException("the server ended before it was ready; see " + log());
  }

  int port() {
    return port;
  }

  /** The link that opens a page, {@code /board}, once. */
  String link(String page) throws IOException {
    return links.take(page);
  }

  List<DeviceRecord> keys() throws IOException {
    return KeyFile.read(data.resolve("devices.keys"));
  }

  @Override
  public void close() throws InterruptedException {
    server.destroy();
    server.waitFor();
  }
}
