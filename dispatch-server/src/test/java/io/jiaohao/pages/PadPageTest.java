package io.jiaohao.pages;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.app.TestDevice;
import io.jiaohao.app.TestHall;
import io.jiaohao.app.TestServer;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.ReturnTicket;
import io.jiaohao.protocol.wire.Undo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

@DisplayName("A rating pad's page")
class PadPageTest {
  private static Screen pad;
  private static Screen desk;

  @RegisterExtension final TestServer hall = TestServer.of(TestHall.plan()).pad("E01");

  private TestDevice kiosk;
  private TestDevice window;

  @BeforeAll
  static void startBrowsers() {
    pad = new Screen(1024, 768);
    desk = new Screen(1440, 1040);
  }

  @AfterAll
  static void endBrowsers() {
    pad.close();
    desk.close();
  }

  @BeforeEach
  void connect() {
    kiosk = hall.device("kiosk-E1");
    window = hall.openWindow(1);
    pad.at(address()).as(hall.managersCookie("chief"));
    desk.at(address()).as(hall.managersCookie("chief"));
  }

  @AfterEach
  void leave() {
    pad.leave();
    desk.leave();
  }

  private String address() {
    return "http://127.0.0.1:" + hall.webPort();
  }

  private void open() {
    pad.open("/pad?window=E01").awaitData("link", "live").awaitText("#window", "E01");
  }

  private long serve() {
    kiosk.issue("AA");
    long call = window.next().getCallId();
    window.startService(call);
    window.finish(call);
    return call;
  }

  private static void noBarriers() {
    assertThat(pad.barriers()).as(pad.data("state")).isEmpty();
    assertThat(pad.dark(true).barriers()).as(pad.data("state") + ", dark").isEmpty();
    pad.dark(false);
  }

  @Test
  @DisplayName("C47: asks who has been served for one of five grades, thanks, and rests")
  void asks() {
    open();
    pad.awaitData("state", "idle").awaitText("#title", "欢迎光临");
    noBarriers();
    pad.shot("pad-idle");

    long call = serve();

    pad.awaitData("state", "ask").awaitText("#choices", "基本满意");
    assertThat(pad.all("#choices button")).hasSize(5);
    noBarriers();
    pad.shot("pad-ask");
    pad.click("[data-grade='1']").awaitData("state", "thanks").awaitText("#lead", "非常不满意");
    noBarriers();
    pad.shot("pad-thanks");
    desk.open("/manager").awaitText("#ratings-list", "E01 AA 1 分");
    assertThat(desk.find("#ratings-list button").getDomAttribute("data-call"))
        .isEqualTo(Long.toString(call));
    pad.awaitData("state", "idle");
    assertThat(pad.complaints()).isEmpty();
  }

  @Test
  @DisplayName("stores nothing for who gives no grade, and never asks the next about the last")
  void nothingSaid() {
    open();
    serve();
    pad.awaitData("state", "ask").click("#later").awaitData("state", "idle");
    serve();
    pad.awaitData("state", "ask");

    kiosk.issue("AA");
    long call = window.next().getCallId();
    assertThat(pad.data("state")).isEqualTo("ask");
    window.startService(call);

    pad.awaitData("state", "idle");
    desk.open("/manager").awaitData("link", "live");
    desk.awaitGone("#ratings");
  }

  @Test
  @DisplayName("asks nobody about a visit that was put off, sent on or taken back")
  void notFinished() {
    open();
    kiosk.issue("AA");
    long call = window.next().getCallId();
    window.startService(call);
    window.ask(
        Request.newBuilder()
            .setReturnTicket(ReturnTicket.newBuilder().setCallId(call).setReason("wrong window")));
    long again = window.next().getCallId();
    window.startService(again);
    assertThat(pad.data("state")).isEqualTo("idle");
    window.finish(again);
    pad.awaitData("state", "ask");

    window.ask(Request.newBuilder().setUndo(Undo.newBuilder().setCallId(again)));

    pad.awaitData("state", "idle");
  }

  @Test
  @DisplayName("goes on after a restart of the server in the middle of a question")
  void restart() throws Exception {
    open();
    serve();
    pad.awaitData("state", "ask");

    hall.stop();
    pad.awaitData("link", "lost").awaitText("#lead", "正在重新连接");
    assertThat(pad.find("[data-grade='5']").isEnabled()).isFalse();
    pad.shot("pad-lost");
    hall.start();

    pad.awaitData("link", "live").awaitData("state", "ask");
    pad.click("[data-grade='2']").awaitData("state", "thanks");
    desk.open("/manager").awaitText("#ratings-list", "E01 AA 2 分");
  }

  @Test
  @DisplayName("says kindly that a visit was rated already, in English as in Chinese")
  void ratedElsewhere() {
    open();
    long call = serve();
    pad.awaitData("state", "ask").click("#language").awaitText("#choices", "Very dissatisfied");
    noBarriers();
    pad.shot("pad-ask-en");
    hall.rate("E01", call, 4);

    pad.awaitData("link", "rejected").click("#link-help").awaitData("link", "live");
    pad.click("[data-grade='5']")
        .awaitData("state", "refused")
        .awaitText("#lead", "has been rated");
  }

  @Test
  @DisplayName("is paired once, by the code that it shows, and used by keyboard alone")
  void pairedAndKeyboard() {
    pad.at(address()).open("/pad").awaitShown("#pairing-code");
    await().until(() -> pad.text("#pairing-code").matches("\\d{6}"));
    String code = pad.text("#pairing-code");
    desk.as(hall.cookie("root", AccountRole.ADMIN)).open("/admin");
    desk.awaitText("#pairings", code).click("#pairings .button");

    pad.awaitGone("#pairing").awaitData("link", "live").awaitText("#window", "E01");
    serve();
    pad.awaitData("state", "ask").press(Keys.TAB, Keys.TAB);
    pad.press(Keys.ENTER).awaitData("state", "thanks");
  }
}
