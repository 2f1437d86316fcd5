package io.jiaohao.pages;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.ServerProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

@DisplayName("When the server is killed under its pages")
class KilledServerTest {
  private static Screen desk;
  private static Screen entrance;

  @TempDir Path dataDir;
  private ServerProcess server;

  @BeforeAll
  static void startBrowsers() {
    desk = new Screen(1366, 900);
    entrance = new Screen(1280, 900);
  }

  @AfterAll
  static void endBrowsers() {
    desk.close();
    entrance.close();
  }

  @BeforeEach
  void start() throws Exception {
    server = new ServerProcess(dataDir);
    server.start();
    enter(desk);
    enter(entrance);
  }

  private void enter(Screen screen) {
    screen.at("http://127.0.0.1:" + server.webPort()).as(server.managersCookie());
  }

  @AfterEach
  void stop() {
    desk.leave();
    entrance.leave();
    server.close();
  }

  private Screen kiosk() {
    return entrance
        .open("/kiosk?kiosk=kiosk-E1&printer=no")
        .awaitData("link", "live")
        .click("[data-id=Z1]")
        .click("[data-id=AA]")
        .awaitShown("[data-id=take]");
  }

  /** Managers' figures follow within the second; one is one and stays one. */
  private void awaitFigure(String name) {
    await()
        .untilAsserted(
            () -> assertThat(server.hall().getJsonObject("figures").getInteger(name)).isEqualTo(1));
  }

  @Test
  @DisplayName("a number asked for just before is given once, when the server is back")
  void numberInFlight() throws Exception {
    kiosk();
    server.freeze();
    entrance.click("[data-id=take]").awaitText("#title", "正在取号");
    server.kill();
    entrance.awaitShown("#away");

    server.start();

    entrance.awaitGone("#away").awaitText(".issued-number", "AA0001");
    awaitFigure("issued");
  }

  @Test
  @DisplayName("a clerk goes on serving the same visitor")
  void serviceGoesOn() throws Exception {
    kiosk().click("[data-id=take]").awaitText(".issued-number", "AA0001");
    desk.open("/window?window=E01").awaitData("link", "live").click("#sit-down");
    desk.awaitData("state", "WINDOW_READY").awaitText("#queue-title", "1").press(Keys.F2);
    desk.awaitData("state", "WINDOW_CALLING").press(Keys.F4).awaitData("state", "WINDOW_SERVING");

    server.kill();
    desk.awaitData("link", "lost");
    server.start();

    desk.awaitData("link", "live").awaitText("#call-number", "AA0001");
    desk.awaitData("state", "WINDOW_SERVING").press(Keys.F6).awaitShown("#dialog");
    desk.press(Keys.ENTER).awaitData("state", "WINDOW_READY").awaitText("#said", "已办结");
    awaitFigure("served");
  }

  @Test
  @DisplayName("a visitor's phone follows the number from its slip's code to the end")
  void phoneGoesOn() throws Exception {
    kiosk().click("[data-id=take]").awaitText(".issued-number", "AA0001");
    String code = entrance.find(".follow .code").getDomAttribute("src");
    try (Screen phone = new Screen(390, 844).at("http://127.0.0.1:" + server.webPort())) {
      phone.open(code.replace("/qr.svg", "")).awaitData("link", "live");
      phone.awaitData("state", "waiting").awaitText("#number", "AA0001").awaitText("#ahead", "0");

      killAndStart(phone);
      phone.awaitData("state", "waiting");
      desk.open("/window?window=E01").awaitData("link", "live").click("#sit-down");
      desk.awaitData("state", "WINDOW_READY").awaitText("#queue-title", "1").press(Keys.F2);
      phone.awaitData("state", "called").awaitText("#where", "E01");
      desk.awaitData("state", "WINDOW_CALLING").press(Keys.F4).awaitData("state", "WINDOW_SERVING");
      phone.awaitData("state", "serving");

      killAndStart(phone);
      desk.awaitData("link", "live").press(Keys.F6).awaitShown("#dialog").press(Keys.ENTER);
      phone.awaitData("state", "done").awaitText("#title", "已办结");
      server.kill();
      phone.pickUp().awaitData("link", "lost");
      server.start();
      phone.awaitData("link", "live");
      phone.awaitData("state", "done").awaitText("#number", "AA0001");
    }
  }

  @Test
  @DisplayName("an evacuation is still on every board, also on one that comes later")
  void evacuationGoesOn() throws Exception {
    entrance.open("/board?board=board-E1&wing=E&voice=off").awaitData("link", "live");
    desk.open("/manager").awaitData("link", "live").click("#evacuate").awaitShown("#dialog");
    desk.type("[name=word]", "疏散").press(Keys.ENTER);
    entrance.awaitShown("#evacuation");

    server.kill();
    entrance.awaitData("link", "lost");
    assertThat(entrance.shows("#evacuation")).isTrue();
    server.start();

    entrance.awaitData("link", "live");
    assertThat(entrance.shows("#evacuation")).isTrue();
    entrance.open("/board?board=board-E1&wing=E&voice=off").awaitShown("#evacuation");
    desk.awaitData("link", "live").awaitShown("#leaving");
  }

  private void killAndStart(Screen phone) throws Exception {
    server.kill();
    phone.awaitData("link", "lost");
    server.start();
    phone.awaitData("link", "live");
  }
}
