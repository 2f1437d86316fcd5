package io.jiaohao.protocol.netty;

import com.google.protobuf.ByteString;
import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.Handshake;
import io.jiaohao.protocol.wire.Challenge;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.Hello;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Welcome;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A server that does what the test's script says, one blocking call at a time, over plain sockets:
 * it shares no code with the frames and the client that it tries.
 */
public final class FakeServer implements Closeable {
  private static final int PATIENCE_MS = 10_000;

  private final DeviceKey key;
  private final ServerSocket listener;

  /** Listens on a free port of the loopback address; shares the key with its devices. */
  public FakeServer(DeviceKey key) throws IOException {
    this.key = key;
    listener = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    listener.setSoTimeout(PATIENCE_MS);
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
  }

  /** Waits for the next connection and says nothing yet. */
  public Line accept() throws IOException {
    Socket socket = listener.accept();
    socket.setSoTimeout(PATIENCE_MS);
    return new Line(socket);
  }

  /** Waits for the next connection and lets the device in. */
  public Line welcome(Welcome.Builder welcome) throws IOException {
    Line line = accept();
    line.welcome(welcome);
    return line;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  /** One connection. */
  public final class Line implements Closeable {
    private final Socket socket;
    private final InputStream in;

    private Line(Socket socket) throws IOException {
      this.socket = socket;
      this.in = socket.getInputStream();
    }

    public InetAddress device() {
      return socket.getInetAddress();
    }

    /** The device's next message, heartbeats left out. */
    public DeviceMessage read() throws IOException {
      DeviceMessage message = readAny();
      while (message.hasHeartbeat()) {
        message = readAny();
      }
      return message;
    }

    public DeviceMessage readAny() throws IOException {
      DeviceMessage message = DeviceMessage.parseDelimitedFrom(in);
      if (message == null) {
        throw new IOException("the device closed the connection");
      }
      return message;
    }

    public void send(ServerMessage.Builder message) throws IOException {
      ByteArrayOutputStream frame = new ByteArrayOutputStream();
      message.build().writeDelimitedTo(frame);
      sendBytes(frame.toByteArray());
    }

    public void sendBytes(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }

    public Hello challenge(Challenge challenge) throws IOException {
      Hello hello = read().getHello();
      send(ServerMessage.newBuilder().setChallenge(challenge));
      return hello;
    }

    public void welcome(Welcome.Builder welcome) throws IOException {
      if (!welcomeWithoutChecking(welcome)) {
        throw new IOException("the device does not hold the key");
      }
    }

    /** Lets anybody in; tells whether the device held the key. */
    boolean welcomeWithoutChecking(Welcome.Builder welcome) throws IOException {
      ByteString nonce = ByteString.copyFrom(new byte[16]);
      Challenge challenge = Challenge.newBuilder().setVersion(1).setServerNonce(nonce).build();
      Hello hello = challenge(challenge);
      byte[] proof = read().getProof().getMac().toByteArray();
      byte[] mac = Handshake.serverProof(key.bytes(), hello, challenge);
      send(ServerMessage.newBuilder().setWelcome(welcome.setServerMac(ByteString.copyFrom(mac))));
      return Handshake.matches(Handshake.deviceProof(key.bytes(), hello, challenge), proof);
    }

    public void reply(Reply.Builder reply) throws IOException {
      send(ServerMessage.newBuilder().setReply(reply));
    }

    /** Whether the device has hung up; waits for it. */
    public boolean isClosedByDevice() throws IOException {
      while (true) {
        int next = in.read();
        if (next < 0) {
          return true;
        }
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
