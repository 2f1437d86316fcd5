package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.Hello;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.ServerMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page's end of the link: what it was told, and what it was closed with. */
final class TestPage implements WebSocket.Listener {
  final List<ServerMessage> heard = new CopyOnWriteArrayList<>();
  volatile int closedWith;
  private WebSocket socket;
  private ByteString part = ByteString.EMPTY;
  private boolean reading = true;
  private boolean wantsNothing;

  private TestPage() {}

  /** Opens a link at this web port, from a page of this origin. */
  static TestPage open(int webPort, String cookie, String origin) {
    TestPage page = new TestPage();
    page.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Cookie", cookie)
            .header("Origin", origin)
            .buildAsync(URI.create("ws://127.0.0.1:" + webPort + "/link"), page)
            .join();
    return page;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    part = part.concat(ByteString.copyFrom(data));
    if (last) {
      try {
        heard.add(ServerMessage.parseFrom(part));
      } catch (InvalidProtocolBufferException e) {
        throw new AssertionError(e);
      }
      part = ByteString.EMPTY;
    }
    askForMore(from);
    return null;
  }

  private synchronized void askForMore(WebSocket from) {
    if (reading) {
      from.request(1);
    } else {
      wantsNothing = true;
    }
  }

  /** From now on nothing is read any more. */
  synchronized void stopReading() {
    reading = false;
  }

  /** Goes on where it had stopped. */
  synchronized void readOn() {
    reading = true;
    if (wantsNothing) {
      wantsNothing = false;
      socket.request(1);
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closedWith = code;
    return null;
  }

  void say(DeviceMessage message) {
    socket.sendBinary(ByteBuffer.wrap(message.toByteArray()), true).join();
  }

  void hello(Role role, String device) {
    say(
        DeviceMessage.newBuilder()
            .setHello(
                Hello.newBuilder()
                    .setMinVersion(1)
                    .setMaxVersion(1)
                    .setRole(role)
                    .setDeviceId(device)
                    .setDeviceNonce(ByteString.copyFrom(new byte[16])))
            .build());
  }

  ServerMessage first() {
    await().until(() -> !heard.isEmpty());
    return heard.get(0);
  }

  Reply ask(long id, Request.Builder request) {
    say(DeviceMessage.newBuilder().setRequest(request.setRequestId(id)).build());
    return await()
        .until(
            () ->
                heard.stream()
                    .filter(ServerMessage::hasReply)
                    .map(ServerMessage::getReply)
                    .filter(reply -> reply.getRequestId() == id)
                    .findFirst(),
            found -> found.isPresent())
        .orElseThrow();
  }
}
