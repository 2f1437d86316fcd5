package io.jiaohao.pages;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.TestHall;
import io.jiaohao.app.TestServer;
import io.jiaohao.lobby.Speech;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

@DisplayName("What a manager tells everybody")
class LobbyTest {
  private static Screen desk;
  private static Screen lobby;
  private static Screen second;

  @RegisterExtension final TestServer hall = TestServer.of(TestHall.plan());

  @BeforeAll
  static void startBrowsers() {
    desk = new Screen(1440, 1040);
    lobby = new Screen(1920, 1200).first(Mouth.SCRIPT);
    second =
        new Screen(1280, 900)
            .first(Mouth.SCRIPT + "window.locked = location.search.includes('locked');");
  }

  @AfterAll
  static void endBrowsers() {
    List.of(desk, lobby, second).forEach(Screen::close);
  }

  @BeforeEach
  void enter() {
    List.of(desk, lobby, second)
        .forEach(
            screen ->
                screen.at("http://127.0.0.1:" + hall.webPort()).as(hall.managersCookie("chief")));
  }

  @AfterEach
  void leave() {
    List.of(desk, lobby, second).forEach(Screen::leave);
  }

  private Screen manager() {
    return desk.open("/manager").awaitData("link", "live").awaitShown("#notice-post");
  }

  private Screen board() {
    return lobby.open("/board?board=board-E1&wing=E").awaitData("link", "live");
  }

  private static void clean() {
    List.of(desk, lobby, second)
        .forEach(screen -> assertThat(screen.complaints()).as(screen.address()).isEmpty());
  }

  private void post(String zh, String en) {
    desk.click("#notice-post").awaitShown("#dialog");
    desk.type("[name=zh]", zh).type("[name=en]", en).press(Keys.ENTER);
    desk.awaitText("#manager-said", "公告已发布").awaitText("#told-notices", zh);
  }

  @Test
  @DisplayName("a notice is on boards, kiosks and windows at once, and gone when it is taken back")
  void notice() throws Exception {
    board();
    second.open("/kiosk?kiosk=kiosk-E1").awaitData("link", "live");
    manager();
    post("东门今日关闭，请走南门", "The east door is closed today; please use the south door");

    lobby.awaitText("#posted-zh", "请走南门").awaitText("#posted-en", "south door");
    second.awaitShown("#posted").awaitText("#posted-zh", "请走南门");
    assertThat(desk.barriers()).isEmpty();
    assertThat(lobby.barriers()).isEmpty();
    desk.shot("manager-notice");
    lobby.shot("board-notice");
    second.shot("kiosk-notice");

    hall.restart();
    lobby.at("http://127.0.0.1:" + hall.webPort()).as(hall.managersCookie("chief"));
    board().awaitText("#posted-zh", "请走南门");
    desk.at("http://127.0.0.1:" + hall.webPort()).as(hall.managersCookie("chief"));
    manager().click("#told-notices button").awaitText("#manager-said", "收回");
    lobby.awaitGone("#posted");
  }

  @Test
  @DisplayName("several notices take turns in one place, which does not grow")
  void takeTurns() {
    board();
    manager();
    post("第一条", "One");
    post("第二条", "Two");

    lobby.awaitText("#posted-zh", "第一条").awaitText("#posted-zh", "第二条");
    lobby.awaitText("#posted-count", "/2");
    assertThat(lobby.all("#posted *")).hasSize(4);
    clean();
  }

