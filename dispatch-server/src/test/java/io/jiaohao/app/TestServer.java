package io.jiaohao.app;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.accounts.Accounts;
import io.jiaohao.core.HallPlan;
import io.jiaohao.engine.EngineSettings;
import io.jiaohao.gateway.GatewaySettings;
import io.jiaohao.journal.redis.RedisAddress;
import io.jiaohao.journal.redis.RedisHall;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.netty.Transport;
import io.jiaohao.protocol.wire.OpenWindow;
import io.jiaohao.protocol.wire.RateCall;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Role;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A whole server in this process, on a free port and in a directory of its own, for the length of a
 * test; and devices that talk to it over real sockets.
 */
public final class TestServer implements BeforeEachCallback, AfterEachCallback {
  private StartPlan plan;
  private UnaryOperator<GatewaySettings> gateway = UnaryOperator.identity();
  private EngineSettings engine = EngineSettings.DEFAULTS;
  private Optional<Supplier<String>> redis = Optional.empty();
  private boolean systemClock;
  private final List<String> programs = new ArrayList<>();
  private final List<String> pads = new ArrayList<>();
  private TestClock clock;
  private Path dataDir;
  private Assembly server;
  private EventLoopGroup deviceLoops;
  private int port;
  private int webPort;
  private final List<AutoCloseable> open = new ArrayList<>();

  private TestServer(StartPlan plan) {
    this.plan = plan;
  }

  public static TestServer of(HallPlan plan) {
    return new TestServer(StartPlan.of(plan));
  }

  /** Started with a hall file. */
  public static TestServer of(StartPlan plan) {
    return new TestServer(plan);
  }

  /** With other numbers of the device port. */
  public TestServer gateway(UnaryOperator<GatewaySettings> change) {
    gateway = change;
    return this;
  }

  /** With other limits of the engine. */
  public TestServer engine(EngineSettings settings) {
    engine = settings;
    return this;
  }

  /** With its journal in a Redis, whose address is known when the server starts. */
  public TestServer redis(Supplier<String> uri) {
    redis = Optional.of(uri);
    return this;
  }

  /** With a program that may use HTTP. */
  public TestServer program(String id) {
    programs.add(id);
    return this;
  }

  /** With a rating pad at this window. */
  public TestServer pad(String window) {
    pads.add(window);
    return this;
  }

  /** With the clock of a working server, on sources that {@link #clock()} turns. */
  public TestServer systemClock() {
    systemClock = true;
    return this;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    clock = new TestClock();
    dataDir = Files.createTempDirectory("jiaohao-test");
    deviceLoops = Transport.best().eventLoops(1, "test-devices");
    port = 0;
    webPort = 0;
    makeKeys();
    start();
  }

  private void makeKeys() throws IOException {
    DeviceKeys keys = new DeviceKeys(dataDir);
    keys.makeMissing(plan.plan());
    for (String program : programs) {
      keys.add(program, Role.ROLE_API, "");
    }
    for (String window : pads) {
      keys.add("pad-" + window, Role.ROLE_PAD, window);
    }
  }

  /** Takes a key back, as a person at the server's command line does. */
  public void revoke(String id) throws IOException {
    new DeviceKeys(dataDir).revoke(id);
  }

  /** Starts the server; after a stop on the same ports and the same data. */
  public void start() throws Exception {
    start(UnaryOperator.identity());
  }

  /** Starts the server with something else changed as well. */
  public void start(UnaryOperator<GatewaySettings> change) throws Exception {
    ServerSettings usual = ServerSettings.of(dataDir, port, webPort);
    ServerSettings settings =
        usual
            .withEngine(engine)
            .withGateway(change.apply(gateway.apply(usual.gateway())))
            .withRedis(redis.map(uri -> new RedisHall.Place(RedisAddress.of(uri.get()), 0)));
    server = Assembly.start(settings, plan, systemClock ? clock.system() : clock);
    port = server.port();
    webPort = server.webPort();
  }

  /** Starts the server with another hall file. */
  void startWith(StartPlan other) throws Exception {
    plan = other;
    start();
  }

  public void stop() throws Exception {
    server.stop();
    server = null;
  }

  /** Goes down in an orderly way and comes back on the same ports and the same data. */
  public void restart() throws Exception {
    stop();
    start();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    for (AutoCloseable device : open) {
      device.close();
    }
    open.clear();
    if (server != null) {
      stop();
    }
    deviceLoops.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    try (Stream<Path> files = Files.walk(dataDir)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  public Assembly server() {
    return server;
  }

  /** The cookie of somebody who has signed in as a manager. */
  public String managersCookie() {
    return managersCookie("guest");
  }

  /** The cookie of a manager of this name. */
  public String managersCookie(String name) {
    return cookie(name, AccountRole.MANAGER);
  }

  /** The cookie of somebody of this name and role. */
  public String cookie(String name, AccountRole role) {
    return server.accounts().guestCookie(name, role);
  }

  /** Makes an account, as a person at the server's command line does; the server follows. */
  public void account(String name, AccountRole role, String password) throws IOException {
    new Accounts(dataDir).add(name, EnumSet.of(role), password);
    server.accounts().look();
  }

  public TestClock clock() {
    return clock;
  }

  public int port() {
    return port;
  }

  /** Port of the pages; while the server is down that at which it will come back. */
  public int webPort() {
    return webPort;
  }

  public Path dataDir() {
    return dataDir;
  }

  /** The file of device keys. */
  public Path keyFile() {
    return dataDir.resolve("devices.keys");
  }

  /** The key file's line for a device. */
  public DeviceRecord record(String deviceId) {
    try {
      return KeyFile.read(keyFile()).stream()
          .filter(device -> device.deviceId().equals(deviceId))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A device that connects, and comes back when it is cut off. */
  public TestDevice device(String deviceId) {
    return device(deviceId, port);
  }

  /** A device that connects to another port: that of a link to this server. */
  public TestDevice device(String deviceId, int atPort) {
    TestDevice device = new TestDevice(deviceLoops.next(), atPort, record(deviceId).identity());
    open.add(device);
    device.start();
    return device;
  }

  /** A board that follows the whole hall. */
  public TestDevice board(String deviceId) {
    TestDevice board = device(deviceId);
    board.watchAll();
    board.awaitPicture();
    return board;
  }

  /** The terminal of the nth window, which it has opened. */
  public TestDevice openWindow(int nth) {
    TestDevice terminal = device("window-" + TestHall.windowId(nth));
    terminal.open();
    return terminal;
  }

  /** A bare socket on which the nth window's terminal has logged in and opened it. */
  public RawClient openRawWindow(int nth) throws IOException {
    RawClient terminal = login("window-" + TestHall.windowId(nth));
    terminal.ask(Request.newBuilder().setOpenWindow(OpenWindow.getDefaultInstance()));
    return terminal;
  }

  /** The pad of a window gives this grade to a call. */
  public void rate(String window, long callId, int grade) {
    TestDevice pad = device("pad-" + window);
    pad.ask(
        Request.newBuilder().setRateCall(RateCall.newBuilder().setCallId(callId).setGrade(grade)));
  }

  /** A bare socket to the device port. */
  public RawClient connect() throws IOException {
    RawClient client = new RawClient(port);
    open.add(client);
    return client;
  }

  /** A bare socket on which this device has logged in. */
  public RawClient login(String deviceId) throws IOException {
    RawClient client = connect();
    client.login(record(deviceId));
    return client;
  }

  /** A link to the device port that can be cut. */
  public TestLink link() throws IOException {
    TestLink link = new TestLink(port);
    open.add(link);
    return link;
  }
}
