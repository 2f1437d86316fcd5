package io.jiaohao.pages;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.app.TestDevice;
import io.jiaohao.app.TestServer;
import io.jiaohao.app.TestStart;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

@DisplayName("The page on which the API is tried")
class ApiPageTest {
  private static Screen screen;

  @RegisterExtension final TestServer hall = TestServer.of(TestStart.smallHall()).program("city");

  @BeforeAll
  static void startBrowser() {
    screen = new Screen(1440, 900);
  }

  @AfterAll
  static void endBrowser() {
    screen.close();
  }

  @BeforeEach
  void enter() {
    screen.at("http://127.0.0.1:" + hall.webPort());
  }

  @AfterEach
  void leave() {
    screen.leave();
  }

  /** Who is not signed in is told so, which browsers put on their console. */
  private static List<String> complaints() {
    return screen.complaints().stream()
        .filter(one -> !one.contains("/account") && !one.contains("[DOM]"))
        .toList();
  }

  private String key() {
    return hall.record("city").key().toHex();
  }

  private void choose(String operation) {
    screen.open("/api").awaitShown("[data-id='" + operation + "']");
    screen.click("[data-id='" + operation + "']").awaitShown("#send");
  }

  @Test
  @DisplayName("issues a number with the program's key, and says the same with curl without it")
  void issues() {
    choose("post/api/tickets");
    screen.type("#key", key());
    screen.script(
        "const b = document.querySelector('#body'); b.value = arguments[0];"
            + "b.dispatchEvent(new Event('input', {bubbles: true}))",
        "{\"wing\": \"E\", \"service\": \"AA\"}");
    assertThat(screen.text("#curl"))
        .contains("-X POST", "Authorization: Bearer $KEY", "Idempotency-Key: ", "\"AA\"")
        .doesNotContain(key());

    screen.click("#send").awaitText("#status", "201");
    screen.awaitText("#answer-body", "\"number\": \"AA0001\"");
    assertThat(screen.text("#answer-body")).contains("/t/");
    screen.shot("api-ticket");
    screen.open("/api");
    assertThat(screen.script("return document.querySelector('#key').value")).isEqualTo("");
    assertThat(screen.script("return JSON.stringify(localStorage)").toString())
        .doesNotContain(key());
    assertThat(complaints()).isEmpty();
  }

  @Test
  @DisplayName("shows a problem in words")
  void problem() {
    choose("get/api/slots");
    screen.type("[name='query:service']", "ZZ").type("[name='query:date']", "2026-11-26");
    screen.press(Keys.ENTER).awaitText("#status", "401");
    screen.awaitText("#problem", "UNAUTHORIZED");

    screen.type("#key", key()).click("#send").awaitText("#status", "422");
    screen.awaitText("#problem", "NOT_APPOINTABLE");
    screen.shot("api-problem");
  }

  @Test
  @DisplayName("follows events live, stops, and resumes where it was")
  void follows() {
    TestDevice kiosk = hall.device("kiosk-E1");
    choose("get/api/events");
    screen.type("#key", key()).type("[name='query:types']", "ticket.issued").click("#send");
    screen.awaitText("#status", "0");
    kiosk.issue("AA");
    screen.awaitText("#events", "AA0001");
    screen.click("#stop").awaitGone("#stop");
    kiosk.issue("AA");
    screen.click("#send").awaitText("#events", "AA0002");
    screen.shot("api-events");

    assertThat(screen.text("#events")).doesNotContain("AA0001");
    screen.click("#stop");
    assertThat(complaints()).isEmpty();
  }

  @Test
  @DisplayName("is found, searched and used by keyboard, in both languages, without barriers")
  void reachable() {
    screen.open("/").click("a[href='/api']").awaitShown("#operation");
    screen.type("#find", "webhooks");
    await()
        .until(
            () -> screen.all(".operation").stream().filter(one -> one.isDisplayed()).count() == 5);
    assertThat(screen.barriers()).isEmpty();
    String before = screen.text("#summary");
    screen.click("#language");
    await().until(() -> !screen.text("#summary").equals(before));
    assertThat(screen.barriers()).isEmpty();
    screen.dark(true).open("/api").awaitShown("#operation");
    assertThat(screen.barriers()).isEmpty();
    screen.shot("api-dark");
    screen.dark(false);
    assertThat(complaints()).isEmpty();
  }

  @Test
  @DisplayName(
      "is where the administration's webhooks lead; there one is made and its secret told once")
  void webhooks() throws Exception {
    screen.as(hall.cookie("chief", AccountRole.ADMIN)).open("/admin#webhooks");
    screen.awaitShown("#hook-url").type("#hook-url", "http://127.0.0.1:9/hook");
    screen.type("#hook-types", "ticket.issued").click("#make-hook");
    screen.awaitText("#new-secret-text", "whsec_").awaitText("#hook-rows", "hook-1");
    screen.shot("admin-webhooks");
    String secret = screen.text("#new-secret-text");
    screen.click("#hide-secret").awaitGone("#new-secret");
    assertThat((String) screen.script("return document.body.innerHTML")).doesNotContain(secret);
    hall.device("kiosk-E1").issue("AA");
    await()
        .until(
            () ->
                screen.text("#hook-rows").contains("127.0.0.1:9")
                    && screen.find("#hook-rows tr").getAttribute("data-state").equals("failing"));
    assertThat(screen.barriers()).isEmpty();

    screen.click("[data-action=removeHook]").awaitShown("#dialog").press(Keys.ENTER);
    await().until(() -> screen.all("#hook-rows tr").isEmpty());
    screen.click("a[href='/api']").awaitShown("#operation");
  }
}
