package io.jiaohao.pages;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.TestDevice;
import io.jiaohao.app.TestHall;
import io.jiaohao.app.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

@DisplayName("On a visitor's phone")
class PhoneTest {
  private static Screen phone;

  @RegisterExtension final TestServer hall = TestServer.of(TestHall.plan()).pad("E01");

  private TestDevice machine;

  @BeforeAll
  static void startBrowser() {
    phone =
        new Screen(390, 844)
            .first("navigator.vibrate = pattern => (window.shaken = pattern.length) > 0");
  }

  @AfterAll
  static void endBrowser() {
    phone.close();
  }

  @BeforeEach
  void connect() {
    phone.at("http://127.0.0.1:" + hall.webPort());
    machine = hall.device("kiosk-E1");
  }

  @AfterEach
  void leave() {
    phone.leave();
  }

  /** As the link of the slip leads there. */
  private Screen follow(String link) {
    assertThat(link).startsWith("http://127.0.0.1:" + hall.webPort() + "/t/");
    return phone.open(link.substring(link.indexOf("/t/"))).awaitData("link", "live");
  }

  /** The first window opens and serves the next visitor from call to end; answers with the call. */
  private long serve() {
    TestDevice window = hall.openWindow(1);
    long call = window.next().getCallId();
    window.startService(call);
    window.finish(call);
    return call;
  }

  private static void noBarriers(Screen screen) {
    assertThat(screen.barriers()).as(screen.data("state")).isEmpty();
    assertThat(screen.dark(true).barriers()).as(screen.data("state") + ", dark").isEmpty();
    screen.dark(false);
  }

  @Test
  @DisplayName("the way of a ticket can be followed from the queue to the end")
  void wholeWay() {
    machine.issue("AA");
    follow(machine.issue("AA").getLink());
    phone.awaitData("state", "waiting").awaitText("#number", "A002").awaitText("#ahead", "1 人");
    noBarriers(phone);

    TestDevice first = hall.openWindow(1);
    TestDevice second = hall.openWindow(2);
    first.next();
    long call = second.next().getCallId();

    phone.awaitData("state", "called").awaitText("#where", "E02").awaitText("#place", "东厅");
    assertThat(phone.script("return document.title")).isEqualTo("请到 E02 窗口 · A002");
    assertThat(phone.script("return window.shaken")).isEqualTo(5L);
    assertThat(phone.text("#called")).isEqualTo("A002，请到 E02 窗口，东厅 · 一区。");
    phone.shot("phone");
    noBarriers(phone);
    second.startService(call);
    phone.awaitData("state", "serving").awaitText("#said", "正在办理，窗口 E02");
    second.finish(call);
    phone.awaitData("state", "done").awaitText("#title", "已办结").awaitShown("#rating-form");
    noBarriers(phone);
    phone.shot("phone-rating");
    phone.click("#language").shot("phone-rating-en");
    phone.click("#language");
    phone.click("#rating input[value='4']").click("#rating-send");
    phone.awaitText("#rating-thanks", "谢谢您的评价：满意").awaitGone("#rating-form");
    noBarriers(phone);
    phone.shot("phone-rated");
    phone.click("#language").awaitText("#rating-thanks", "Your rating: Satisfied");
    assertThat(phone.complaints()).isEmpty();
  }

  @Test
  @DisplayName("who misses the call is told what to do, the first time and the last")
  void missed() {
    follow(machine.issue("AA").getLink()).awaitData("state", "waiting");
    TestDevice window = hall.openWindow(1);
    window.next();
    phone.awaitData("state", "called");

    awaitNoShow("missed");
    phone.awaitText("#title", "刚才叫过您");
    noBarriers(phone);
    window.next();
    phone.awaitData("state", "called");
    awaitNoShow("passed");
    phone.awaitText("#todo", "可重新排队一次");
    noBarriers(phone);
  }

  private void awaitNoShow(String state) {
    await()
        .until(
            () -> {
              hall.clock().skipMs(5_000);
              return phone.data("state").equals(state);
            });
  }

