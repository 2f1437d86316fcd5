package io.jiaohao.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.Handshake;
import io.jiaohao.protocol.wire.Challenge;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.Hello;
import io.jiaohao.protocol.wire.Proof;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.protocol.wire.Welcome;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.EnumSet;
import java.util.Set;

/** A bare socket to the device port, for whatever no honest device would send. */
public final class RawClient implements Closeable {
  private static final int TIMEOUT_MS = 30_000;
  private static final long NANOS_PER_MS = 1_000_000;
  private static final int SMALL_BUFFER_BYTES = 8 * 1024;

  private final Socket socket;
  private long lastRequestId;

  /** Connects to this port. */
  public RawClient(int port) throws IOException {
    socket = new Socket();
    // Before connecting: a reader that stops is then soon felt by the server.
    socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
    socket.setSoTimeout(TIMEOUT_MS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MS);
    socket.setTcpNoDelay(true);
  }

  /** A well-formed Hello of this device. */
  public static Hello helloOf(DeviceRecord device) {
    return Hello.newBuilder()
        .setMinVersion(1)
        .setMaxVersion(1)
        .setDeviceId(device.deviceId())
        .setRole(device.role())
        .setDeviceNonce(ByteString.copyFrom(new byte[16]))
        .build();
  }

  public void sendBytes(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  public void send(DeviceMessage message) throws IOException {
    sendBytes(frame(message));
  }

  public void send(Hello hello) throws IOException {
    send(DeviceMessage.newBuilder().setHello(hello).build());
  }

  public void send(Request.Builder request, long requestId) throws IOException {
    send(DeviceMessage.newBuilder().setRequest(request.setRequestId(requestId)).build());
  }

  public void send(Watch watch) throws IOException {
    send(DeviceMessage.newBuilder().setWatch(watch).build());
  }

  /** The bytes of one frame with a request. */
  public static byte[] frame(Request.Builder request, long requestId) {
    try {
      return frame(DeviceMessage.newBuilder().setRequest(request.setRequestId(requestId)).build());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Sends what the server may not want to read to its end. */
  public void sendRegardless(byte[] bytes) {
    try {
      sendBytes(bytes);
    } catch (IOException e) {
      // It has closed meanwhile.
    }
  }

  /** The bytes of one frame. */
  public static byte[] frame(DeviceMessage message) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    message.writeDelimitedTo(bytes);
    return bytes.toByteArray();
  }

  /** The next message, waited for. */
  public ServerMessage receive() throws IOException {
    ServerMessage message = ServerMessage.parseDelimitedFrom(socket.getInputStream());
    if (message == null) {
      throw new IOException("the server closed the connection");
    }
    return message;
  }

  /** The next message of one of these kinds; others are passed over. */
  public ServerMessage receive(ServerMessage.BodyCase kind, ServerMessage.BodyCase... more)
      throws IOException {
    Set<ServerMessage.BodyCase> kinds = EnumSet.of(kind, more);
    ServerMessage message = receive();
    while (!kinds.contains(message.getBodyCase())) {
      message = receive();
    }
    return message;
  }

  public Reply receiveReply() throws IOException {
    return receive(ServerMessage.BodyCase.REPLY).getReply();
  }

  /** Sends a request and waits for the next reply. */
  public Reply ask(Request.Builder request, long requestId) throws IOException {
    send(request, requestId);
    return receiveReply();
  }

  /** Sends a request under the next id and waits for the next reply. */
  public Reply ask(Request.Builder request) throws IOException {
    return ask(request, ++lastRequestId);
  }

  /** Hello and Proof; returns what the server says to them. */
  public ServerMessage tryLogin(DeviceRecord device, Hello hello) throws IOException {
    send(hello);
    ServerMessage answer = receive();
    if (!answer.hasChallenge()) {
      return answer;
    }
    Challenge challenge = answer.getChallenge();
    byte[] mac = Handshake.deviceProof(device.key().bytes(), hello, challenge);
    send(
        DeviceMessage.newBuilder()
            .setProof(Proof.newBuilder().setMac(ByteString.copyFrom(mac)))
            .build());
    return receive();
  }

  public Welcome login(DeviceRecord device) throws IOException {
    ServerMessage answer = tryLogin(device, helloOf(device));
    assertThat(answer.hasWelcome()).as("%s", answer).isTrue();
    lastRequestId = answer.getWelcome().getHighestRequestId();
    return answer.getWelcome();
  }

  /** Reads on to the end of the connection, which must come; returns how many bytes still came. */
  public long drainToEnd() throws IOException {
    long endNanos = TestClock.nanos() + TIMEOUT_MS * NANOS_PER_MS;
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[64 * 1024];
    long bytes = 0;
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
        assertThat(TestClock.nanos()).as("still not closed").isLessThan(endNanos);
      }
    } catch (SocketException e) {
      return bytes; // A reset ends the connection as well.
    }
    return bytes;
  }

  /** Fails unless the server ends the connection within this time. */
  public void assertClosedWithin(int ms) throws IOException {
    socket.setSoTimeout(ms);
    drainToEnd();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
