package io.jiaohao.pages;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.app.TestHall;
import io.jiaohao.app.TestServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** Each page with the server gone, the wrong role, an ended session, or about what is not there. */
@DisplayName("A page in trouble says so in both languages, and finds its way back")
class TroubleTest {
  private static final String PASSWORD = "correct horse";
  private static final long TOO_LONG_MS = 13 * 3_600_000L;

  private static Screen screen;
  private static Screen office;

  @RegisterExtension final TestServer hall = TestServer.of(TestHall.plan()).pad("E01");

  @BeforeAll
  static void startBrowsers() {
    screen = new Screen(1280, 1000);
    office = new Screen(1280, 900);
  }

  @AfterAll
  static void endBrowsers() {
    screen.close();
    office.close();
  }

  @BeforeEach
  void enter() {
    as(AccountRole.ADMIN);
    office.at(address());
  }

  @AfterEach
  void leave() {
    screen.leave();
    office.leave();
  }

  private String address() {
    return "http://127.0.0.1:" + hall.webPort();
  }

  private void as(AccountRole role) {
    screen.at(address()).as(hall.cookie("wang", role));
  }

  private static void says(String css, String zh, String en) {
    screen.awaitText(css, zh);
    shot();
    screen.click("#language").awaitText(css, en);
    screen.click("#language").awaitText(css, zh);
    noBarriers();
  }

  private static void noBarriers() {
    assertThat(screen.barriers()).as(screen.address()).isEmpty();
  }

  private static void shot() {
    String page = URI.create(screen.address()).getPath().replaceAll("^/(t)/.*", "/$1");
    screen.shot("trouble" + page.replace('/', '-'));
  }

  // ---- The server is gone

  private void goneUnder(String css, String zh, String en) throws Exception {
    hall.stop();
    says(css, zh, en);
    hall.start();
    screen.awaitData("link", "live");
  }

  @Test
  @DisplayName("when the server is gone: the pages with a link")
  void gone() throws Exception {
    String ticket = URI.create(hall.device("kiosk-E2").issue("AA").getLink()).getPath();
    for (String page : List.of("/window?window=E01", "/manager", ticket)) {
      screen.open(page).awaitData("link", "live");
      goneUnder("#link-text", "连接中断", "Disconnected");
    }
    screen.open("/pad?window=E01").awaitData("link", "live");
    goneUnder("#lead", "暂时不能评价", "No rating just now");
  }

  @Test
  @DisplayName("when the server is gone: kiosk and board, which say it in both at once")
  void screensGone() throws Exception {
    screen.open("/kiosk?kiosk=kiosk-E1").awaitData("link", "live");
    hall.stop();
    screen.awaitShown("#away").awaitText("#away", "暂时不能取号");
    screen.awaitText("#away-other", "the help desk gives numbers");
    hall.start();
    screen.awaitGone("#away").awaitShown("[data-id=Z1]");

    screen.open("/board?board=board-E1").awaitData("link", "live");
    hall.stop();
    screen.awaitText("#notice", "暂停更新").awaitText("#notice", "not being updated");
    hall.start();
    screen.awaitData("link", "live").awaitText("#notice", "请留意屏幕");
  }

  @Test
  @DisplayName("when the server is gone: the pages that ask now and then")
  void othersGone() throws Exception {
    screen.open("/admin#staff").awaitShown("#part-staff");
    hall.stop();
    says("#said", "连不上服务器", "cannot be reached");
    hall.start();
    screen.awaitText("#said", "已重新连上");

    screen.open("/report").awaitText("#said", "没有");
    hall.stop();
    screen.click("#day-form button");
    says("#said", "连不上服务器", "cannot be reached");
    hall.start();
    screen.awaitText("#said", "没有");
  }

  @Test
  @DisplayName("when the server is gone: door and sign-in")
  void smallPagesGone() throws Exception {
    hall.account("li", AccountRole.MANAGER, PASSWORD);
    screen.open("/").awaitText("#who", "wang");
    hall.stop();
    screen.click("#sign-out");
    says("#said", "连不上服务器", "cannot be reached");
    hall.start();
    screen.awaitGone("#said").awaitText("#who", "wang");

    screen.open("/sign-in?next=%2Fmanager").awaitShown("#go");
    hall.stop();
    screen.type("#name", "li").type("#password", PASSWORD).press(Keys.ENTER);
    says("#said", "连不上服务器", "cannot be reached");
    hall.start();
    screen.click("#go");
    awaitAddress("/manager");
  }

  private static void awaitAddress(String path) {
    await().until(() -> screen.address().endsWith(path));
  }

  // ---- The wrong role

