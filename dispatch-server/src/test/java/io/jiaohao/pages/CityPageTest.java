package io.jiaohao.pages;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.views.HallLoad;
import io.jiaohao.web.MadeUpCity;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

@DisplayName("The page of a city in a browser")
class CityPageTest {
  private static final int HALLS = 1_282;
  private static Screen screen;
  private MadeUpCity city;

  @BeforeAll
  static void startBrowser() {
    screen = new Screen(1440, 900);
  }

  @AfterAll
  static void endBrowser() {
    screen.close();
  }

  @BeforeEach
  void open() throws Exception {
    city = new MadeUpCity(HALLS);
    screen.at("http://localhost:" + city.port()).as(city.cookie("manager")).open("/city");
    await().untilAsserted(() -> assertThat(screen.all(".mosaic .tile")).hasSize(HALLS));
  }

  @AfterEach
  void close() throws Exception {
    screen.leave();
    city.close();
  }

  private static List<?> listed() {
    return (List<?>)
        screen.script("return [...document.querySelectorAll('.enter')].map(b => b.dataset.hall)");
  }

  @Test
  @DisplayName("shows every hall at once, without scrolling")
  void allAtOnce() {
    assertThat(
            screen.script(
                "const field = document.getElementById('mosaic').getBoundingClientRect();"
                    + "return [...document.querySelectorAll('.mosaic .tile')].every(tile => {"
                    + "const box = tile.getBoundingClientRect();"
                    + "return box.width >= 14 && box.bottom <= field.bottom + 1"
                    + " && box.right <= field.right + 1 && box.bottom <= innerHeight; })"
                    + " && document.documentElement.scrollHeight <= innerHeight"))
        .isEqualTo(true);
    screen.shot("city-zh");
    screen.dark(true).click("#language").shot("city-en-dark");
    screen.dark(false).click("#language");
  }

  @Test
  @DisplayName("lists the worst first, and follows what changes")
  void worstFirst() {
    HallLoad calm = city.load("point-0100");
    city.change(
        new HallLoad(
            calm.hall(),
            calm.nameZh(),
            calm.nameEn(),
            HallLoad.State.OPEN,
            99,
            99_999,
            600,
            4,
            4,
            4,
            200,
            100,
            0));
    await().untilAsserted(() -> assertThat(listed().get(0)).isEqualTo("point-0100"));
    screen.script(
        "const sort = document.getElementById('sort'); sort.value = 'byServed';"
            + "sort.dispatchEvent(new Event('input', {bubbles: true}))");
    assertThat(listed().get(0)).isEqualTo("point-1281");
  }

  @Test
  @DisplayName("finds halls by name, id and state as it is typed")
  void search() {
    screen.type("#search", "0123");
    await().untilAsserted(() -> assertThat(listed()).isEqualTo(List.of("point-0123")));
    assertThat(screen.all(".mosaic .tile[data-found='true']")).hasSize(1);
    screen.find("#search").clear();
    screen.type("#search", "市民中心");
    await().untilAsserted(() -> assertThat(listed()).isEqualTo(List.of("xian")));
  }

  @Test
  @DisplayName("is walked through by arrow keys, each tile saying what it stands for")
  void keyboard() {
    screen.script("document.querySelector('.mosaic .tile[tabindex=\"0\"]').focus()");
    screen.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
    assertThat(screen.script("return document.activeElement.dataset.hall")).isEqualTo("point-0002");
    assertThat(screen.text("#detail")).contains("point-0002", "等候");
    screen.press(Keys.END);
    assertThat(screen.script("return document.activeElement.dataset.hall")).isEqualTo("point-1281");
    assertThat(screen.all(".mosaic .tile[tabindex='0']")).hasSize(1);
  }

  @Test
  @DisplayName("opens a hall's own page for who is signed in here")
  void enter() {
    screen.type("#search", "市民中心");
    await().untilAsserted(() -> assertThat(listed()).isEqualTo(List.of("xian")));
    screen.click(".enter");
    await().untilAsserted(() -> assertThat(screen.address()).contains("xian.localhost"));
    screen.awaitShown("#hall-name");
    assertThat(screen.address()).endsWith("/manager");
  }

  @Test
  @DisplayName("says when its data is old, and leads whoever is nobody to the sign-in")
  void trouble() throws Exception {
    city.stop();
    screen.awaitData("link", "lost").awaitText("#link-text", "连接中断");
  }

  @Test
  @DisplayName("keeps nobody out, in either language, by day and by night")
  void withoutBarriers() {
    screen.withoutBarriers();
    assertThat(screen.complaints()).isEmpty();
  }
}
