package io.jiaohao.peers;

import com.google.protobuf.ByteString;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.FrameLimits;
import io.jiaohao.protocol.Handshake;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.Hello;
import io.jiaohao.protocol.wire.Proof;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Welcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.security.SecureRandom;

/** The whole handshake of one device, on a blocking channel. */
final class Login {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Login() {}

  /** A connection that is through its handshake, still blocking, and the Welcome it got. */
  record Session(SocketChannel channel, Welcome welcome) {}

  static Session login(int port, DeviceRecord device) throws IOException {
    SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
    channel.socket().setTcpNoDelay(true);
    byte[] nonce = new byte[FrameLimits.MIN_NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    Hello hello =
        Hello.newBuilder()
            .setMinVersion(FrameLimits.MIN_VERSION)
            .setMaxVersion(FrameLimits.MAX_VERSION)
            .setDeviceId(device.deviceId())
            .setRole(device.role())
            .setDeviceNonce(ByteString.copyFrom(nonce))
            .build();
    send(channel, DeviceMessage.newBuilder().setHello(hello).build());
    ServerMessage challenge = receive(channel);
    byte[] key = device.key().bytes();
    byte[] proof = Handshake.deviceProof(key, hello, challenge.getChallenge());
    send(
        channel,
        DeviceMessage.newBuilder()
            .setProof(Proof.newBuilder().setMac(ByteString.copyFrom(proof)))
            .build());
    ServerMessage answer = receive(channel);
    if (!answer.hasWelcome()) {
      throw new IOException(device.deviceId() + ": " + answer + " (expected: a Welcome)");
    }
    byte[] expected = Handshake.serverProof(key, hello, challenge.getChallenge());
    if (!Handshake.matches(expected, answer.getWelcome().getServerMac().toByteArray())) {
      throw new IOException(device.deviceId() + ": the server has not proved itself");
    }
    return new Session(channel, answer.getWelcome());
  }

  private static void send(SocketChannel channel, DeviceMessage message) throws IOException {
    message.writeDelimitedTo(channel.socket().getOutputStream());
  }

  private static ServerMessage receive(SocketChannel channel) throws IOException {
    return ServerMessage.parseDelimitedFrom(channel.socket().getInputStream());
  }
}
