package io.jiaohao.pages;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.app.TestDevice;
import io.jiaohao.app.TestHall;
import io.jiaohao.app.TestServer;
import io.jiaohao.slip.PrinterEmulator;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

@DisplayName("In browsers over a whole server")
class PagesTest {
  private static final String CLERK = "clerk-7";
  private static final String PRINTER =
      "window.print = () => dispatchEvent(new Event('afterprint'))";

  private static Screen desk;
  private static Screen lobby;
  private static Screen entrance;

  @RegisterExtension final TestServer hall = TestServer.of(TestHall.plan());

  @BeforeAll
  static void startBrowsers() {
    desk = new Screen(1366, 900);
    lobby = new Screen(1920, 1200);
    entrance = new Screen(1080, 1920).first(PRINTER);
  }

  @AfterAll
  static void endBrowsers() {
    List.of(desk, lobby, entrance).forEach(Screen::close);
  }

  @BeforeEach
  void connect() {
    List.of(desk, lobby, entrance).forEach(this::enter);
  }

  private String address() {
    return "http://127.0.0.1:" + hall.webPort();
  }

  private Screen enter(Screen screen) {
    return screen.at(address()).as(hall.managersCookie(CLERK));
  }

  @AfterEach
  void disconnect() {
    List.of(desk, lobby, entrance).forEach(Screen::leave);
  }

  private Screen sitDown(Screen screen, String window) {
    return screen
        .open("/window?window=" + window)
        .awaitData("link", "live")
        .click("#sit-down")
        .awaitShown("#desk")
        .awaitData("state", "WINDOW_READY");
  }

  private Screen board() {
    return lobby.open("/board?board=board-E1&wing=E").awaitData("link", "live");
  }

  private Screen kiosk() {
    return entrance.open("/kiosk?kiosk=kiosk-E1").awaitData("link", "live");
  }

  private void clean(Screen... screens) {
    for (Screen screen : screens) {
      assertThat(screen.complaints()).as(screen.address()).isEmpty();
    }
  }

  @Test
  @DisplayName("a visitor takes a number, is called, seen on the board, and served")
  void fromNumberToServed() {
    board();
    sitDown(desk, "E01");
    kiosk().click("[data-id=Z1]").click("[data-id=AA]").click("[data-id=take]");
    entrance.awaitText(".issued-number", "A001").awaitText(".slip-said", "已打印");
    desk.awaitText(".queue-line", "A001");

    desk.press(Keys.F2).awaitData("state", "WINDOW_CALLING").awaitText("#call-number", "A001");
    lobby.awaitText("#newest-number", "A001").awaitText("#newest-window", "E01");
    desk.awaitText("#call-facts", "1 / 1");
    desk.shot("window");
    lobby.shot("board");
    entrance.shot("kiosk");
    desk.press(Keys.F4).awaitData("state", "WINDOW_SERVING");
    lobby.awaitText("#recent", "A001").awaitText("#newest-number", "—");
    desk.press(Keys.F6).awaitShown("#dialog").press(Keys.ENTER);

    desk.awaitData("state", "WINDOW_READY").awaitText("#said", "已办结");
    lobby.awaitText("#recent", "");
    clean(desk, lobby, entrance);
  }

  @Test
  @DisplayName(
      "of two clerks who press at once one gets the visitor, the other is told that nobody waits")
  void twoClerksRace() {
    TestDevice machine = hall.device("kiosk-E2");
    sitDown(desk, "E01");
    lobby.as(hall.managersCookie("clerk-8"));
    sitDown(lobby, "E02");
    machine.issue("AA");
    desk.awaitText("#queue-title", "1");
    lobby.awaitText("#queue-title", "1");

    desk.script("document.querySelector('[data-action=next]').click()");
    lobby.script("document.querySelector('[data-action=next]').click()");

    await()
        .until(
            () ->
                desk.data("state").equals("WINDOW_CALLING")
                    ^ lobby.data("state").equals("WINDOW_CALLING"));
    Screen late = desk.data("state").equals("WINDOW_CALLING") ? lobby : desk;
    late.awaitShown("#said").awaitText("#said", "暂无等候").awaitData("state", "WINDOW_READY");
  }

