package io.jiaohao.pages;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.TestDevice;
import io.jiaohao.app.TestHall;
import io.jiaohao.app.TestServer;
import io.jiaohao.protocol.wire.HoldTicket;
import io.jiaohao.protocol.wire.Request;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

@DisplayName("The figures of the pages")
class FiguresPageTest {
  private static final String ZONES_WAITING =
      "return [...document.querySelectorAll('.zoneWaiting .number')]"
          + ".reduce((sum, node) => sum + Number(node.textContent), 0)";

  private static Screen desk;
  private static Screen office;

  @RegisterExtension final TestServer hall = TestServer.of(TestHall.withWindows(4));

  @BeforeAll
  static void startBrowsers() {
    desk = new Screen(1366, 900);
    office = new Screen(1440, 1040);
  }

  @AfterAll
  static void endBrowsers() {
    desk.close();
    office.close();
  }

  @BeforeEach
  void enter() {
    for (Screen screen : new Screen[] {desk, office}) {
      screen.at("http://127.0.0.1:" + hall.webPort()).as(hall.managersCookie("chief"));
    }
  }

  @AfterEach
  void leave() {
    desk.leave();
    office.leave();
  }

  /** Of twelve who came: two served, one on hold, one being served, one called. */
  private void workOn() {
    TestDevice kiosk = hall.device("kiosk-E1");
    for (int i = 0; i < 12; i++) {
      kiosk.issue(i % 6 == 5 ? "BA" : "AA");
    }
    TestDevice one = hall.openWindow(1);
    for (int i = 0; i < 2; i++) {
      one.finish(start(one));
    }
    TestDevice two = hall.openWindow(2);
    HoldTicket.Builder hold = HoldTicket.newBuilder().setCallId(start(two)).setReason("copy");
    two.ask(Request.newBuilder().setHoldTicket(hold));
    start(hall.openWindow(3));
    one.next();
  }

  private static long start(TestDevice window) {
    long call = window.next().getCallId();
    window.startService(call);
    return call;
  }

  private static void agreeOn(int waiting, int served) {
    await()
        .untilAsserted(
            () -> {
              assertThat(office.text(".figure.waiting .number")).isEqualTo("" + waiting);
              assertThat(office.script(ZONES_WAITING)).isEqualTo((long) waiting);
              assertThat(office.text(".figure.served .number")).isEqualTo("" + served);
              assertThat(desk.text("#queue-title")).contains("" + waiting);
              assertThat(desk.all(".queue-line")).hasSize(waiting);
            });
  }

  @Test
  @DisplayName("C52: tile, zones and list say the same, after each thing that happens")
  void tileAndList() {
    workOn();
    office.open("/manager").awaitData("link", "live");
    desk.open("/window?window=E04").awaitData("link", "live").click("#sit-down");
    desk.awaitData("state", "WINDOW_READY");
    agreeOn(7, 2);

    serveNext();
    agreeOn(6, 2);
    desk.press(Keys.F8).awaitShown("#dialog").press("1", Keys.ENTER);
    desk.awaitData("state", "WINDOW_READY");
    agreeOn(6, 2);
    serveNext();
    agreeOn(5, 2);
    desk.press(Keys.F9).awaitShown("#dialog").press(Keys.ENTER);
    desk.awaitData("state", "WINDOW_READY");
    agreeOn(6, 2);
    serveNext();
    desk.press(Keys.F6).awaitShown("#dialog").press(Keys.ENTER);
    desk.awaitData("state", "WINDOW_READY");
    agreeOn(5, 3);
  }

  private static void serveNext() {
    desk.press(Keys.F2).awaitData("state", "WINDOW_CALLING");
    desk.press(Keys.F4).awaitData("state", "WINDOW_SERVING");
  }
}
