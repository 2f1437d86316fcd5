package io.jiaohao.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** A hall file spoilt at random is read or refused in words; nothing else ever happens. */
class GarbledHallFileTest {
  private static final int CASES = Boolean.getBoolean("jiaohao.long") ? 20_000 : 400;
  private static final Duration ONE_FILE_AT_MOST = Duration.ofSeconds(30);
  private static final String ODD_CHARACTERS = "{}[]:,-#&*!|>'\"%@`?~ \t\n0129Aaé汉\u0000\uD83D";

  @Test
  void aSpoiltFileIsReadOrRefusedInWords() throws IOException {
    String sound = shipped();
    int refused = 0;
    for (int seed = 0; seed < CASES; seed++) {
      String spoilt = spoilt(sound, new Random(seed));
      refused += isRefused(seed, spoilt) ? 1 : 0;
    }
    assertThat(refused).as("refused files").isBetween(CASES / 2, CASES - 1);
  }

  @Test
  void aFileOfNothingButUnknownNamesIsRefusedBeforeLong() {
    String ids =
        IntStream.range(0, 400)
            .mapToObj(i -> "  - {id: service-with-a-long-id-%06d, prefix: X}\n".formatted(i))
            .collect(Collectors.joining());
    String row = "  - {serves: [" + "service-with-a-long-id-00000x, ".repeat(199) + "A]}\n";

    String text = "services:\n" + ids + "windows:\n" + row.repeat(160);

    assertThat(text).hasSizeBetween(900_000, HallFileLimits.MAX_BYTES);
    assertThat(isRefused(0, text)).isTrue();
  }

  private static boolean isRefused(int seed, String text) {
    return Assertions.assertTimeoutPreemptively(
        ONE_FILE_AT_MOST,
        () -> {
          try {
            assertThat(HallFile.read("hall.yaml", new StringReader(text))).isNotNull();
            return false;
          } catch (HallFileException e) {
            assertThat(e.faults()).as("faults of seed %d", seed).isNotEmpty();
            e.faults().forEach(SmallHall::assertInBothLanguages);
            assertThat(e.faults()).isSortedAccordingTo(Fault.BY_PLACE);
            assertThat(e.getMessage().lines()).hasSize(e.faults().size() + 1);
            return true;
          }
        },
        () -> "seed " + seed);
  }

  private static String spoilt(String sound, Random random) {
    List<String> lines = new ArrayList<>(sound.lines().toList());
    int wounds = 1 + random.nextInt(4);
    for (int wound = 0; wound < wounds; wound++) {
      int at = random.nextInt(lines.size());
      switch (random.nextInt(6)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(random.nextInt(lines.size()), lines.get(at));
        case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
        case 3 -> lines.set(at, " ".repeat(random.nextInt(5)) + lines.get(at).strip());
        case 4 -> lines.set(at, withoutWord(lines.get(at), random));
        default -> lines.set(at, garbled(lines.get(at), random));
      }
    }
    String text = String.join("\n", lines);
    return random.nextInt(20) == 0 ? text.substring(0, random.nextInt(text.length())) : text;
  }

  private static String withoutWord(String line, Random random) {
    List<String> words = new ArrayList<>(List.of(line.split("(?<=[ ,:{}\\[\\]])")));
    words.remove(random.nextInt(words.size()));
    return String.join("", words);
  }

  private static String garbled(String line, Random random) {
    StringBuilder text = new StringBuilder(line);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      char odd = ODD_CHARACTERS.charAt(random.nextInt(ODD_CHARACTERS.length()));
      text.insert(random.nextInt(text.length() + 1), odd);
    }
    return text.toString();
  }

  private static String shipped() throws IOException {
    try (InputStream in = HallFile.class.getResourceAsStream("xian.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
