package io.jiaohao.pages;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.Handshake;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.Hello;
import io.jiaohao.protocol.wire.Proof;
import io.jiaohao.protocol.wire.ServerMessage;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * Stands in front of a test's server, with {@code /link} and {@code /account} of its own: a page's
 * messages go on to the device port, under the key of the device that the page's Hello names.
 */
final class PageRelay implements AutoCloseable {
  private static final int BAD_GATEWAY = 502;
  private static final int UNAUTHORIZED = 401;

  private final Vertx vertx = Vertx.vertx();
  private final IntSupplier webPort;
  private final IntSupplier devicePort;
  private final Function<String, DeviceRecord> devices;
  private final HttpClient client = vertx.createHttpClient();

  /** Kept for the life of the relay: one that is let go closes its connections. */
  private final NetClient toDevicePort = vertx.createNetClient();

  private final HttpServer server;

  PageRelay(IntSupplier webPort, IntSupplier devicePort, Function<String, DeviceRecord> devices) {
    this.webPort = webPort;
    this.devicePort = devicePort;
    this.devices = devices;
    server =
        vertx
            .createHttpServer()
            .requestHandler(this::answer)
            .webSocketHandler(this::link)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  String base() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  private void answer(HttpServerRequest request) {
    if (request.path().equals("/account")) {
      account(request);
    } else {
      pass(request);
    }
  }

  private static void account(HttpServerRequest request) {
    var user = request.getCookie("user");
    if (user == null) {
      request.response().setStatusCode(UNAUTHORIZED).end();
    } else {
      request.response().putHeader("Content-Type", "application/json");
      request.response().end(new JsonObject().put("name", user.getValue()).encode());
    }
  }

  private void pass(HttpServerRequest request) {
    client
        .request(request.method(), webPort.getAsInt(), "127.0.0.1", request.uri())
        .compose(asked -> asked.send())
        .compose(
            told -> {
              request.response().setStatusCode(told.statusCode());
              request.response().headers().setAll(told.headers());
              return told.body();
            })
        .onSuccess(body -> request.response().end(body))
        .onFailure(fault -> request.response().setStatusCode(BAD_GATEWAY).end());
  }

  private void link(ServerWebSocket page) {
    new Relayed(page);
  }

  private final class Relayed {
    private final ServerWebSocket page;
    private NetSocket device;
    private Hello hello;
    private DeviceRecord record;
    private boolean proved;
    private Buffer left = Buffer.buffer();

    Relayed(ServerWebSocket page) {
      this.page = page;
      page.binaryMessageHandler(this::fromPage);
    }

    private void fromPage(Buffer message) {
      if (device != null) {
        device.write(frame(message.getBytes()));
        return;
      }
      try {
        hello = DeviceMessage.parseFrom(message.getBytes()).getHello();
        record = devices.apply(hello.getDeviceId());
      } catch (InvalidProtocolBufferException | RuntimeException e) {
        page.close();
        return;
      }
      page.pause();
      toDevicePort
          .connect(devicePort.getAsInt(), "127.0.0.1")
          .onFailure(fault -> page.close())
          .onSuccess(
              socket -> {
                device = socket;
                socket.handler(this::fromServer);
                socket.closeHandler(end -> page.close());
                page.closeHandler(end -> socket.close());
                socket.write(frame(message.getBytes()));
                page.resume();
              });
    }

    private void fromServer(Buffer part) {
      left.appendBuffer(part);
      for (int at = lengthBytes(); at > 0; at = lengthBytes()) {
        int length = length(at);
        if (left.length() < at + length) {
          return;
        }
        Buffer message = left.getBuffer(at, at + length);
        left = left.getBuffer(at + length, left.length());
        if (proved) {
          page.writeBinaryMessage(message);
        } else {
          prove(message);
        }
      }
    }

    private void prove(Buffer message) {
      proved = true;
      try {
        ServerMessage told = ServerMessage.parseFrom(message.getBytes());
        if (!told.hasChallenge()) {
          page.writeBinaryMessage(message);
          return;
        }
        byte[] mac = Handshake.deviceProof(record.key().bytes(), hello, told.getChallenge());
        Proof proof = Proof.newBuilder().setMac(ByteString.copyFrom(mac)).build();
        device.write(frame(DeviceMessage.newBuilder().setProof(proof).build().toByteArray()));
      } catch (InvalidProtocolBufferException e) {
        page.close();
      }
    }

    private int lengthBytes() {
      for (int i = 0; i < left.length(); i++) {
        if (left.getByte(i) >= 0) {
          return i + 1;
        }
      }
      return 0;
    }

    private int length(int bytes) {
      int length = 0;
      for (int i = bytes - 1; i >= 0; i--) {
        length = (length << 7) | (left.getByte(i) & 0x7F);
      }
      return length;
    }
  }

  private static Buffer frame(byte[] message) {
    Buffer frame = Buffer.buffer();
    int left = message.length;
    while (left > 0x7F) {
      frame.appendByte((byte) ((left & 0x7F) | 0x80));
      left >>>= 7;
    }
    return frame.appendByte((byte) left).appendBytes(message);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
