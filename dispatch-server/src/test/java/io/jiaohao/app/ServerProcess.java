package io.jiaohao.app;

import io.jiaohao.protocol.DeviceIdentity;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.netty.Transport;
import io.netty.channel.EventLoopGroup;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server in a process of its own, which a test can kill as a power cut would; over the hall of
 * small-hall.yaml, whose time runs twenty times as fast from ten in the morning.
 */
public final class ServerProcess implements AutoCloseable {
  /** Hall time per real time: a restart takes far longer than any deadline of a call. */
  static final int SPEED = 20;

  private static final Pattern READY =
      Pattern.compile(
          "ready: devices on 127\\.0\\.0\\.1:(\\d+), .*http://127\\.0\\.0\\.1:(\\d+)/.*");

  private final Path dataDir;
  private final List<String> halls;
  private final List<String> options;
  private final EventLoopGroup deviceLoops = Transport.best().eventLoops(1, "test-devices");
  private final List<TestDevice> devices = new ArrayList<>();
  private final String wallEpochMs = Long.toString(TestClock.wallMs());
  private static final Pattern ONCE = Pattern.compile("open once: (\\S+) \\(/manager\\)");
  private final CookieManager cookies = new CookieManager();
  private final HttpClient manager = HttpClient.newBuilder().cookieHandler(cookies).build();
  private URI managersLink;
  private Process process;
  private int port;
  private int webPort;

  public ServerProcess(Path dataDir) {
    this(dataDir, List.of());
  }

  /** With more options. */
  ServerProcess(Path dataDir, List<String> options) {
    this(dataDir, List.of("--hall", hallFile().toString()), options);
  }

  private ServerProcess(Path dataDir, List<String> halls, List<String> options) {
    this.dataDir = dataDir;
    this.halls = halls;
    this.options = options;
  }

  /** A node of a city, with all hall files of a directory. */
  static ServerProcess ofCity(Path dataDir, Path hallFiles, List<String> options) {
    return new ServerProcess(dataDir, List.of("--halls", hallFiles.toString()), options);
  }

  /** Starts it, or starts it again on the same port and data, and waits until it is open. */
  public void start() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                // Who is killed leaves its native library: with its data it goes.
                "-Dorg.sqlite.tmpdir=" + dataDir,
                "-cp",
                System.getProperty("java.class.path"),
                "io.jiaohao.app.ServerMain",
                "demo-server",
                "--data",
                dataDir.toString(),
                "--port",
                Integer.toString(port),
                "--web-port",
                Integer.toString(webPort),
                "--speed",
                Integer.toString(SPEED),
                "--hall-epoch-ms",
                Long.toString(TestClock.MORNING_MS),
                "--wall-epoch-ms",
                wallEpochMs));
    command.addAll(halls);
    command.addAll(options);
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher once = ONCE.matcher(line);
      if (once.matches()) {
        managersLink = URI.create(once.group(1));
      }
      Matcher ready = READY.matcher(line);
      if (ready.matches()) {
        port = Integer.parseInt(ready.group(1));
        webPort = Integer.parseInt(ready.group(2));
        if (managersLink != null && cookies.getCookieStore().getCookies().isEmpty()) {
          get(managersLink);
        }
        return;
      }
    }
    throw new AssertionError("the server ended without being ready");
  }

  static Path hallFile() {
    try {
      return Path.of(
          Objects.requireNonNull(ServerProcess.class.getResource("/small-hall.yaml")).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends it without warning: SIGKILL. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  public int port() {
    return port;
  }

  public int webPort() {
    return webPort;
  }

  /** The cookie of a manager's session, which outlives the process. */
  public String managersCookie() {
    return cookies.getCookieStore().getCookies().stream()
        .map(cookie -> cookie.getName() + '=' + cookie.getValue())
        .findFirst()
        .orElseThrow();
  }

  /** Stops it in its tracks, as a machine that hangs: what is sent to it stays unread. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** It goes on where it was. */
  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  /** Asks it to stop, and waits until it has. */
  void terminate() {
    process.destroy();
    process.onExit().join();
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  Path dataDir() {
    return dataDir;
  }

  /** The key file's line for a device. */
  public DeviceRecord record(String deviceId) {
    return record(dataDir.resolve("devices.keys"), deviceId);
  }

  private static DeviceRecord record(Path keyFile, String deviceId) {
    try {
      return KeyFile.read(keyFile).stream()
          .filter(device -> device.deviceId().equals(deviceId))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  TestDevice device(String deviceId) throws IOException {
    return device(deviceId, port);
  }

  /** A device that connects to another port: that of a link to this server. */
  TestDevice device(String deviceId, int atPort) throws IOException {
    return deviceAt(deviceId, List.of(atPort));
  }

  /** A device that has a list of servers. */
  TestDevice deviceAt(String deviceId, List<Integer> ports) {
    return deviceAt(record(deviceId).identity(), ports);
  }

  /** A device of one of a city's halls that has a list of servers. */
  TestDevice deviceIn(String hall, String deviceId, List<Integer> ports) {
    Path keyFile = dataDir.resolve("halls").resolve(hall).resolve("devices.keys");
    return deviceAt(record(keyFile, deviceId).identity().inHall(hall), ports);
  }

  private TestDevice deviceAt(DeviceIdentity identity, List<Integer> ports) {
    TestDevice device = new TestDevice(deviceLoops.next(), ports, identity);
    devices.add(device);
    device.start();
    return device;
  }

  /** A board that follows the whole hall. */
  TestDevice board(String deviceId) throws IOException {
    TestDevice board = device(deviceId);
    board.watchAll();
    board.awaitPicture();
    return board;
  }

  /** What managers see of the hall. */
  public JsonObject hall() {
    URI uri = URI.create("http://127.0.0.1:" + webPort + "/api/hall");
    return new JsonObject(get(uri));
  }

  private String get(URI uri) {
    try {
      return manager
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    devices.forEach(TestDevice::close);
    if (process != null) {
      kill();
    }
    deviceLoops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
