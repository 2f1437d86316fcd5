package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.TextFormat;
import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.wire.Became;
import io.jiaohao.protocol.wire.HeldTicket;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.WindowState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The whole life of a ticket, over the wire")
class WholeLifeTest {
  private static final long TEN_MINUTES_MS = 600_000;
  private static final String PERSON = "\\x5f".repeat(32);

  @RegisterExtension private final TestServer server = TestServer.of(patient(TestHall.plan()));

  private TestDevice kiosk;
  private TestDevice one;
  private TestDevice two;
  private TestDevice board;

  /** Undo for ten minutes, so that a slow machine is no reason to refuse it. */
  private static HallPlan patient(HallPlan plan) {
    HallPlan.LifeRules usual = plan.life();
    return new HallPlan(
        plan.id(),
        plan.name(),
        plan.zoneId(),
        plan.dayReset(),
        plan.numberDigits(),
        plan.maxWaiting(),
        plan.hours(),
        plan.calls(),
        new HallPlan.LifeRules(
            usual.printWithinMs(),
            usual.rejoinWithinMs(),
            TEN_MINUTES_MS,
            usual.autoGraceMs(),
            usual.maxInARow(),
            true,
            usual.holdReasons(),
            usual.pauseReasons(),
            usual.callReasons(),
            usual.ratingChannels(),
            usual.appointments()),
        plan.order(),
        plan.wings(),
        plan.zones(),
        plan.classes(),
        plan.services(),
        plan.windows(),
        plan.outcomes(),
        plan.returnReasons());
  }

  @BeforeEach
  void addManagerAndPad() throws Exception {
    DeviceKeys keys = new DeviceKeys(server.dataDir());
    keys.add("manager-1", Role.ROLE_MANAGER, "");
    keys.add("pad-E01", Role.ROLE_PAD, "E01");
    server.restart();
    kiosk = server.device("kiosk-E1");
    one = server.openWindow(1);
    two = server.openWindow(2);
    board = server.board("board-E1");
  }

  private static Reply ask(TestDevice device, String action, Object... values) {
    Request.Builder request = Request.newBuilder();
    try {
      TextFormat.merge(String.format(Locale.ROOT, action, values), request);
    } catch (TextFormat.ParseException e) {
      throw new AssertionError(action, e);
    }
    return device.ask(request);
  }

  private static Reply done(TestDevice device, String action, Object... values) {
    Reply reply = ask(device, action, values);
    assertThat(reply.getStatus()).as("%s: %s", action, reply).isEqualTo(Status.STATUS_DONE);
    return reply;
  }

  private static String refusal(TestDevice device, String action, Object... values) {
    return ask(device, action, values).getRefusal().getCode();
  }

  private static void watchOwn(TestDevice device, String window) {
    device.watch(Watch.newBuilder().addWindows(window).build());
    device.awaitPicture();
  }

  private long serving(TestDevice window) {
    kiosk.issue("AA");
    long callId = window.next().getCallId();
    window.startService(callId);
    return callId;
  }

  @Test
  @DisplayName("a number counts when its slip is out")
  void slipIsOut() {
    long ticket =
        done(kiosk, "issue_ticket { service: 'AA' printing: true }").getIssued().getTicketId();
    assertThat(refusal(one, "next {}")).isEqualTo("NONE_WAITING");

    assertThat(done(kiosk, "confirm_print { ticket_id: %d }", ticket).getBecame())
        .isEqualTo(Became.BECAME_WAITING);

    assertThat(one.next().getTicketId()).isEqualTo(ticket);
  }

  @Test
  @DisplayName("a number without a slip is void until a clerk sees the slip")
  void noSlip() {
    long ticket =
        done(kiosk, "issue_ticket { service: 'AA' printing: true }").getIssued().getTicketId();
    done(kiosk, "report_print_failure { ticket_id: %d }", ticket);
    assertThat(refusal(one, "next {}")).isEqualTo("NONE_WAITING");

    assertThat(done(one, "revive_ticket { ticket_id: %d }", ticket).getBecame())
        .isEqualTo(Became.BECAME_WAITING);

    assertThat(one.next().getTicketId()).isEqualTo(ticket);
  }