  @Test
  @DisplayName("C23: what a clerk asks for a call that has ended meanwhile is refused in words")
  void staleScreen() {
    hall.device("kiosk-E2").issue("AA");
    sitDown(desk, "E01").awaitText("#queue-title", "1").press(Keys.F2);
    desk.awaitData("state", "WINDOW_CALLING").press(Keys.F10).awaitShown("#dialog");

    await()
        .until(
            () -> {
              hall.clock().skipMs(5_000);
              return desk.data("state").equals("WINDOW_READY");
            });
    desk.press(Keys.ENTER);

    desk.awaitShown("#said[data-kind=bad]").awaitText("#said", "结束");
  }

  @Test
  @DisplayName("a server that goes down and comes back takes nothing with it")
  void serverGoesAndComes() throws Exception {
    hall.device("kiosk-E2").issue("AA");
    board();
    kiosk();
    sitDown(desk, "E01").awaitText("#queue-title", "1").press(Keys.F2);
    desk.awaitData("state", "WINDOW_CALLING");
    lobby.awaitText("#newest-number", "A001");

    hall.stop();
    desk.awaitData("link", "lost").press(Keys.F4).awaitText("#said", "没有发送");
    entrance.awaitShown("#away");
    lobby.awaitText("#notice", "暂停更新");
    hall.start();

    desk.awaitData("link", "live").awaitText("#call-number", "A001");
    lobby.awaitData("link", "live").awaitText("#newest-number", "A001");
    entrance.awaitGone("#away").awaitShown("[data-id=Z1]");
    desk.press(Keys.F4).awaitData("state", "WINDOW_SERVING");
  }

  @Test
  @DisplayName("undo within the seconds takes a call back, on the board too")
  void undo() {
    hall.device("kiosk-E2").issue("AA");
    board();
    sitDown(desk, "E01").awaitText("#queue-title", "1").press(Keys.F2);
    lobby.awaitText("#newest-number", "A001");

    desk.awaitShown("#undo").pressWith(Keys.CONTROL, "z");

    desk.awaitData("state", "WINDOW_READY").awaitText("#queue-title", "1");
    lobby.awaitText("#newest-number", "—");
  }

  @Test
  @DisplayName("a break, a hold, a transfer: asked, done, and said")
  void breakHoldTransfer() {
    TestDevice machine = hall.device("kiosk-E2");
    machine.issue("AA");
    machine.issue("BA");
    sitDown(desk, "E01").awaitText("#queue-title", "2").press(Keys.F2);
    desk.awaitData("state", "WINDOW_CALLING").press(Keys.F4).awaitData("state", "WINDOW_SERVING");

    desk.press(Keys.F8).awaitShown("#dialog").press("3", Keys.ENTER);
    desk.awaitText("#said", "已挂起")
        .awaitText("#held-lines", "复印")
        .awaitData("state", "WINDOW_READY");
    desk.click("#held-lines button").awaitData("state", "WINDOW_CALLING").press(Keys.F4);
    desk.awaitData("state", "WINDOW_SERVING")
        .press(Keys.F9)
        .awaitShown("#dialog")
        .press(Keys.ENTER);
    desk.awaitText("#said", "已转出").awaitText("#queue-title", "2");
    desk.pressWith(Keys.SHIFT, Keys.F8);
    desk.awaitShown("#dialog").press("2", Keys.ENTER).awaitData("state", "WINDOW_PAUSED");
    desk.awaitText("#call-state", "午餐");
    clean(desk);
  }

  @Test
  @DisplayName("a visitor at the window gets a number and is served at once, with one matter more")
  void issueAndServe() {
    sitDown(desk, "E01").press(Keys.F1).awaitShown("#dialog").press(Keys.ENTER);
    desk.awaitData("state", "WINDOW_SERVING").awaitText("#call-number", "A001");
    desk.click("[data-action=add]").awaitShown("#dialog");
    desk.press(Keys.ARROW_DOWN, Keys.ENTER).awaitText("#call-service", "+ BA");
    clean(desk);
  }

  @Test
  @DisplayName("a page opened elsewhere says so, and comes back when it is told to")
  void openedElsewhere() {
    sitDown(desk, "E01");
    lobby.open("/window?window=E01").awaitData("link", "live");

    desk.awaitData("link", "rejected").awaitText("#link-text", "别处").click("#link-help");

    desk.awaitData("link", "live").awaitShown("#desk");
    lobby.awaitData("link", "rejected");
  }

  @Test
  @DisplayName("who is not signed in is sent to sign in, and back to this server alone")
  void signInFirst() {
    stranger().open("/window?window=E01");

    await().until(() -> desk.address().endsWith("/sign-in?next=%2Fwindow%3Fwindow%3DE01"));
    desk.awaitText("h1", "登录");
  }

