package io.jiaohao.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.protocol.wire.IssueTicket;
import io.jiaohao.protocol.wire.Next;
import io.jiaohao.protocol.wire.OpenWindow;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.SignIn;
import io.jiaohao.protocol.wire.Status;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A page that has signed in")
class PageLinkTest {
  private static final int SIGNED_OUT = 4401;
  private static final int TRY_AGAIN_LATER = 1013;

  @RegisterExtension private final TestServer server = TestServer.of(TestHall.plan()).pad("E01");

  private TestPage open(String cookie, String origin) {
    return TestPage.open(server.webPort(), cookie, origin);
  }

  private String ownOrigin() {
    return "http://127.0.0.1:" + server.server().webPort();
  }

  private TestPage open(AccountRole role) {
    return open(server.server().accounts().guestCookie("guest", role), ownOrigin());
  }

  @Test
  @DisplayName("is the window's terminal: opens it, signs in and calls who is next")
  void wholeWay() throws Exception {
    RawClient kiosk = server.login("kiosk-E1");
    kiosk.ask(Request.newBuilder().setIssueTicket(IssueTicket.newBuilder().setService("AA")));
    TestPage page = open(AccountRole.STAFF);

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
    TestPage page = open(AccountRole.STAFF);

    page.hello(Role.ROLE_MANAGER, "manager-guest");

    assertThat(page.first().getReject().getCode()).isEqualTo(RejectCode.REJECT_ROLE);
    assertThat(page.first().getReject().getWords())
        .isEqualTo("roles of guest: staff (expected: manager)");
  }

  @Test
  @DisplayName(
      "is no pad of a clerk, who could give grades in a visitor's stead; of a manager it is")
  void padRefused() {
    TestPage clerks = open(AccountRole.STAFF);
    clerks.hello(Role.ROLE_PAD, "pad-E01");
    assertThat(clerks.first().getReject().getCode()).isEqualTo(RejectCode.REJECT_ROLE);

    TestPage managers = open(AccountRole.MANAGER);
    managers.hello(Role.ROLE_PAD, "pad-E01");
    assertThat(managers.first().getWelcome().getWindow()).isEqualTo("E01");
  }

  @Test
  @DisplayName("may be a manager of its own name, and of no other")
  void managers() {
    TestPage own = open(AccountRole.MANAGER);
    own.hello(Role.ROLE_MANAGER, "manager-guest.1");
    assertThat(own.first().hasWelcome()).isTrue();

    TestPage other = open(AccountRole.MANAGER);
    other.hello(Role.ROLE_MANAGER, "manager-root");
    assertThat(other.first().getReject().getCode()).isEqualTo(RejectCode.REJECT_ROLE);
  }

  @Test
  @DisplayName("cannot be a device that is not in the hall")
  void unknownDevice() {
    TestPage page = open(AccountRole.STAFF);

    page.hello(Role.ROLE_WINDOW, "window-Z99");

    assertThat(page.first().getReject().getCode()).isEqualTo(RejectCode.REJECT_PROOF);
  }

  @Test
  @DisplayName("loses its link when its device's key is taken back")
  void revoked() throws Exception {
    TestPage page = open(AccountRole.STAFF);
    page.hello(Role.ROLE_WINDOW, "window-" + TestHall.windowId(1));
    assertThat(page.first().hasWelcome()).isTrue();

    server.revoke("window-" + TestHall.windowId(1));

    await().until(() -> page.closedWith != 0);
  }

  @Test
  @DisplayName("loses its link when its session has ended")
  void sessionEnds() {
    String cookie = server.server().accounts().guestCookie("guest", AccountRole.STAFF);
    TestPage page = open(cookie, ownOrigin());
    page.hello(Role.ROLE_WINDOW, "window-" + TestHall.windowId(1));
    assertThat(page.first().hasWelcome()).isTrue();

    server.clock().skipMs(13 * 3_600_000L);

    await().until(() -> page.closedWith == SIGNED_OUT);
  }

  @Test
  @DisplayName("loses its link when its person signs out")
  void signsOut() throws Exception {
    String cookie = server.cookie("guest", AccountRole.STAFF);
    TestPage page = open(cookie, ownOrigin());
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
    List<TestPage> eight = Stream.generate(() -> open(cookie, ownOrigin())).limit(8).toList();

    TestPage ninth = open(cookie, ownOrigin());
    await().until(() -> ninth.closedWith == TRY_AGAIN_LATER);

    assertThat(eight).allMatch(page -> page.closedWith == 0);
    TestPage other = open(AccountRole.STAFF);
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
