package io.jiaohao.pages;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.app.TestDevice;
import io.jiaohao.app.TestHall;
import io.jiaohao.app.TestServer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

@DisplayName("The manager's page and the report")
class ManagerPageTest {
  private static final long MINUTE_MS = 60_000;
  private static Screen desk;

  @RegisterExtension final TestServer hall = TestServer.of(TestHall.plan()).pad("E01");

  private TestDevice kiosk;
  private TestDevice one;

  @BeforeAll
  static void startBrowser() {
    desk = new Screen(1440, 1040);
  }

  @AfterAll
  static void endBrowser() {
    desk.close();
  }

  @BeforeEach
  void enter() {
    kiosk = hall.device("kiosk-E1");
    one = hall.openWindow(1);
    desk.at("http://127.0.0.1:" + hall.webPort()).as(hall.managersCookie("chief"));
  }

  @AfterEach
  void leave() {
    desk.leave();
  }

  private Screen manager() {
    return desk.open("/manager").awaitData("link", "live");
  }

  private long serve() {
    long call = one.next().getCallId();
    one.startService(call);
    hall.clock().skipMs(4 * MINUTE_MS);
    one.finish(call);
    return call;
  }

  private static void clean() {
    assertThat(desk.complaints()).isEmpty();
  }

  private static void noBarriers() {
    assertThat(desk.barriers()).as(desk.address()).isEmpty();
  }

  @Test
  @DisplayName("tells why a ticket was called, by its window or by its number, in both languages")
  void why() {
    kiosk.issue("AA");
    hall.clock().skipMs(MINUTE_MS);
    kiosk.issue("BA");
    one.next();
    manager().awaitText("[data-window=E01] .number", "A001").click("[data-window=E01]");

    desk.awaitText("#why-words", "等得更久").awaitText("#why-rows", "B001");
    noBarriers();
    desk.shot("manager-why");
    desk.press(Keys.ESCAPE).click("#language").type("#why-number", "a001").press(Keys.ENTER);
    desk.awaitText("#why-words", "due first, and has waited longer");
    desk.awaitText("#why-title", "Why A001 was called to E01");
    noBarriers();
    clean();
  }

  @Test
  @DisplayName("handles a bad rating with a note")
  void ratings() {
    kiosk.issue("AA");
    long call = serve();
    hall.rate("E01", call, 1);
    manager().awaitText("#ratings-list", "E01 AA 1 分");

    desk.click("#ratings-list button").awaitShown("#dialog").press("叫回并道歉", Keys.ENTER);

    desk.awaitText("#manager-said", "记为处理").awaitGone("#ratings");
    clean();
  }

  @Test
  @DisplayName("proposes what would help: a window to open, a break to end, an idle window to call")
  void alarms() {
    kiosk.issue("AA");
    one.close();
    manager().awaitText("#attention-lines", "AA（东厅）无窗口办理，1 人等候");
    desk.awaitText("#attention-lines", "开放").awaitText("#attention-lines", "E02");
    waitAnHour();
    desk.awaitText("#attention-lines", "等候过久：1 号");
    desk.awaitText("#attention-lines", "种可能估计");
    noBarriers();
    desk.shot("manager-alarms");
    desk.click("#language").awaitText("#attention-lines", "estimate, 40 futures");
    noBarriers();
    desk.shot("manager-alarms-en");
    desk.click("#language");

    hall.openWindow(2);
    desk.awaitText("[data-window=E02]", "空闲");
    hall.clock().skipMs(2 * MINUTE_MS);
    desk.awaitText("#attention-lines", "1 个窗口空闲，却有 1 人等候");
    desk.awaitText("#attention-lines", "请 E02 叫号，或设为自动叫号");
    clean();
  }

  /** Somebody who does nothing for an hour is signed out. */
  private void waitAnHour() {
    hall.clock().skipMs(31 * MINUTE_MS);
    desk.later("await fetch('/account'); return 1");
    hall.clock().skipMs(31 * MINUTE_MS);
  }

