package io.jiaohao.pages;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.TestDevice;
import io.jiaohao.app.TestHall;
import io.jiaohao.app.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a board's voice says, with a mouth and a clock of the test's own. */
@DisplayName("A board's voice")
class VoiceTest {
  /** A hall at second 100; `said` is what was spoken, `end()` ends the sentence that is spoken. */
  private static final String VOICE =
      """
      const {Voice} = await import('/page/board-voice.js');
      await import('/page/board-words.js');
      const said = [];
      let end = () => {};
      let nowMs = 100_000;
      const called = new Set();
      const speak = (language, words) => new Promise(resolve => {
        said.push(words);
        end = async () => { resolve('spoken'); await turn(); };
      });
      const turn = () => new Promise(resolve => setTimeout(resolve));
      const clock = {nowMs: () => nowMs, ageMs: since => nowMs - since};
      const voice = new Voice(speak, clock, call => called.has(call.callId));
      const hear = async (window, callId, number, announcement, announcedMs, more = {}) => {
        called.add(callId);
        voice.hear([{window, callId, number, announcement, announcedMs, state: 'WINDOW_CALLING',
          undoneCallId: 0, ...more}]);
        await turn();
      };
      """;

  /** A browser's voice that is locked until `unlocked`; what it has spoken is `spoken`. */
  private static final String SPEAKER =
      """
      window.spoken = [];
      window.unlocked = false;
      window.SpeechSynthesisUtterance = class {
        constructor(text) {
          this.text = text;
        }
      };
      Object.defineProperty(window, 'speechSynthesis', {value: {
        getVoices: () => [{lang: 'zh-CN'}, {lang: 'en-GB'}],
        cancel: () => {},
        speak: sentence => setTimeout(() => {
          if (!window.unlocked) {
            sentence.onerror({error: 'not-allowed'});
          } else {
            window.spoken.push(sentence.text);
            sentence.onend();
          }
        }),
      }});
      """;

  private static Screen screen;

  @RegisterExtension final TestServer hall = TestServer.of(TestHall.plan());

  @BeforeAll
  static void startBrowser() {
    screen = new Screen(800, 600).first(SPEAKER);
  }

  @AfterAll
  static void endBrowser() {
    screen.close();
  }

  @BeforeEach
  void open() {
    screen.at("http://127.0.0.1:" + hall.server().webPort()).open("/sign-in");
  }

  private static List<Object> said(String script) {
    Object said = screen.later(VOICE + script + "return said;");
    assertThat(said).isInstanceOf(List.class);
    return List.copyOf((List<?>) said);
  }

  @Test
  @DisplayName("C49: says digits one by one, Chinese then English, one sentence after another")
  void oneAfterAnother() {
    List<Object> said =
        said(
            """
            await hear('E03', 1, 'A015', 1, 99_000);
            await hear('E12', 2, 'B001', 1, 99_500);
            await end(); await end(); await end();
            """);

    assertThat(said)
        .containsExactly(
            "请 A 零 一 五 号，到 E 零 三 号窗口办理。",
            "Ticket A 0 1 5, please go to window E 0 3.",
            "请 B 零 零 一 号，到 E 一 二 号窗口办理。",
            "Ticket B 0 0 1, please go to window E 1 2.");
  }

  @Test
  @DisplayName("says each announcement once, and a recall in place of the call that still waits")
  void recallReplaces() {
    List<Object> said =
        said(
            """
            await hear('E03', 1, 'A015', 1, 99_000);
            await hear('E03', 1, 'A015', 1, 99_000);
            await hear('E12', 2, 'B001', 1, 99_000);
            await hear('E12', 2, 'B001', 2, 100_000);
            await end(); await end(); await end(); await end();
            """);

    assertThat(said).hasSize(4);
    assertThat((String) said.get(2)).contains("第 2 次呼叫");
  }

  @Test
  @DisplayName("C28: is silent about what is past, and drops what has become stale while it waited")
  void staleIsDropped() {
    List<Object> said =
        said(
            """
            await hear('E01', 7, 'A001', 1, 60_000);
            await hear('E03', 1, 'A015', 1, 99_000);
            await hear('E12', 2, 'B001', 1, 99_000);
            await hear('E13', 3, 'B002', 1, 99_000);
            called.delete(2);
            await end(); await end();
            nowMs += 30_000;
            await end(); await end();
            """);

    assertThat(said).hasSize(4);
    assertThat((String) said.get(2)).contains("B 零 零 二");
  }

  @Test
  @DisplayName("says one fixed sentence about a call that it spoke and that was a mistake")
  void mistake() {
    List<Object> said =
        said(
            """
            await hear('E03', 1, 'A015', 1, 99_000);
            await hear('E12', 2, 'B001', 1, 99_000);
            const undone = (window, id) => voice.hear([{window, callId: 0, number: '', announcement: 0,
              announcedMs: 0, state: 'WINDOW_READY', undoneCallId: id}]);
            undone('E12', 2); undone('E03', 1); undone('E03', 1);
            await end(); await end(); await end(); await end();
            """);

    assertThat(said).hasSize(4);
    assertThat((String) said.get(2)).contains("E 零 三", "有误");
  }

  @Test
  @DisplayName(
      "C51: that the browser has locked is said on the board; unlocked, the past stays unspoken")
  void locked() {
    screen.as(hall.managersCookie()).open("/board?board=board-E1").awaitData("link", "live");
    TestDevice kiosk = hall.device("kiosk-E1");
    TestDevice window = hall.openWindow(1);
    kiosk.issue("AA");
    window.finish(window.next().getCallId());
    screen.awaitShown("#sound").awaitText("#sound", "声音被锁住").awaitText("#sound", "unlock");

    screen.script("window.unlocked = true");
    screen.click("#sound").awaitGone("#sound");
    kiosk.issue("AA");
    window.next();

    await().until(() -> spoken().size() >= 3);
    assertThat(spoken())
        .containsExactly(
            "声音已开启", "请 A 零 零 二 号，到 E 零 一 号窗口办理。", "Ticket A 0 0 2, please go to window E 0 1.");
  }

  private static List<Object> spoken() {
    return List.copyOf((List<?>) screen.script("return window.spoken"));
  }

  @Test
  @DisplayName("nobody is called to a window any more once the hall has to be left")
  void evacuation() {
    List<Object> said =
        said(
            """
            await hear('E03', 1, 'A015', 1, 99_000);
            await hear('E12', 2, 'B001', 1, 99_000);
            voice.warn(true);
            await end(); await end();
            """);

    assertThat(said).hasSize(3);
    assertThat((String) said.get(0)).contains("A 零 一 五");
    assertThat((String) said.get(1)).contains("请立即离开");
    assertThat((String) said.get(2)).contains("Leave");
  }

  @Test
  @DisplayName("keeps a bounded number of sentences waiting")
  void bounded() {
    Object waiting =
        screen.later(
            VOICE
                + """
                for (let i = 1; i <= 100; i++) {
                  await hear('X' + i, i, 'A001', 1, 99_000);
                }
                return voice.waiting;
                """);

    assertThat(waiting).isEqualTo(32L);
  }
}