  @Test
  @DisplayName("while a kiosk is away its slips are waited for")
  void kioskAway() {
    long ticket =
        done(kiosk, "issue_ticket { service: 'AA' printing: true }").getIssued().getTicketId();
    kiosk.close();
    await().until(() -> !devices().contains("kiosk-E1"));

    server.clock().skipMs(TEN_MINUTES_MS);

    TestDevice again = server.device("kiosk-E1");
    assertThat(done(again, "report_print_failure { ticket_id: %d }", ticket).getStatus())
        .as("only what is still waited for can fail")
        .isEqualTo(Status.STATUS_DONE);
  }

  /** The connected devices, as a manager's page is told: after the hall was. */
  private String devices() throws IOException, InterruptedException {
    URI page = URI.create("http://127.0.0.1:" + server.server().webPort() + "/api/devices");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(page).header("Cookie", server.managersCookie()).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Test
  @DisplayName("a person has one number a service, and is nothing but a hash")
  void persons() {
    done(kiosk, "issue_ticket { service: 'AA' person: '%s' }", PERSON);

    assertThat(refusal(kiosk, "issue_ticket { service: 'AA' person: '%s' }", PERSON))
        .isEqualTo("PERSON_HAS_TICKET");
    Reply number = ask(kiosk, "issue_ticket { service: 'AA' person: '110101199003070000' }");
    assertThat(number.getRefusal().getCode()).isEqualTo("BAD_PERSON");
    assertThat(number.getRefusal().getWords())
        .contains("person: 18 bytes (expected: 32, a keyed hash; or 0 for anybody)")
        .doesNotContain("1990");
  }

  @Test
  @DisplayName("a ticket on hold is seen by its window, not by boards, and called back")
  void hold() {
    done(one, "sign_in { clerk: 'clerk-7' }");
    watchOwn(one, "E01");
    long callId = serving(one);

    Reply held = done(one, "hold_ticket { call_id: %d reason: 'copy' }", callId);

    assertThat(held.getBecame()).isEqualTo(Became.BECAME_HELD);
    await().until(() -> one.picture("E01").getHeldCount() == 1);
    HeldTicket ticket = one.picture("E01").getHeld(0);
    assertThat(ticket.getNumber()).isEqualTo("A001");
    assertThat(ticket.getReason()).isEqualTo("copy");
    assertThat(one.picture("E01").getClerk()).isEqualTo("clerk-7");
    assertThat(board.seen())
        .allMatch(picture -> picture.getHeldCount() == 0 && picture.getClerk().isEmpty());
    Reply back = done(one, "resume_ticket { ticket_id: %d }", ticket.getTicketId());
    assertThat(back.getCall().getNumber()).isEqualTo("A001");
    assertThat(back.getCall().getReasonZh()).isNotEmpty();
    await().until(() -> one.picture("E01").getHeldCount() == 0);
  }

  @Test
  @DisplayName("a call that is taken back is gone from the boards, which are told that it was")
  void undoOfACall() {
    kiosk.issue("AA");
    long callId = one.next().getCallId();
    await().until(() -> board.picture("E01").getCallId() == callId);

    assertThat(done(one, "undo { call_id: %d }", callId).hasCall()).isFalse();

    await().until(() -> board.picture("E01").getUndoneCallId() == callId);
    assertThat(board.picture("E01").getState()).isEqualTo(WindowState.WINDOW_READY);
    long next = one.next().getCallId();
    await().until(() -> board.picture("E01").getCallId() == next);
    assertThat(board.picture("E01").getUndoneCallId()).isZero();
  }

  @Test
  @DisplayName("a finish that is taken back brings the call back")
  void undoOfAFinish() {
    long callId = serving(one);
    one.finish(callId);

    Reply undone = done(one, "undo { call_id: %d }", callId);

    assertThat(undone.getCall().getCallId()).isEqualTo(callId);
    assertThat(undone.getCall().getNumber()).isEqualTo("A001");
    await().until(() -> board.picture("E01").getState() == WindowState.WINDOW_SERVING);
    assertThat(one.finish(callId).getStatus()).isEqualTo(Status.STATUS_DONE);
  }

  @Test
  @DisplayName("a visitor is sent on to another window, with the same number")
  void transfer() {
    long callId = serving(one);

    Reply sent = done(one, "transfer_ticket { call_id: %d service: 'BA' window: 'E02' }", callId);

    assertThat(sent.getBecame()).isEqualTo(Became.BECAME_WAITING);
    assertThat(refusal(one, "next {}")).isEqualTo("NONE_WAITING");
    assertThat(two.next().getNumber()).isEqualTo("A001");
  }

  @Test
  @DisplayName("who waits there with another number already goes on with that one")
  void merge() {
    done(kiosk, "issue_ticket { service: 'AA' person: '%s' }", PERSON);
    long other =
        done(kiosk, "issue_ticket { service: 'BA' person: '%s' }", PERSON)
            .getIssued()
            .getTicketId();
    long callId = one.next().getCallId();
    one.startService(callId);

    Reply sent = done(one, "transfer_ticket { call_id: %d service: 'BA' }", callId);

    assertThat(sent.getBecame()).isEqualTo(Became.BECAME_MERGED);
    assertThat(sent.getMergedInto()).isEqualTo(other);
  }

  @Test
  @DisplayName("several matters in one call are shown, and the right one is served")
  void services() {
    long callId = serving(one);

    done(one, "change_service { call_id: %d service: 'BA' }", callId);
    done(one, "add_service { call_id: %d service: 'AA' }", callId);

    await().until(() -> board.picture("E01").getAlsoServedCount() == 1);
    WindowPicture picture = board.picture("E01");
    assertThat(picture.getService()).isEqualTo("BA");
    assertThat(picture.getAlsoServedList()).containsExactly("AA");
  }

  @Test
  @DisplayName("a window on a break shows why and calls nobody; opening ends the break")
  void pause() {
    kiosk.issue("AA");
    done(one, "pause_window { reason: 'lunch' }");
    await().until(() -> board.picture("E01").getState() == WindowState.WINDOW_PAUSED);
    assertThat(board.picture("E01").getPauseReason()).isEqualTo("lunch");
    assertThat(ask(one, "next {}").getStatus()).isEqualTo(Status.STATUS_REFUSED);

    one.open();

    await().until(() -> board.picture("E01").getState() == WindowState.WINDOW_READY);
    assertThat(board.picture("E01").getPauseReason()).isEmpty();
    assertThat(one.next().getNumber()).isEqualTo("A001");
  }

  @Test
  @DisplayName("a window on auto gets its visitor by itself")
  void auto() {
    done(one, "set_auto { auto: true }");
    kiosk.issue("AA");

    server.clock().skipMs(TEN_MINUTES_MS);

    await().until(() -> board.picture("E01").getNumber().equals("A001"));
    assertThat(board.picture("E01").getAuto()).isTrue();
  }

  @Test
  @DisplayName("a chosen ticket is called with a reason, a visitor at the window served at once")
  void pastTheOrder() {
    kiosk.issue("AA");
    long second = kiosk.issue("AA").getTicketId();

    Reply chosen = done(one, "call_ticket { ticket_id: %d reason: 'urgent' }", second);
    Reply here = done(two, "issue_and_serve { service: 'BA' }");

    assertThat(chosen.getCall().getNumber()).isEqualTo("A002");
    assertThat(here.getIssued().getNumber()).isEqualTo("B001");
    assertThat(here.getCall().getNumber()).isEqualTo("B001");
    await().until(() -> board.picture("E02").getState() == WindowState.WINDOW_SERVING);
  }

  @Test
  @DisplayName("who was passed over comes back once, at the kiosk")
  void rejoin() {
    long ticket = kiosk.issue("AA").getTicketId();
    for (int pass = 0; pass < 2; pass++) {
      long callId = one.next().getCallId();
      server.clock().skipMs(TestHall.USUAL_CALLS.intervalMs());
      await().until(() -> board.picture("E01").getAnnouncement() >= 2);
      Became became = done(one, "no_show { call_id: %d }", callId).getBecame();
      assertThat(became).isEqualTo(pass == 0 ? Became.BECAME_DEFERRED : Became.BECAME_PASSED);
    }

    assertThat(done(kiosk, "rejoin_ticket { ticket_id: %d }", ticket).getBecame())
        .isEqualTo(Became.BECAME_DEFERRED);

    assertThat(one.next().getTicketId()).isEqualTo(ticket);
  }

  @Test
  @DisplayName("a clerk is at one window; a manager alone may take a window over")
  void clerks() {
    TestDevice manager = server.device("manager-1");
    done(one, "sign_in { clerk: 'clerk-7' }");

    assertThat(refusal(two, "sign_in { clerk: 'clerk-7' }")).isEqualTo("CLERK_ELSEWHERE");
    assertThat(refusal(two, "sign_in { clerk: 'clerk-7' take_over: true }"))
        .isEqualTo("NOT_ALLOWED");
    done(manager, "sign_in { clerk: 'clerk-7' window: 'E02' take_over: true }");

    await().until(() -> board.picture("E01").getState() == WindowState.WINDOW_CLOSED);
    assertThat(refusal(one, "sign_out {}")).isEqualTo("NOBODY_SIGNED_IN");
    done(two, "sign_out {}");
  }

  @Test
  @DisplayName("a manager frees calls, stops numbers, empties a zone, and calls nobody")
  void manager() {
    TestDevice manager = server.device("manager-1");
    long callId = serving(one);

    Reply freed = done(manager, "release_call { call_id: %d reason: 'wrong window' }", callId);
    done(manager, "stop_issuing { service: 'AA' }");

    assertThat(freed.getBecame()).isEqualTo(Became.BECAME_WAITING);
    assertThat(refusal(kiosk, "issue_ticket { service: 'AA' }")).isEqualTo("ISSUING_STOPPED");
    done(manager, "resume_issuing { service: 'AA' }");
    kiosk.issue("AA");
    done(manager, "reset_zone { zone: 'Z1' }");
    assertThat(refusal(one, "next {}")).isEqualTo("NONE_WAITING");
    assertThat(refusal(manager, "next {}")).isEqualTo("NOT_ALLOWED");
    assertThat(refusal(manager, "call_ticket { ticket_id: 1 }")).isEqualTo("NOT_ALLOWED");
  }

  @Test
  @DisplayName("a number from paper is entered with the time it was handed out")
  void paper() {
    kiosk.issue("AA");
    long earlierMs = server.clock().hallMs() - TEN_MINUTES_MS;

    Reply entered =
        done(one, "enter_paper_ticket { service: 'AA' number: 'P-17' issued_ms: %d }", earlierMs);

    assertThat(entered.getIssued().getIssuedMs()).isEqualTo(earlierMs);
    assertThat(one.next().getNumber()).isEqualTo("P-17");
  }

  @Test
  @DisplayName("a pad rates calls of its own window, once; a bad rating waits for a manager")
  void ratings() {
    TestDevice pad = server.device("pad-E01");
    TestDevice manager = server.device("manager-1");
    assertThat(pad.welcome().getWindow()).isEqualTo("E01");
    long own = serving(one);
    one.finish(own);
    long others = serving(two);
    two.finish(others);

    assertThat(refusal(pad, "rate_call { call_id: %d grade: 5 }", others))
        .isEqualTo("NOT_YOUR_CALL");
    done(pad, "rate_call { call_id: %d grade: 1 }", own);

    assertThat(refusal(pad, "rate_call { call_id: %d grade: 5 }", own)).isEqualTo("RATED_ALREADY");
    done(manager, "handle_rating { call_id: %d }", own);
    assertThat(refusal(manager, "handle_rating { call_id: %d }", own)).isEqualTo("NO_BAD_RATING");
    assertThat(refusal(pad, "next {}")).isEqualTo("NOT_ALLOWED");
    assertThat(refusal(one, "rate_call { call_id: %d grade: 5 }", own)).isEqualTo("NOT_ALLOWED");
  }

  @Test
  @DisplayName("texts of all requests are bounded")
  void longTexts() {
    String longText = "x".repeat(201);
    TestDevice manager = server.device("manager-1");
    assertThat(refusal(one, "sign_in { clerk: '%s' }", longText)).isEqualTo("TEXT_TOO_LONG");
    assertThat(refusal(one, "hold_ticket { call_id: 1 reason: '%s' }", longText))
        .isEqualTo("TEXT_TOO_LONG");
    assertThat(refusal(one, "transfer_ticket { call_id: 1 window: '%s' }", longText))
        .isEqualTo("TEXT_TOO_LONG");
    assertThat(refusal(one, "enter_paper_ticket { number: '%s' }", longText))
        .isEqualTo("TEXT_TOO_LONG");
    assertThat(refusal(manager, "stop_issuing { service: '%s' }", longText))
        .isEqualTo("TEXT_TOO_LONG");
    assertThat(refusal(manager, "reset_zone { zone: '%s' }", longText)).isEqualTo("TEXT_TOO_LONG");
  }
}
