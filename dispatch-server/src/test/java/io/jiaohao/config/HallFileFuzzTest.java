package io.jiaohao.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Command;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.HallRules;
import io.jiaohao.core.HallState;
import io.jiaohao.engine.HandClock;
import io.jiaohao.fuzz.ByteSpoiler;
import io.jiaohao.fuzz.FuzzRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A hall file whose structure is spoilt")
class HallFileFuzzTest {
  private static final long STORY_MAX_BYTES = 512L << 20;
  private static final Path FILE = Path.of("no-such-folder", "hall.yaml");
  private static final String DEFAULT = HallFile.defaultText();
  private static final int BOMB_LINES_MAX = 40;

  @Test
  @DisplayName("is a plan that a hall can adopt, or is refused with its faults in their places")
  void structure() {
    FuzzRun.of("hall files", 30, 300_000)
        .withinBytes(STORY_MAX_BYTES)
        .each(
            random -> {
              boolean large = random.nextInt(8) == 0;
              String sound = large ? DEFAULT : SmallHall.FILE;
              read(spoilt(sound, random), large ? "xian" : "small");
              return 1;
            });
  }

  private static byte[] spoilt(String sound, SplittableRandom random) {
    String text = random.nextInt(16) == 0 ? sound : new HallFileSpoiler(random).spoilt(sound);
    String damaged =
        switch (random.nextInt(16)) {
          case 0 -> bomb(random) + text;
          case 1 -> "%YAML 9.9\n---\n" + text;
          case 2 -> text + "\n---\n" + text;
          case 3 -> "\uFEFF" + text.replace("\n", "\r\n");
          case 4 -> text.replaceFirst(" ", "\t");
          case 5 -> text.substring(0, random.nextInt(text.length()));
          case 6 -> bomb(random);
          default -> text;
        };
    byte[] bytes = damaged.getBytes(UTF_8);
    return random.nextInt(4) == 0 ? new ByteSpoiler(random).spoilt(bytes, bytes) : bytes;
  }

  /** Lines of aliases that would stand for a number of nodes with as many digits as lines. */
  private static String bomb(SplittableRandom random) {
    StringBuilder text = new StringBuilder("b0: &b0 [x]\n");
    for (int i = 1 + random.nextInt(BOMB_LINES_MAX), line = 1; line <= i; line++) {
      String alias = "*b" + (line - 1) + ",";
      text.append("b%d: &b%d [%s]\n".formatted(line, line, alias.repeat(10)));
    }
    return text.toString();
  }

  private static void read(byte[] bytes, String running) throws IOException {
    HallPlan plan;
    try {
      plan = HallFile.readChange(bytes, FILE, running);
    } catch (HallFileException e) {
      assertRefusedInWords(e);
      return;
    }
    Command adopt = new Command.AdoptPlan(plan);
    assertThat(HallRules.decide(HallState.empty(), adopt, HandClock.MORNING_MS)).isNotNull();
  }

  private static void assertRefusedInWords(HallFileException e) {
    assertThat(e.faults()).isNotEmpty().isSortedAccordingTo(Fault.BY_PLACE);
    assertThat(e.getMessage().lines()).hasSize(e.faults().size() + 1);
    for (Fault fault : e.faults()) {
      assertThat(fault.line()).isPositive();
      assertThat(fault.column()).isPositive();
      assertThat(fault.path()).isNotBlank();
      SmallHall.assertInBothLanguages(fault);
    }
  }
}
