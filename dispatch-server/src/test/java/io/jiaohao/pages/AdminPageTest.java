package io.jiaohao.pages;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.app.TestServer;
import io.jiaohao.app.TestStart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

@DisplayName("The administration page")
class AdminPageTest {
  private static Screen office;
  private static Screen lobby;

  @RegisterExtension final TestServer hall = TestServer.of(TestStart.smallHall());

  @BeforeAll
  static void startBrowsers() {
    office = new Screen(1440, 900);
    lobby = new Screen(1280, 900);
  }

  @AfterAll
  static void endBrowsers() {
    office.close();
    lobby.close();
  }

  @BeforeEach
  void enter() throws Exception {
    hall.account("root", AccountRole.ADMIN, "correct horse");
    office.at(address()).as(hall.cookie("chief", AccountRole.ADMIN));
    lobby.at(address());
  }

  @AfterEach
  void leave() {
    office.leave();
    lobby.leave();
  }

  private String address() {
    return "http://127.0.0.1:" + hall.webPort();
  }

  private void clean() {
    assertThat(office.complaints()).isEmpty();
  }

  private static void choose(String css, String value) {
    office.script(
        "const s = document.querySelector(arguments[0]); s.value = arguments[1];"
            + "s.dispatchEvent(new Event('change'))",
        css,
        value);
  }

  @Test
  @DisplayName("is for administrators: a manager is sent to sign in")
  void adminsOnly() {
    office.at(address()).as(hall.managersCookie()).open("/admin");

    await().until(() -> office.address().contains("/sign-in?next=%2Fadmin"));
  }

  @Test
  @DisplayName("makes a device, shows its key once, and takes it back")
  void devices() {
    hall.device("kiosk-E1");
    office.open("/admin").awaitText("#devices-count", "在线 1 / ");
    office.type("#device-id", "pad-E02");
    choose("#device-role", "pad");
    office.type("#device-place", "E02").click("#make-device");

    office.awaitText("#new-key-text", "pad-E02 pad E02 ").awaitText("#device-rows", "pad-E02");
    String key = office.text("#new-key-text").split(" ", -1)[3];
    assertThat(hall.record("pad-E02").key().toHex()).isEqualTo(key);
    office.shot("admin-devices");
    office.click("#hide-key").awaitGone("#new-key");
    assertThat((String) office.script("return document.body.innerHTML")).doesNotContain(key);

    office.type("#devices-find", "pad-e02").click("tr:not([hidden]) .danger");
    office.awaitShown("#dialog").press(Keys.ENTER).awaitText("#said", "pad-E02 的密钥已吊销");
    await().until(() -> !office.text("#device-rows").contains("pad-E02"));
    clean();
  }

  @Test
  @DisplayName("says why a device cannot be, with the bad value")
  void badDevice() {
    office.open("/admin").awaitText("#devices-count", "在线");
    office.type("#device-id", "kiosk-E9").type("#device-place", "Q").click("#make-device");

    office.awaitText("#said", "没有执行：大厅里没有叫“Q”的厅");
    office.script("document.querySelector('#language').click()");
    office.awaitText("#said", "Not done: place: \"Q\"").awaitText("#make-device", "Make a key");
  }

  @Test
  @DisplayName("confirms a screen by the code that it shows")
  void pairing() {
    lobby.open("/board").awaitShown("#pairing-code");
    await().until(() -> lobby.text("#pairing-code").matches("\\d{6}"));
    String code = lobby.text("#pairing-code");
    office.open("/admin").awaitText("#pairings", code);
    office.shot("admin-pairing");

    office.click("#pairings .button").awaitText("#said", "已配对为 board-E1");

    lobby.awaitGone("#pairing");
    office.awaitShown("#no-pairings");
    clean();
  }

  @Test
  @DisplayName("keeps accounts: made with a password shown once, changed, ended, removed")
  void staff() {
    office.open("/admin#staff").awaitText("#account-rows", "root");
    office.type("#account-name", "wang").click("#make-account");
    office.awaitText("#new-password-for", "wang").awaitText("#account-rows", "wang");
    String password = office.text("#new-password-text");
    office.shot("admin-staff");
    lobby.open("/sign-in").awaitShown("#go").type("#name", "wang").type("#password", password);
    lobby.press(Keys.ENTER);
    await().until(() -> lobby.address().endsWith("/window"));

    office.click("[data-account=wang] [data-action=changeRole]").awaitShown("#dialog");
    office.press("2", Keys.ENTER).awaitText("#said", "wang 现在是大厅主管");
    office.click("[data-account=wang] [data-action=endSessions]");
    office.awaitText("#said", "wang 的 1 个登录已结束");
    office.click("[data-account=wang] [data-action=remove]").awaitShown("#dialog");
    office.press(Keys.ENTER).awaitText("#said", "账号 wang 已删除");
    clean();
  }

  @Test
  @DisplayName("keeps the only administrator, and says why")
  void lastAdmin() {
    office.open("/admin#staff").awaitText("#account-rows", "root");
    office.click("[data-account=root] [data-action=remove]").awaitShown("#dialog");
    office.press(Keys.ENTER).awaitText("#said", "root 是唯一的管理员");
    office.awaitText("#account-rows", "root");
  }

