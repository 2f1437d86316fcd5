package io.jiaohao.perf;

import io.jiaohao.app.ServerJar;
import io.jiaohao.engine.HallClock;
import io.jiaohao.protocol.DeviceIdentity;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.netty.ClientSettings;
import io.jiaohao.protocol.netty.DeviceClient;
import io.jiaohao.protocol.netty.Transport;
import io.jiaohao.protocol.wire.IssueTicket;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Status;
import io.netty.channel.EventLoopGroup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts the server as a process of its own and times it up to its first answer to a kiosk. */
public final class StartTimer {
  private static final Pattern READY =
      Pattern.compile("ready: devices on 127\\.0\\.0\\.1:(\\d+),.*");
  private static final String KIOSK = "kiosk-E1";
  private static final int ANSWER_WITHIN_S = 60;
  private static final double NANOS_PER_MS = 1e6;

  private final Path serverJar;
  private final Path data;
  private final Path hallFile;
  private final HallClock clock;

  StartTimer(Path serverJar, Path data, Path hallFile, HallClock clock) {
    this.serverJar = serverJar;
    this.data = data;
    this.hallFile = hallFile;
    this.clock = clock;
  }

  /**
   * How long one start took, from the making of the process.
   *
   * @param readyMs until the server said that its ports are open
   * @param servedMs until a kiosk had the answer to its first request: login included
   */
  public record Start(double readyMs, double servedMs) {}

  Start start() throws IOException, InterruptedException {
    EventLoopGroup loops = Transport.best().eventLoops(1, "kiosk");
    long startNanos = clock.stopwatchNanos();
    Process server = launch();
    try {
      int port = awaitReady(server);
      double readyMs = (clock.stopwatchNanos() - startNanos) / NANOS_PER_MS;
      askForTicket(loops, port);
      return new Start(readyMs, (clock.stopwatchNanos() - startNanos) / NANOS_PER_MS);
    } finally {
      // Killed, not stopped: a stopping server writes a snapshot, and the next start differs.
      server.destroyForcibly().waitFor();
      loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
  }

  private Process launch() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms512m", "-Xmx512m"));
    command.addAll(ServerJar.options(serverJar));
    command.addAll(List.of("server", "--data", data.toString(), "--hall", hallFile.toString()));
    command.addAll(List.of("--port", "0", "--web-port", "0"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(data.resolve("server.log").toFile());
    return builder.start();
  }

  private int awaitReady(Process server) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        return Integer.parseInt(ready.group(1));
      }
    }
    throw new IOException("server ended before it was ready; see " + data.resolve("server.log"));
  }

  private void askForTicket(EventLoopGroup loops, int port) throws IOException {
    DeviceIdentity kiosk =
        KeyFile.read(data.resolve("devices.keys")).stream()
            .filter(device -> device.deviceId().equals(KIOSK))
            .findFirst()
            .map(DeviceRecord::identity)
            .orElseThrow();
    ClientSettings settings = ClientSettings.of("127.0.0.1", port);
    try (DeviceClient client =
        new DeviceClient(loops.next(), settings, kiosk, new DeviceClient.Listener() {})) {
      client.start();
      Request.Builder wish =
          Request.newBuilder()
              .setIssueTicket(IssueTicket.newBuilder().setService(LargeHall.service(0)));
      Reply reply = client.request(wish).get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
      if (reply.getStatus() != Status.STATUS_DONE) {
        throw new IOException("reply: " + reply + " (expected: a ticket)");
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("no ticket within " + ANSWER_WITHIN_S + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
