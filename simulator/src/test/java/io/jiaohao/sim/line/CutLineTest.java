package io.jiaohao.sim.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.protocol.netty.Transport;
import io.jiaohao.sim.SimClock;
import io.jiaohao.sim.line.LineFault.Kind;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A device's line")
class CutLineTest {
  private static final int PATIENCE_MS = 30_000;

  /** Nothing comes for so long: on a slower machine this holds all the more. */
  private static final int NOTHING_FOR_MS = 150;

  private static final int BYTES = 100_000;

  private final EventLoopGroup loops = Transport.best().eventLoops(1, "line");
  private final byte[] said = new byte[BYTES];
  private ServerSocket listening;
  private CutLine line;
  private Socket device;
  private Socket server;

  @BeforeEach
  void connect() throws IOException {
    new SplittableRandom(1).nextBytes(said);
    listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    line =
        new CutLine(
            loops.next(),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), listening.getLocalPort()),
            Optional.empty());
    device = connected();
    server = accepted();
  }

  private Socket connected() throws IOException {
    Socket socket = new Socket();
    socket.connect(line.address());
    socket.setSoTimeout(PATIENCE_MS);
    return socket;
  }

  private Socket accepted() throws IOException {
    listening.setSoTimeout(PATIENCE_MS);
    Socket socket = listening.accept();
    socket.setSoTimeout(PATIENCE_MS);
    return socket;
  }

  @AfterEach
  void close() throws IOException {
    device.close();
    server.close();
    listening.close();
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private void begins(Kind kind) {
    loops.next().submit(() -> line.begins(kind)).syncUninterruptibly();
  }

  private void ends(Kind kind) {
    loops.next().submit(() -> line.ends(kind)).syncUninterruptibly();
  }

  private static void nothingComesTo(Socket socket) throws IOException {
    socket.setSoTimeout(NOTHING_FOR_MS);
    assertThatThrownBy(() -> socket.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    socket.setSoTimeout(PATIENCE_MS);
  }

  private void saysAll(Socket socket) throws IOException {
    socket.getOutputStream().write(said);
  }

  private void hearsAll(Socket socket) throws IOException {
    assertThat(socket.getInputStream().readNBytes(BYTES)).isEqualTo(said);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"LATE", "BYTEWISE", "GLUED", "SLOW"})
  @DisplayName("loses nothing and keeps the order, before, during and after")
  void losesNothing(Kind kind) throws IOException {
    for (Socket from : new Socket[] {device, server}) {
      Socket to = from == device ? server : device;
      saysAll(from);
      begins(kind);
      saysAll(from);
      ends(kind);
      saysAll(from);
      for (int times = 0; times < 3; times++) {
        hearsAll(to);
      }
    }
  }

  @Test
  @DisplayName("that is late lets nothing through before its time")
  void late() throws IOException {
    begins(Kind.LATE);
    long saidNanos = SimClock.nanos();
    saysAll(device);
    hearsAll(server);

    assertThat(SimClock.nanos() - saidNanos)
        .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(LineLimits.LATE_MS));
  }

  @Test
  @DisplayName("that glues holds all back until the end")
  void glued() throws IOException {
    begins(Kind.GLUED);
    saysAll(device);
    saysAll(server);
    nothingComesTo(server);
    nothingComesTo(device);

    ends(Kind.GLUED);

    hearsAll(server);
    hearsAll(device);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"LATE", "BYTEWISE", "SLOW"})
  @DisplayName("lets all through in the end, though the fault does not end")
  void throughAllTheSame(Kind kind) throws IOException {
    begins(kind);
    saysAll(server);
    saysAll(device);

    hearsAll(device);
    hearsAll(server);
  }

  @Test
  @DisplayName("that is silent loses all, tells the device in the end, and the server never")
  void silent() throws IOException {
    begins(Kind.SILENT);
    saysAll(device);
    saysAll(server);
    nothingComesTo(server);
    nothingComesTo(device);
    try (Socket inVain = connected()) {
      nothingComesTo(inVain);

      ends(Kind.SILENT);

      assertThat(inVain.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(device.getInputStream().read()).isEqualTo(-1);
    nothingComesTo(server);
    try (Socket again = connected();
        Socket reached = accepted()) {
      saysAll(again);
      hearsAll(reached);
    }
  }

  @Test
  @DisplayName("to a deaf device lets through what it says, and it comes again in the end")
  void deaf() throws IOException {
    begins(Kind.DEAF);
    saysAll(device);
    saysAll(server);
    hearsAll(server);
    nothingComesTo(device);

    ends(Kind.DEAF);

    assertThat(device.getInputStream().read()).isEqualTo(-1);
    try (Socket again = connected();
        Socket reached = accepted()) {
      saysAll(reached);
      hearsAll(again);
    }
  }

  @Test
  @DisplayName(
      "that is cut tells both ends, turns away who comes, and lets them through in the end")
  void cut() throws IOException {
    begins(Kind.CUT);
    assertThat(server.getInputStream().read()).isEqualTo(-1);
    assertThat(device.getInputStream().read()).isEqualTo(-1);
    try (Socket turnedAway = connected()) {
      assertThat(turnedAway.getInputStream().read()).isEqualTo(-1);
    }

    ends(Kind.CUT);

    try (Socket again = connected();
        Socket reached = accepted()) {
      saysAll(reached);
      hearsAll(again);
    }
  }
}
