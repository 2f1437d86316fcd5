package io.jiaohao.web;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.jiaohao.accounts.PageSession;
import io.jiaohao.protocol.Handshake;
import io.jiaohao.protocol.wire.Challenge;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.Hello;
import io.jiaohao.protocol.wire.Proof;
import io.jiaohao.protocol.wire.Reject;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.ServerMessage;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One page's way to the device port. The page says who it wants to be; the server logs in for it
 * under a key of one use, and from then on carries messages both ways. Who reads slowly makes the
 * other side wait: nothing queues up here. Both ends close together.
 */
final class LinkRelay {
  private static final short NOT_UNDERSTOOD = 1002;
  private static final short BINARY_ONLY = 1003;
  private static final short NORMAL = 1000;
  private static final short TRY_AGAIN_LATER = 1013;
  private static final int HELLO_WITHIN_MS = 10_000;

  private final ServerWebSocket page;
  private final PageSession session;
  private final AccountSources sources;
  private final NetClient client;
  private final Context context = Vertx.currentContext();
  private final FrameSplitter fromDevices = new FrameSplitter(this::fromDevicePort);
  private NetSocket devices;
  private Optional<LinkPass> pass = Optional.empty();
  private Hello hello = Hello.getDefaultInstance();
  private Challenge challenge = Challenge.getDefaultInstance();
  private boolean saidHello;
  private boolean welcome;
  private boolean over;
  private long loginTimer;
  private boolean used = true;
  private Runnable whenOver = () -> {};

  /** Hears what a manager asks the hall for. */
  private final Consumer<String> managerAsks;

  LinkRelay(
      ServerWebSocket page,
      PageSession session,
      AccountSources sources,
      NetClient client,
      Consumer<String> managerAsks) {
    this.managerAsks = managerAsks;
    this.page = page;
    this.session = session;
    this.sources = sources;
    this.client = client;
  }

  void start(Runnable ended) {
    whenOver = ended;
    page.closeHandler(closed -> end());
    page.exceptionHandler(broken -> close(NOT_UNDERSTOOD, "connection broken"));
    page.textMessageHandler(text -> close(BINARY_ONLY, "text (expected: binary messages)"));
    page.binaryMessageHandler(this::fromPage);
    loginTimer =
        context
            .owner()
            .setTimer(
                HELLO_WITHIN_MS,
                timer -> reject(RejectCode.REJECT_TOO_SLOW, "login took too long"));
  }

  PageSession session() {
    return session;
  }

  /** Whether the page has asked for something since this was last asked; a screen is in use. */
  boolean wasUsed() {
    boolean was = used || !session.device().isEmpty();
    used = false;
    return was;
  }

  // ---- From the page

  private void fromPage(Buffer bytes) {
    if (over) {
      return;
    }
    DeviceMessage message;
    try {
      message = DeviceMessage.parseFrom(bytes.getBytes());
    } catch (InvalidProtocolBufferException e) {
      close(NOT_UNDERSTOOD, "message: not understood (expected: a DeviceMessage)");
      return;
    }
    used |= message.hasRequest();
    if (welcome) {
      if (message.hasRequest() && hello.getRole() == Role.ROLE_MANAGER) {
        managerAsks.accept(message.getRequest().getActionCase().name());
      }
      carry(page, devices, FrameSplitter.framed(bytes.getBytes()));
    } else if (message.hasHello() && !saidHello) {
      saidHello = true;
      greet(message.getHello());
    } else {
      reject(
          RejectCode.REJECT_MALFORMED,
          "message: " + message.getBodyCase() + " (expected: HELLO, then wait for WELCOME)");
    }
  }

  private void greet(Hello said) {
    Optional<String> fault = Handshake.fault(said);
    Optional<String> notAllowed = LinkRoles.fault(session, said.getRole(), said.getDeviceId());
    if (fault.isPresent()) {
      reject(RejectCode.REJECT_MALFORMED, fault.get());
    } else if (notAllowed.isPresent()) {
      reject(RejectCode.REJECT_ROLE, notAllowed.get());
    } else {
      page.pause();
      Future.fromCompletionStage(sources.gate().pass(said.getDeviceId(), said.getRole()), context)
          .onSuccess(found -> connect(said, found))
          .onFailure(e -> close(TRY_AGAIN_LATER, "device port: not there"));
    }
  }

