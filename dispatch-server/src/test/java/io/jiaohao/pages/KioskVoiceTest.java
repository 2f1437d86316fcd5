package io.jiaohao.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.TestHall;
import io.jiaohao.app.TestServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A kiosk that reads its screens aloud")
class KioskVoiceTest {
  @RegisterExtension final TestServer hall = TestServer.of(TestHall.plan());

  @Test
  @DisplayName("does so when asked, in the language that is shown, and not for the next visitor")
  void readsAloud() {
    try (Screen kiosk = new Screen(1280, 900).first(Mouth.SCRIPT)) {
      kiosk.at("http://127.0.0.1:" + hall.webPort()).as(hall.managersCookie("chief"));
      kiosk.open("/kiosk?kiosk=kiosk-E1&printer=no").awaitData("link", "live");
      assertThat(Mouth.spoken(kiosk)).isEmpty();

      kiosk.click("#read");
      Mouth.awaitSpoken(kiosk, "请选择要办理的业务");
      kiosk.click("[data-id=Z1]");
      Mouth.awaitSpoken(kiosk, "请选择事项");
      kiosk.click("#language");
      Mouth.awaitSpoken(kiosk, "choose a service");
      assertThat(kiosk.barriers()).isEmpty();

      kiosk.click("[data-id=AA]").click("[data-id=take]").awaitShown(".issued-number");
      Mouth.awaitSpoken(kiosk, "A001");
      kiosk.click("[data-id=done]").awaitText("#read", "朗读");
      assertThat(kiosk.find("#read").getDomAttribute("aria-pressed")).isEqualTo("false");
      assertThat(kiosk.complaints()).isEmpty();
    }
  }
}