  @Test
  @DisplayName("a server that goes and comes back is said, and followed on by itself")
  void serverGoesAndComes() throws Exception {
    follow(machine.issue("AA").getLink()).awaitData("state", "waiting");
    TestDevice window = hall.openWindow(1);

    hall.stop();
    phone.awaitData("link", "lost").awaitText("#link-text", "连接中断");
    phone.awaitText("#number", "A001");
    hall.start();
    phone.awaitData("link", "live").awaitData("state", "waiting");
    window.next();

    phone.awaitData("state", "called").awaitText("#where", "E01");
  }

  @Test
  @DisplayName("a silence that the page chose itself is no bad link; one after its question is")
  void restsWhenDone() {
    follow(machine.issue("AA").getLink());
    serve();
    phone.awaitData("state", "done");

    assertThat(linkAfterMore(20)).isEqualTo("live");
    assertThat(linkAfterMore(20)).isEqualTo("old");
  }

  /** What the page says of its link once its clock has gone on by some seconds. */
  private static String linkAfterMore(int seconds) {
    phone.script(
        "const now = performance.now.bind(performance);"
            + "performance.now = () => now() + arguments[0] * 1000;",
        seconds);
    return phone.click("#language").data("link");
  }

  @Test
  @DisplayName("Chinese and English are a press apart, and another ticket remembers which")
  void languages() {
    follow(machine.issue("AA").getLink()).awaitText("#title", "等候叫号");

    phone.click("#language").awaitText("#title", "Please wait for your call");
    follow(machine.issue("BA").getLink()).awaitText("#ahead", "0 people");
    assertThat(phone.script("return JSON.stringify(localStorage)").toString())
        .contains("jiaohao.language/t")
        .doesNotContain(phone.address().substring(phone.address().indexOf("/t/") + 3));
    phone.click("#language").awaitText("#title", "等候叫号");
  }

  @Test
  @DisplayName("the alert can be turned on with the keyboard, and says so")
  void alert() {
    follow(machine.issue("AA").getLink()).awaitShown("#alert");

    phone.press(Keys.TAB, Keys.TAB);
    assertThat(phone.focus()).isEqualTo("alert");
    phone.press(Keys.ENTER).awaitText("#alert", "已开启提醒");
    assertThat(phone.find("#alert").getDomAttribute("aria-pressed")).isEqualTo("true");
  }

  @Test
  @DisplayName("a grade given while the server is away arrives once it is back, and only once")
  void gradeThroughARestart() throws Exception {
    rateWhileAway("1");
    hall.start();

    phone.awaitText("#rating-thanks", "非常不满意").awaitGone("#rating-form");
    phone.script("location.reload()");
    phone.awaitText("#rating-thanks", "非常不满意");
  }

  private void rateWhileAway(String grade) throws Exception {
    follow(machine.issue("AA").getLink());
    serve();
    phone.awaitShown("#rating-form");
    hall.stop();
    phone.click("#rating input[value='" + grade + "']").click("#rating-send");
    phone.awaitText("#rating-said", "恢复后会自动提交");
  }

  @Test
  @DisplayName("a second grade, from another screen, is refused in words, and the first one shown")
  void secondGrade() {
    follow(machine.issue("AA").getLink());
    long call = serve();
    phone.click("#rating input[value='5']");
    hall.rate("E01", call, 3);

    phone.press(Keys.ENTER);

    phone.awaitText("#rating-said", "本次服务已评价").awaitText("#rating-thanks", "基本满意");
    noBarriers(phone);
  }

  @Test
  @DisplayName("a link that is nobody's leads to kind words")
  void wrongLink() {
    phone.open("/t/AAAAAAAAAAAAAAAAAAAAAAE").awaitText("h1", "查不到这个号码");
    noBarriers(phone);
  }

  @Test
  @DisplayName("a day that ends under the page is said")
  void dayEnds() {
    follow(machine.issue("AA").getLink()).awaitData("state", "waiting");

    hall.clock().skipMs(24L * 3_600_000);

    phone.awaitData("state", "gone").awaitText("#title", "办理已结束").awaitText("#number", "A001");
    noBarriers(phone);
    assertThat(List.of(phone.text("#called"))).containsExactly("");
  }
}