  @Test
  @DisplayName("releases a window whose clerk has gone: the visitor is back in line, on record")
  void release() {
    kiosk.issue("AA");
    one.next();
    manager().awaitText("[data-window=E01] .number", "A001").click("[data-window=E01]");
    desk.awaitText("#why-release", "释放窗口 E01").awaitText("#why-words", "只有这一位");
    desk.click("#why-release").awaitText("#dialog-title", "释放 E01：A001 退回队列");
    noBarriers();
    desk.shot("manager-release");

    desk.press(Keys.ENTER).awaitText("#manager-said", "E01 已释放，A001 已退回队列");

    await().until(() -> !desk.text("[data-window=E01] .number").contains("A001"));
    desk.type("#why-number", "A001").press(Keys.ENTER).awaitText("#why-words", "只有这一位");
    assertThat(desk.find("#why-release").isDisplayed()).as("not the present call").isFalse();
    clean();
  }

  @Test
  @DisplayName("draws how many waited from the first minute, what was before the page included")
  void plot() {
    kiosk.issue("AA");
    manager().awaitText("#figures", "正在等候1");
    await().until(() -> path(".plot-now").startsWith("M600.0 "));
    assertThat(path(".plot-line")).startsWith("M").contains("L");
    clean();
  }

  private static String path(String css) {
    return (String)
        desk.script("return document.querySelector(arguments[0]).getAttribute('d') ?? ''", css);
  }

  @Test
  @DisplayName("shows the hall at an earlier moment, and comes back to now")
  void earlier() {
    kiosk.issue("AA");
    long call = one.next().getCallId();
    String then =
        LocalDateTime.ofInstant(
                Instant.ofEpochMilli(hall.clock().hallMs()), ZoneId.of("Asia/Shanghai"))
            .withNano(0)
            .plusSeconds(1)
            .toString();
    hall.clock().skipMs(5 * MINUTE_MS);
    one.startService(call);
    one.finish(call);
    manager().awaitGone("#past-end");
    desk.script("document.querySelector('#past').open = true");
    desk.script("document.querySelector('#past-time').value = arguments[0]", then);
    desk.click("#past-form button").awaitText("#past-said", "这是").awaitShown("#past-end");
    desk.awaitText("[data-window=E01] .number", "A001");
    desk.awaitText(".figure.p50", "<1");
    desk.shot("manager-past");

    desk.click("#past-end").awaitGone("#past-end");
    await().until(() -> !desk.text("[data-window=E01] .number").contains("A001"));
    clean();
  }

  @Test
  @DisplayName("reports a day with heat map, plots and two tables as CSV, in both languages")
  void report() {
    for (int i = 0; i < 6; i++) {
      kiosk.issue(i % 2 == 0 ? "AA" : "BA");
      hall.clock().skipMs(3 * MINUTE_MS);
    }
    for (int i = 0; i < 6; i++) {
      hall.rate("E01", serve(), i % 5 + 1);
    }
    desk.open("/report").awaitText("#day-name", "2026-11-25").awaitText("#figures", "取号6");
    desk.awaitText("#heat-rows", "一区 (东厅)").awaitText("#windows-rows", "E01");
    assertThat(desk.all("#grades-plot rect")).hasSize(5);
    assertThat(desk.find("#csv-waits").getDomProperty("href"))
        .endsWith("/manager/report.csv?day=2026-11-25&table=waits");
    noBarriers();
    desk.shot("report");
    desk.click("#language").awaitText("#figures", "Tickets issued6");
    noBarriers();
    desk.shot("report-en");
    clean();
  }

  @Test
  @DisplayName("sends a clerk to sign in as somebody who may see the report")
  void managersOnly() {
    desk.as(hall.cookie("wang", AccountRole.STAFF)).open("/report");

    await().until(() -> desk.address().contains("/sign-in?next=%2Freport"));
  }

  @Test
  @DisplayName("can be used by keyboard alone")
  void keyboardOnly() {
    kiosk.issue("AA");
    one.next();
    manager().awaitText("[data-window=E01] .number", "A001");
    tabTo("why-number");
    desk.press("A001", Keys.ENTER).awaitText("#why-words", "只有这一位");
    desk.press(Keys.ENTER).awaitGone("#why");
    tabTo("past");
    clean();
  }

  private static void tabTo(String id) {
    for (int i = 0; i < 60 && !at(id); i++) {
      desk.press(Keys.TAB);
    }
    assertThat(at(id)).as(id).isTrue();
  }

  private static boolean at(String id) {
    return Boolean.TRUE.equals(
        desk.script(
            "return document.activeElement.id === arguments[0]"
                + " || document.activeElement.parentElement?.id === arguments[0]",
            id));
  }
}
