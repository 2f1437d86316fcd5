package io.jiaohao.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.ServerProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Kiosk, window, board, phone and manager, each in a browser of its own, over one server. */
@DisplayName("Through the pages alone, from the number to the manager who looks into a bad rating")
class WholeChainTest {
  private static Screen desk;
  private static Screen lobby;
  private static Screen entrance;
  private static Screen phone;

  @TempDir Path dataDir;
  private ServerProcess server;

  @BeforeAll
  static void startBrowsers() {
    desk = new Screen(1366, 900);
    lobby = new Screen(1920, 1200);
    entrance = new Screen(1280, 1000);
    phone = new Screen(390, 844).first("navigator.vibrate = () => true");
  }

  @AfterAll
  static void endBrowsers() {
    screens().forEach(Screen::close);
  }

  private static List<Screen> screens() {
    return List.of(desk, lobby, entrance, phone);
  }

  @BeforeEach
  void start() throws Exception {
    server = new ServerProcess(dataDir);
    server.start();
    for (Screen screen : screens()) {
      screen.at("http://127.0.0.1:" + server.webPort());
    }
    List.of(desk, lobby, entrance).forEach(screen -> screen.as(server.managersCookie()));
  }

  @AfterEach
  void stop() {
    screens().forEach(Screen::leave);
    server.close();
  }

  private interface Interruption {
    void happen() throws Exception;
  }

  private void kill() throws Exception {
    server.kill();
    phone.pickUp();
    for (Screen screen : List.of(desk, lobby, phone)) {
      screen.awaitData("link", "lost");
    }
    server.start();
    for (Screen screen : List.of(desk, lobby, phone)) {
      screen.awaitData("link", "live");
    }
  }

  @Test
  @DisplayName("everybody sees each step")
  void undisturbed() throws Exception {
    takeNumber();
    wholeWay(() -> {});
    rate();
    lookInto();

    for (Screen screen : screens()) {
      assertThat(screen.complaints()).as(screen.address()).isEmpty();
    }
  }

  @Test
  @DisplayName("the same while the server is killed after each step")
  void killedAgainAndAgain() throws Exception {
    takeNumber();
    wholeWay(this::kill);
    rateWhileItIsAway();
    lookInto();

    kill();
    entrance.open("/manager").awaitData("link", "live").awaitGone("#ratings");
  }

  private void takeNumber() {
    lobby.open("/board?board=board-E1&wing=E").awaitData("link", "live");
    desk.open("/window?window=E01").awaitData("link", "live").click("#sit-down");
    desk.awaitData("state", "WINDOW_READY");
    entrance.open("/kiosk?kiosk=kiosk-E1&printer=no").awaitData("link", "live");
    entrance.click("[data-id=Z1]").click("[data-id=AA]").click("[data-id=take]");
    entrance.awaitText(".issued-number", "AA0001");
    String code = entrance.find(".follow .code").getDomAttribute("src");
    phone.open(code.replace("/qr.svg", "")).awaitData("state", "waiting");
    phone.awaitText("#number", "AA0001");
  }

  /** Time runs fast here: while the visitor is called, the clerk loses none. */
  private void wholeWay(Interruption interruption) throws Exception {
    desk.awaitText("#queue-title", "1").press(Keys.F2).awaitText("#call-number", "AA0001");
    lobby.awaitText("#newest-number", "AA0001").awaitText("#newest-window", "E01");
    phone.awaitData("state", "called").awaitText("#where", "E01");
    interruption.happen();
    desk.press(Keys.F4).awaitData("state", "WINDOW_SERVING");
    lobby.awaitText("#recent", "AA0001");
    phone.awaitData("state", "serving").awaitText("#where", "E01");
    interruption.happen();
    desk.press(Keys.F6).awaitShown("#dialog").press(Keys.ENTER);
    desk.awaitData("state", "WINDOW_READY").awaitText("#said", "已办结");
    lobby.awaitGone("#recent tr");
    phone.awaitData("state", "done");
    interruption.happen();
  }

  private static void choose() {
    phone.click("#rating input[value='1']").click("#rating-send");
  }

  private static void rate() {
    choose();
    phone.awaitText("#rating-thanks", "非常不满意");
  }

  private void rateWhileItIsAway() throws Exception {
    phone.awaitShown("#rating-form");
    server.kill();
    choose();
    phone.awaitText("#rating-said", "恢复后会自动提交");
    server.start();
    phone.awaitText("#rating-thanks", "非常不满意");
  }

  private static void lookInto() {
    entrance.open("/manager").awaitText("#ratings-list", "E01 AA 1 分");
    entrance.click("#ratings-list button").awaitShown("#dialog").press("回访", Keys.ENTER);
    entrance.awaitText("#manager-said", "记为处理").awaitGone("#ratings");
  }
}