  private Screen stranger() {
    return desk.at(address());
  }

  @Test
  @DisplayName("with the account's password a clerk signs in and sits down at the window")
  void signIn() throws Exception {
    hall.account("wang", AccountRole.STAFF, "correct horse");
    stranger().open("/sign-in?next=%2Fwindow%3Fwindow%3DE01").awaitShown("#go");

    desk.find("#name").sendKeys("wang");
    desk.find("#password").sendKeys("wrong horse!", Keys.ENTER);
    desk.awaitText("#said", "账号或密码不对");
    desk.find("#password").sendKeys("correct horse", Keys.ENTER);

    await().until(() -> desk.address().endsWith("/window?window=E01"));
    desk.awaitData("link", "live").click("#sit-down").awaitData("state", "WINDOW_READY");
  }

  @Test
  @DisplayName("the manager's page sends a clerk to sign in as somebody who may see it")
  void managersPageForManagers() throws Exception {
    stranger().open("/manager");
    await().until(() -> desk.address().endsWith("/sign-in?next=%2Fmanager"));

    desk.as(hall.cookie(CLERK, AccountRole.STAFF)).open("/manager");
    await().until(() -> desk.address().endsWith("/sign-in?next=%2Fmanager"));
  }

  @Test
  @DisplayName("a colleague who has left with a call open: the page says what to do, and it works")
  void colleagueHasLeft() {
    kiosk().click("[data-id=Z1]").click("[data-id=AA]").click("[data-id=take]");
    sitDown(desk, "E01").press(Keys.F2).awaitData("state", "WINDOW_CALLING");
    lobby.as(hall.cookie("li", AccountRole.STAFF)).open("/window?window=E01");
    lobby.awaitText("#sit-text", "A001 还没有办结").awaitText("#sit-text", "释放窗口");
    assertThat(lobby.find("#sit-down").isDisplayed()).isFalse();
    assertThat(lobby.find("#sit-manager").isDisplayed()).as("li is no manager").isFalse();
    noBarriers(lobby);
    lobby.shot("window-left");
    lobby.click("#language").awaitText("#sit-text", "A001 is not finished");
    noBarriers(lobby);
    lobby.click("#language");

    entrance.open("/manager").click("[data-window=E01]").awaitShown("#why-release");
    entrance.click("#why-release").awaitShown("#dialog").press(Keys.ENTER);
    entrance.awaitText("#manager-said", "E01 已释放");

    lobby.awaitText("#sit-down", "以 li 上岗").click("#sit-down").awaitShown("#desk");
    lobby.awaitText(".queue-line", "A001");
  }

  @Test
  @DisplayName("a kiosk and a window can be used by keyboard alone")
  void keyboardOnly() {
    kiosk().awaitShown("[data-id=Z1]");
    tabTo(entrance, "Z1");
    entrance.press(Keys.ENTER).awaitShown("[data-id=AA]");
    tabTo(entrance, "AA");
    entrance.press(Keys.ENTER).awaitShown("[data-id=take]");
    tabTo(entrance, "take");
    entrance.press(Keys.ENTER).awaitText(".issued-number", "A001");
    desk.open("/window?window=E01").awaitData("link", "live").awaitShown("#sit-down");
    tabTo(desk, "sit-down");
    desk.press(Keys.ENTER).awaitData("state", "WINDOW_READY");
    tabTo(desk, "next");
    desk.press(Keys.ENTER).awaitData("state", "WINDOW_CALLING");
  }

  private static void tabTo(Screen screen, String id) {
    for (int i = 0; i < 40 && !screen.focus().equals(id); i++) {
      screen.press(Keys.TAB);
    }
    assertThat(screen.focus()).isEqualTo(id);
  }

  @Test
  @DisplayName("Chinese and English are a press apart")
  void languages() {
    kiosk().awaitText("#title", "请选择").click("#language");
    entrance.awaitText("#title", "What have you come for?").awaitText("[data-id=Z1]", "Zone one");
    sitDown(desk, "E01").click("#language");
    desk.awaitText("[data-action=next]", "Call next").press(Keys.F2).awaitText("#said", "nobody");
    desk.click("#language").awaitText("[data-action=next]", "叫下一位");
  }

