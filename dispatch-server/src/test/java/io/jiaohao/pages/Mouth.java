package io.jiaohao.pages;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** A mouth of the tests' own for pages: headless browsers have no voices. */
final class Mouth {
  /** {@code spoken} is what was heard; {@code locked} as sound is before anybody touches a page. */
  static final String SCRIPT =
      """
      window.spoken = [];
      window.locked = false;
      window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
      Object.defineProperty(window, 'speechSynthesis', {value: {
        getVoices: () => [{lang: 'zh-CN'}, {lang: 'en-GB'}],
        cancel() {},
        speak: sentence => setTimeout(() => {
          if (window.locked) {
            sentence.onerror({error: 'not-allowed'});
            return;
          }
          if (sentence.volume > 0) {
            window.spoken.push(sentence.text);
          }
          sentence.onend();
        }),
      }});
      """;

  private Mouth() {}

  static List<?> spoken(Screen screen) {
    return (List<?>) screen.script("return window.spoken");
  }

  static void awaitSpoken(Screen screen, String part) {
    await().untilAsserted(() -> assertThat(spoken(screen).toString()).contains(part));
  }
}