  @Test
  @DisplayName("shows every fault of a hall file at its line")
  void planFaults() {
    office.open("/admin#plan").awaitText("#plan-verdict", "与现行配置相同");
    write("time_zone: Asia/Shanghai", "timezone: Asia/Shanghai");

    office.awaitText("#plan-verdict", "2 处错误").awaitText("#plan-faults", "不认识的键");
    office.awaitText("#plan-faults", "缺少（应为：时区，如 Asia/Shanghai）");
    assertThat(office.all("#plan-gutter [data-fault=true]")).hasSize(2);
    assertThat(office.find("#plan-apply").isEnabled()).isFalse();
    office.shot("admin-plan-faults");
    office.click("#plan-faults li:nth-child(2) button");
    assertThat(
            office.script(
                "const t = document.querySelector('#plan-text');"
                    + "return t.value.slice(t.selectionStart, t.selectionEnd)"))
        .isEqualTo("  timezone: Asia/Shanghai");
    clean();
  }

  private static void write(String from, String to) {
    office.script(
        "const t = document.querySelector('#plan-text');"
            + "t.value = t.value.replace(arguments[0], arguments[1]);"
            + "t.dispatchEvent(new Event('input'))",
        from,
        to);
  }

  @Test
  @DisplayName("previews a plan's changes, takes it into force, and the audit says who did")
  void planChange() {
    office.open("/admin#plan").awaitText("#plan-now", "4 个窗口");
    office.awaitText("#plan-verdict", "与现行配置相同");
    write("windows: 4", "windows: 5");
    write("range: E01-E04", "range: E01-E05");
    write("minutes: 8", "minutes: 9");
    office.awaitText("#plan-verdict", "2 处变化").awaitText("#plan-changes", "windows[E05]");
    office.awaitText("#plan-changes", "480 s540 s");
    office.shot("admin-plan");

    office.click("#plan-apply").awaitShown("#dialog").press(Keys.ENTER);

    office.awaitText("#said", "新配置已生效");
    await().untilAsserted(() -> assertThat(office.text("#plan-verdict")).contains("与现行配置相同"));
    office.click("[data-id=audit]").awaitText("#audit-rows", "更改大厅配置");
    office.awaitText("#audit-rows", "chief");
    office.shot("admin-audit");
    office.type("#audit-find", "nothing like it");
    await().until(() -> office.text("#audit-rows").isEmpty());
    clean();
  }

  @Test
  @DisplayName("withdraws a plan that waits for its moment")
  void planWithdrawn() {
    office.open("/admin#plan").awaitText("#plan-verdict", "与现行配置相同");
    assertThat(office.find("#plan-withdraw").isDisplayed()).isFalse();
    write("minutes: 8", "minutes: 9");
    office.awaitText("#plan-verdict", "1 处变化");
    office.script("document.querySelector('#plan-later').checked = true");
    office.script("document.querySelector('#plan-at').value = arguments[0]", "2026-11-26T08:00");
    office.click("#plan-apply").awaitShown("#dialog").press(Keys.ENTER);
    office.awaitText("#plan-now", "另一份将于").awaitShown("#plan-withdraw");
    office.shot("admin-plan-waits");
    noBarriers();

    office.click("#plan-withdraw").awaitShown("#dialog").press(Keys.ENTER);

    office.awaitText("#said", "已撤回").awaitGone("#plan-withdraw");
    office.awaitText("#plan-verdict", "与现行配置相同");
    clean();
  }

  @Test
  @DisplayName("can be used by keyboard alone")
  void keyboardOnly() {
    office.open("/admin").awaitText("#devices-count", "在线");
    tabTo("staff");
    office.press(Keys.ENTER).awaitShown("#part-staff");
    tabTo("account-name");
    office.press("li", Keys.ENTER).awaitText("#account-rows", "li");
    tabTo("hide-password");
    office.press(Keys.SPACE).awaitGone("#new-password");
  }

  private static void tabTo(String id) {
    for (int i = 0; i < 60 && !office.focus().equals(id); i++) {
      office.press(Keys.TAB);
    }
    assertThat(office.focus()).isEqualTo(id);
  }

  @Test
  @DisplayName("has no barrier that axe-core calls serious, in either language")
  void withoutBarriers() {
    lobby.open("/kiosk").awaitShown("#pairing-code");
    for (String part : new String[] {"devices", "staff", "plan", "audit"}) {
      office.open("/admin#" + part).awaitShown("#part-" + part);
      noBarriers();
      office.click("#language");
      noBarriers();
      office.shot("admin-" + part + "-en");
      office.click("#language");
    }
    office.open("/admin#plan").awaitText("#plan-verdict", "与现行配置相同");
    write("minutes: 8", "minutes: 8x");
    office.awaitText("#plan-verdict", "处错误");
    noBarriers();
    office.open("/admin#staff").awaitText("#account-rows", "root");
    office.click("[data-action=changeRole]").awaitShown("#dialog");
    noBarriers();
  }

  private static void noBarriers() {
    assertThat(office.barriers()).as(office.address()).isEmpty();
  }
}