  @Test
  @DisplayName("a slip that does not come out leaves the visitor with a number all the same")
  void printerFails() {
    try (Screen broken =
        new Screen(1280, 900).first("window.print = () => { throw Error('no paper') }")) {
      enter(broken);
      broken.open("/kiosk?kiosk=kiosk-E1").awaitData("link", "live");
      broken.click("[data-id=Z1]").click("[data-id=AA]").click("[data-id=take]");
      broken.awaitText("#title", "没有打印出来").click("[data-id=paperless]");
      broken.awaitText(".issued-number", "A002").awaitText(".slip-said", "记住号码");
    }
    sitDown(desk, "E01").awaitText("#queue-title", "1").awaitText("#queue-lines", "A002");
  }

  @Test
  @DisplayName("C36: a kiosk whose own printer has no paper gives the same number with new paper")
  void printerOfItsOwn() throws Exception {
    try (PrinterEmulator printer = new PrinterEmulator()) {
      printer.paper().paperForLines(0);
      Files.writeString(hall.dataDir().resolve("printers"), "kiosk-E1 " + printer.address());
      hall.restart();
      kiosk().click("[data-id=Z1]").click("[data-id=AA]").click("[data-id=take]");
      entrance.awaitText("#title", "没有打印出来").awaitText("#lead", "A001").shot("no-slip");
      desk.open("/manager").awaitText(".attention-line.printers", "kiosk-E1：没有纸");

      printer.paper().reload();
      entrance.click("[data-id=again]").awaitText(".issued-number", "A001");
      entrance.awaitText(".slip-said", "已打印");
      assertThat(printer.paper().slips()).hasSize(1);
      assertThat(printer.paper().slips().get(0).texts()).contains("A001");
      clean(entrance);
    }
    sitDown(desk, "E01").awaitText("#queue-lines", "A001");
  }

  @Test
  @DisplayName("a kiosk that nobody touches warns, and goes back to the start in its own language")
  void idleKiosk() {
    String hasty = "const real = setInterval; setInterval = (f, ms) => real(f, ms / 40)";
    try (Screen idle = new Screen(1280, 900).first(hasty)) {
      enter(idle);
      idle.open("/kiosk?kiosk=kiosk-E1").awaitData("link", "live");
      idle.click("#language").click("[data-id=Z1]").awaitText("#title", "choose a service");

      idle.awaitShown("#still");
      idle.awaitText("#title", "请选择要办理的业务").awaitGone("#still");
    }
  }

  @Test
  @DisplayName("a board's page does not grow with the calls of a day")
  void boardStaysSmall() {
    TestDevice machine = hall.device("kiosk-E2");
    TestDevice window = hall.openWindow(2);
    board();
    for (int i = 1; i <= 30; i++) {
      machine.issue("AA");
      long call = window.next().getCallId();
      window.startService(call);
      window.finish(call);
    }
    machine.issue("BA");
    window.next();

    lobby.awaitText("#newest-number", "B001");
    Number nodes = (Number) lobby.script("return document.getElementsByTagName('*').length");
    assertThat(nodes.intValue()).isLessThan(90);
  }

  @Test
  @DisplayName("no page has a barrier that axe-core calls serious, in any language, light or type")
  void withoutBarriers() {
    hall.device("kiosk-E2").issue("AA");
    noBarriers(desk.open("/").awaitText("#who", CLERK));
    noBarriers(desk.open("/sign-in").awaitShown("#go"));
    noBarriers(desk.open("/window").awaitShown("#choose"));
    noBarriers(desk.open("/window?window=E01").awaitShown("#sit"));
    sitDown(desk, "E01").awaitText("#queue-title", "1");
    noBarriers(desk);
    desk.press(Keys.F2).awaitData("state", "WINDOW_CALLING");
    noBarriers(desk);
    desk.press(Keys.F10).awaitShown("#dialog");
    noBarriers(desk);
    noBarriers(board());
    noBarriers(kiosk().awaitShown("[data-id=Z1]"));
    noBarriers(entrance.click("[data-id=Z1]").click("[data-id=AA]").awaitShown("[data-id=take]"));
    noBarriers(entrance.click("[data-id=take]").awaitShown(".issued-number"));
    noBarriers(desk.open("/manager").awaitData("link", "live"));
    noBarriers(desk.open("/report").awaitText("#day-name", "2026-11-25"));
    noBarriers(desk.open("/nothing").awaitShown("h1"));
  }

  private static void noBarriers(Screen screen) {
    screen.withoutBarriers();
  }
}
