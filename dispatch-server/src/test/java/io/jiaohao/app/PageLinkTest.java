package io.jiaohao.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.jiaohao.accounts.AccountRole;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.Hello;
import io.jiaohao.protocol.wire.IssueTicket;
import io.jiaohao.protocol.wire.Next;
import io.jiaohao.protocol.wire.OpenWindow;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.SignIn;
import io.jiaohao.protocol.wire.Status;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A page that has signed in")
class PageLinkTest {
  private static final int SIGNED_OUT = 4401;
  private static final int TRY_AGAIN_LATER = 1013;

  @RegisterExtension private final TestServer server = TestServer.of(TestHall.plan()).pad("E01");

  /** A page's end of the link: what it was told, and what it was closed with. */
  private static final class Page implements WebSocket.Listener {
    final List<ServerMessage> heard = new CopyOnWriteArrayList<>();
    volatile int closedWith;
    private WebSocket socket;
    private ByteString part = ByteString.EMPTY;

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
      from.request(1);
      return null;
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

  private Page open(String cookie, String origin) {
    Page page = new Page();
    URI link = URI.create("ws://127.0.0.1:" + server.server().webPort() + "/link");
    page.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Cookie", cookie)
            .header("Origin", origin)
            .buildAsync(link, page)
            .join();
    return page;
  }

  private String ownOrigin() {
    return "http://127.0.0.1:" + server.server().webPort();
  }

  private Page open(AccountRole role) {
    return open(server.server().accounts().guestCookie("guest", role), ownOrigin());
  }

  @Test
  @DisplayName("is the window's terminal: opens it, signs in and calls who is next")
  void wholeWay() throws Exception {
    RawClient kiosk = server.login("kiosk-E1");
    kiosk.ask(Request.newBuilder().setIssueTicket(IssueTicket.newBuilder().setService("AA")));
    Page page = open(AccountRole.STAFF);

    page.hello(Role.ROLE_WINDOW, "window-" + TestHall.windowId(1));

    assertThat(page.first().getWelcome().getWindow()).isEqualTo(TestHall.windowId(1));
    page.ask(1, Request.newBuilder().setSignIn(SignIn.newBuilder().setClerk("wang")));
    page.ask(2, Request.newBuilder().setOpenWindow(OpenWindow.getDefaultInstance()));
    Reply next = page.ask(3, Request.newBuilder().setNext(Next.getDefaultInstance()));
    assertThat(next.getStatus()).isEqualTo(Status.STATUS_DONE);
    assertThat(next.getCall().getNumber()).isEqualTo("A001");
  }

  @Test
  @DisplayName("is told in words which role it lacks")
  void roleRefused() {
    Page page = open(AccountRole.STAFF);

    page.hello(Role.ROLE_MANAGER, "manager-guest");

    assertThat(page.first().getReject().getCode()).isEqualTo(RejectCode.REJECT_ROLE);
    assertThat(page.first().getReject().getWords())
        .isEqualTo("roles of guest: staff (expected: manager)");
  }

  @Test
  @DisplayName(
      "is no pad of a clerk, who could give grades in a visitor's stead; of a manager it is")
  void padRefused() {
    Page clerks = open(AccountRole.STAFF);
    clerks.hello(Role.ROLE_PAD, "pad-E01");
    assertThat(clerks.first().getReject().getCode()).isEqualTo(RejectCode.REJECT_ROLE);

    Page managers = open(AccountRole.MANAGER);
    managers.hello(Role.ROLE_PAD, "pad-E01");
    assertThat(managers.first().getWelcome().getWindow()).isEqualTo("E01");
  }

  @Test
  @DisplayName("may be a manager of its own name, and of no other")
  void managers() {
    Page own = open(AccountRole.MANAGER);
    own.hello(Role.ROLE_MANAGER, "manager-guest.1");
    assertThat(own.first().hasWelcome()).isTrue();

    Page other = open(AccountRole.MANAGER);
    other.hello(Role.ROLE_MANAGER, "manager-root");
    assertThat(other.first().getReject().getCode()).isEqualTo(RejectCode.REJECT_ROLE);
  }

  @Test
  @DisplayName("cannot be a device that is not in the hall")
  void unknownDevice() {
    Page page = open(AccountRole.STAFF);

    page.hello(Role.ROLE_WINDOW, "window-Z99");

    assertThat(page.first().getReject().getCode()).isEqualTo(RejectCode.REJECT_PROOF);
  }

  @Test
  @DisplayName("loses its link when its device's key is taken back")
  void revoked() throws Exception {
    Page page = open(AccountRole.STAFF);
    page.hello(Role.ROLE_WINDOW, "window-" + TestHall.windowId(1));
    assertThat(page.first().hasWelcome()).isTrue();

    server.revoke("window-" + TestHall.windowId(1));

    await().until(() -> page.closedWith != 0);
  }

  @Test
  @DisplayName("loses its link when its session has ended")
  void sessionEnds() {
    String cookie = server.server().accounts().guestCookie("guest", AccountRole.STAFF);
    Page page = open(cookie, ownOrigin());
    page.hello(Role.ROLE_WINDOW, "window-" + TestHall.windowId(1));
    assertThat(page.first().hasWelcome()).isTrue();

    server.clock().skipMs(13 * 3_600_000L);

    await().until(() -> page.closedWith == SIGNED_OUT);
  }

  @Test
  @DisplayName("loses its link when its person signs out")
  void signsOut() throws Exception {
    String cookie = server.cookie("guest", AccountRole.STAFF);
    Page page = open(cookie, ownOrigin());
    page.hello(Role.ROLE_WINDOW, "window-" + TestHall.windowId(1));
    assertThat(page.first().hasWelcome()).isTrue();
    HttpRequest.Builder asking = HttpRequest.newBuilder().header("Cookie", cookie);
    HttpClient client = HttpClient.newHttpClient();
    String account =
        client
            .send(
                asking.uri(URI.create(ownOrigin() + "/account")).build(),
                HttpResponse.BodyHandlers.ofString())
            .body();

    client.send(
        asking
            .uri(URI.create(ownOrigin() + "/account/sign-out"))
            .header("X-CSRF", new JsonObject(account).getString("csrf"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.discarding());

    await().until(() -> page.closedWith == SIGNED_OUT);
  }

  @Test
  @DisplayName("is one of at most eight of its session; another session has its own eight")
  void eight() {
    String cookie = server.cookie("guest", AccountRole.STAFF);
    List<Page> eight = Stream.generate(() -> open(cookie, ownOrigin())).limit(8).toList();

    Page ninth = open(cookie, ownOrigin());
    await().until(() -> ninth.closedWith == TRY_AGAIN_LATER);

    assertThat(eight).allMatch(page -> page.closedWith == 0);
    Page other = open(AccountRole.STAFF);
    other.hello(Role.ROLE_WINDOW, "window-" + TestHall.windowId(1));
    assertThat(other.first().hasWelcome()).isTrue();
  }

  @Test
  @DisplayName("must be one of ours, and have a session")
  void strangers() {
    String cookie = server.server().accounts().guestCookie("guest", AccountRole.STAFF);

    assertThatThrownBy(() -> open(cookie, "http://evil.example"))
        .hasStackTraceContaining("WebSocketHandshakeException");
    assertThatThrownBy(() -> open("", ownOrigin()))
        .hasStackTraceContaining("WebSocketHandshakeException");
  }
}