  @Test
  @DisplayName("an evacuation fills every board, is said again and again, and ends as it began")
  void evacuation() {
    String link = hall.device("kiosk-E2").issue("AA").getLink();
    String phone = link.substring(link.indexOf("/t/"));
    board().awaitData("link", "live");
    second.open("/kiosk?kiosk=kiosk-E1").awaitData("link", "live");
    manager().click("#evacuate").awaitShown("#dialog");
    desk.type("[name=word]", "别的").press(Keys.ENTER).awaitText("#manager-said", "没有执行");
    assertThat(lobby.shows("#evacuation")).isFalse();

    desk.click("#evacuate").awaitShown("#dialog").type("[name=word]", "疏散").press(Keys.ENTER);

    desk.awaitText("#manager-said", "疏散已发布").awaitShown("#leaving");
    lobby.awaitShown("#evacuation").awaitText("#evacuation-en", "East");
    second.awaitShown("#leaving").awaitText("#leaving-other", "leave");
    Mouth.awaitSpoken(lobby, "请立即离开大厅");
    Mouth.awaitSpoken(lobby, "Leave the building now");
    assertThat(lobby.barriers()).isEmpty();
    assertThat(desk.barriers()).isEmpty();
    lobby.shot("board-evacuation");
    desk.shot("manager-evacuation");
    second.shot("kiosk-evacuation");
    second.open("/window?window=E01").awaitData("link", "live").awaitShown("#leaving");
    second.open(phone).awaitData("state", "leaving").awaitText("#title", "请立即离开");
    assertThat(second.barriers()).isEmpty();

    for (int wings = desk.all("#leaving-ends button").size(); wings > 0; wings--) {
      desk.click("#leaving-ends button").awaitShown("#dialog").press(Keys.ENTER);
      int left = wings - 1;
      await().until(() -> desk.all("#leaving-ends button").size() == left);
    }
    lobby.awaitGone("#evacuation");
    second.awaitData("state", "waiting");
    second.awaitGone("#leaving");
    clean();
  }

  @Test
  @DisplayName("one board of a wing speaks; when it is gone, the other does, and repeats nothing")
  void oneSpeaks() {
    board();
    manager().awaitText("#told-voice", "board-E1");
    second.open("/board?board=board-E2&wing=E").awaitData("link", "live");
    hall.device("kiosk-E2").issue("AA");
    hall.device("kiosk-E2").issue("AA");
    hall.openWindow(1).next();
    Mouth.awaitSpoken(lobby, "Ticket A 0 0 1");
    assertThat(Mouth.spoken(second)).isEmpty();

    lobby.leave();
    desk.awaitText("#told-voice", "board-E2");
    hall.openWindow(2).next();

    Mouth.awaitSpoken(second, "Ticket A 0 0 2");
    assertThat(Mouth.spoken(second).toString()).doesNotContain("A 0 0 1");
  }

  @Test
  @DisplayName("C51: a locked sound is said here and there, until somebody touches the board")
  void locked() {
    manager();
    second.open("/board?board=board-E2&wing=E&locked").awaitData("link", "live");

    second.awaitShown("#sound").awaitText("#sound", "锁住");
    desk.awaitText("#attention-lines", "没有屏幕播报").awaitText("#attention-lines", "board-E2");
    desk.shot("manager-voice");

    second.script("window.locked = false");
    second.click("#sound");

    desk.awaitText("#told-voice", "board-E2");
    second.awaitGone("#sound");
    hall.device("kiosk-E2").issue("AA");
    hall.openWindow(1).next();
    Mouth.awaitSpoken(second, "Ticket A 0 0 1");
  }

  @Test
  @DisplayName(
      "a board whose browser has no voice plays the server's sentences, once it is touched")
  void serverVoice() {
    assertThat(Speech.ESPEAK)
        .as("the tests need the package espeak-ng: run ./jiaohao setup")
        .isExecutable();
    manager();
    try (Screen plain = new Screen(1280, 900).at("http://127.0.0.1:" + hall.webPort())) {
      plain.as(hall.managersCookie("chief"));
      plain.open("/board?board=board-E2&wing=E").awaitData("link", "live");
      plain.awaitShown("#sound").awaitText("#sound", "锁住").click("#sound").awaitGone("#sound");
      desk.awaitText("#told-voice", "board-E2");
      hall.device("kiosk-E2").issue("AA");
      hall.openWindow(1).next();

      String played =
          "return performance.getEntriesByType('resource').map(one => one.name)"
              + ".filter(name => name.includes('say=call')).join(' ')";
      await()
          .untilAsserted(
              () ->
                  assertThat(String.valueOf(plain.script(played)))
                      .contains("language=zh", "language=en", "window=E01"));
      plain.awaitGone("#sound");
    }
  }
}