  private void connect(Hello said, Optional<LinkPass> found) {
    pass = found;
    if (over) {
      found.ifPresent(one -> one.takeBack().run());
    } else if (found.isEmpty()) {
      reject(RejectCode.REJECT_PROOF, "device: not known here");
    } else {
      hello = said.toBuilder().setDeviceNonce(found.get().nonce()).build();
      client
          .connect(sources.gate().port(), "127.0.0.1")
          .onSuccess(this::login)
          .onFailure(e -> close(TRY_AGAIN_LATER, "device port: not there"));
    }
  }

  private void login(NetSocket socket) {
    devices = socket;
    if (over) {
      socket.close();
      return;
    }
    socket.handler(this::read);
    socket.closeHandler(closed -> close(NORMAL, "the device port has closed the connection"));
    socket.exceptionHandler(broken -> close(TRY_AGAIN_LATER, "device port: connection broken"));
    send(DeviceMessage.newBuilder().setHello(hello).build());
  }

  private void send(DeviceMessage message) {
    devices.write(FrameSplitter.framed(message.toByteArray()));
  }

  // ---- From the device port

  private void read(Buffer bytes) {
    try {
      fromDevices.take(bytes);
    } catch (IllegalArgumentException e) {
      close(NOT_UNDERSTOOD, e.getMessage());
    }
  }

  private void fromDevicePort(Buffer bytes) {
    if (over) {
      return;
    }
    if (welcome) {
      carry(devices, page, bytes);
      return;
    }
    try {
      whileLoggingIn(ServerMessage.parseFrom(bytes.getBytes()), bytes);
    } catch (InvalidProtocolBufferException e) {
      close(NOT_UNDERSTOOD, "device port: not understood");
    }
  }

  private void whileLoggingIn(ServerMessage message, Buffer bytes) {
    byte[] key = pass.orElseThrow().key().bytes();
    if (message.hasChallenge()) {
      challenge = message.getChallenge();
      byte[] mac = Handshake.deviceProof(key, hello, challenge);
      Proof proof = Proof.newBuilder().setMac(ByteString.copyFrom(mac)).build();
      send(DeviceMessage.newBuilder().setProof(proof).build());
      return;
    }
    if (message.hasWelcome()) {
      byte[] mac = message.getWelcome().getServerMac().toByteArray();
      if (!Handshake.matches(Handshake.serverProof(key, hello, challenge), mac)) {
        close(TRY_AGAIN_LATER, "device port: another program's");
        return;
      }
      welcome = true;
      context.owner().cancelTimer(loginTimer);
      page.resume();
    }
    page.writeBinaryMessage(bytes);
  }

  private void carry(ReadStream<?> from, WriteStream<Buffer> to, Buffer bytes) {
    if (to == page) {
      page.writeBinaryMessage(bytes);
    } else {
      to.write(bytes);
    }
    if (to.writeQueueFull()) {
      from.pause();
      to.drainHandler(free -> from.resume());
    }
  }

  // ---- The end

  private void reject(RejectCode code, String words) {
    if (over) {
      return;
    }
    ServerMessage message =
        ServerMessage.newBuilder()
            .setReject(Reject.newBuilder().setCode(code).setWords(words))
            .build();
    page.writeBinaryMessage(Buffer.buffer(message.toByteArray()));
    close(NORMAL, "rejected");
  }

  /** Closes both ends and tells the page why. */
  void close(short code, String why) {
    if (!over) {
      end();
      page.resume();
      page.close(code, why);
    }
  }

  private void end() {
    if (over) {
      return;
    }
    over = true;
    context.owner().cancelTimer(loginTimer);
    pass.ifPresent(one -> one.takeBack().run());
    if (devices != null) {
      devices.close();
    }
    whenOver.run();
  }
}