  @Test
  @DisplayName("with the wrong role: which one it takes, and back to the page as somebody else")
  void wrongRole() throws Exception {
    hall.account("zhao", AccountRole.ADMIN, PASSWORD);
    for (String[] page :
        new String[][] {
          {"/manager", "大厅概况", "manager"},
          {"/report", "日报", "manager"},
          {"/admin#audit", "系统管理", "administrator"}
        }) {
      as(AccountRole.STAFF);
      screen.open(page[0]).awaitText("#why", page[1]);
      says("#why", "现在登录的是 wang", "is for the role " + page[2]);
      screen.shot("trouble-role");
      signIn();
      await().until(() -> screen.address().contains(page[0]));
    }
  }

  private static void signIn() {
    screen.awaitShown("#go").type("#name", "zhao").type("#password", PASSWORD);
    screen.press(Keys.ENTER);
  }

  @Test
  @DisplayName("with the wrong role: a screen's link says so and offers to sign in")
  void wrongRoleOfAScreen() {
    as(AccountRole.STAFF);
    screen.open("/kiosk?kiosk=kiosk-E1").awaitShown("#away").awaitText("#away", "还不能使用");
    screen.awaitText("#away-other", "cannot be used yet");
    screen.awaitText("#link-text", "当前账号不能使用本页").click("#link-help");
    screen.awaitShown("#go").open("/pad?window=E01");
    says("#link-text", "当前账号不能使用本页", "may not use this page");
    screen.awaitText("#link-help", "换账号登录");
  }

  // ---- The session has ended

  @Test
  @DisplayName("after the session's end: signing in leads back to the page, part and all")
  void sessionEnded() throws Exception {
    hall.account("zhao", AccountRole.ADMIN, PASSWORD);
    Map<String, String> readyWhenShown =
        Map.of(
            "/window?window=E01", "#sit-down",
            "/manager", "[data-window=E01]",
            "/report?day=2026-11-25", "#said[data-kind=waiting]",
            "/admin#staff", "#account-rows tr");
    for (String page : readyWhenShown.keySet()) {
      as(AccountRole.ADMIN);
      screen.open(page).awaitShown(readyWhenShown.get(page));
      hall.clock().skipMs(TOO_LONG_MS);
      comeToSignIn(page);
      screen.awaitText("#why", "请先登录");
      signIn();
      awaitAddress(page);
    }
  }

  /** By itself, or by the button that the page offers. */
  private static void comeToSignIn(String page) {
    if (page.startsWith("/window")) {
      screen.awaitData("link", "signed-out").awaitText("#link-text", "登录已失效");
      screen.click("#link-help");
    } else if (page.startsWith("/report")) {
      screen.click("#day-form button");
    }
    screen.awaitShown("#go");
  }

  @Test
  @DisplayName("after the session's end: a screen shows a code, and is back once it is confirmed")
  void screensEnded() {
    for (String page : List.of("kiosk", "board", "pad")) {
      as(AccountRole.MANAGER);
      String device = page.equals("pad") ? "pad-E01" : page + "-E1";
      screen.open("/%s?%s=%s&window=E01".formatted(page, page, device));
      screen.awaitData("link", "live");
      hall.clock().skipMs(TOO_LONG_MS);
      screen.awaitShown("#pairing-code");
      await().until(() -> screen.text("#pairing-code").matches("\\d{6}"));
      noBarriers();
      office.as(hall.cookie("root", AccountRole.ADMIN)).open("/admin");
      office.awaitText("#pairings", screen.text("#pairing-code")).click("#pairings .button");
      screen.awaitGone("#pairing").awaitData("link", "live");
    }
  }

  // ---- What is not there

  @Test
  @DisplayName("about what is not there: window, device, wing, zone, ticket, address, link, day")
  void unknown() {
    screen.open("/window?window=Z99");
    says("#choose-none", "没有 Z99 号窗口", "no window Z99");
    screen.click("#choose-wings a").awaitText("#window-id", "E01");
    screen.open("/kiosk?kiosk=kiosk-Z9").awaitText("#away", "还不能使用");
    screen.awaitText("#link-text", "没有这台设备");
    screen.open("/board?board=board-Z9").awaitText("#link-text", "没有这台设备");
    for (String place : List.of("wing=Q", "zone=Q", "wing=E&zone=Q")) {
      screen.open("/board?board=board-E1&" + place);
      screen.awaitText("#notice", "没有这个厅或区").awaitText("#notice", "No such wing or zone");
    }
    shot();
    screen.open("/pad?window=Z99");
    says("#lead", "请联系管理员", "tell an administrator");
    for (String nothing : List.of("/t/AAAAAAAAAAAAAAAAAAAAAAE", "/nothing", "/account/once/used")) {
      screen.open(nothing).awaitShown("h1");
      assertThat(screen.text("main")).containsPattern("[\\u4e00-\\u9fff]").containsPattern("[a-z]");
      noBarriers();
      shot();
    }
    screen.open("/report?day=someday").awaitText("#said", "2026-11-25");
  }
}
