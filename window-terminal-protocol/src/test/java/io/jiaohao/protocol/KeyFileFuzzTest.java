package io.jiaohao.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.fuzz.ByteSpoiler;
import io.jiaohao.fuzz.FuzzRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of device keys that was spoilt: its devices, or the lines that are faulty. */
class KeyFileFuzzTest {
  private static final long STORY_MAX_BYTES = 16L << 20;
  private static final String SOUND =
      """
      # deviceId role place key
      kiosk-E1 kiosk E %1$s
      window-E01 window E01 %1$s
      manager-1 manager - %1$s
      board-E1   board\tE %1$s
      """
          .formatted("0f".repeat(32));

  @TempDir Path dir;

  @Test
  void aSpoiltFileIsReadOrItsFaultyLinesAreNamed() {
    FuzzRun.of("key files", 100, 500_000).withinBytes(STORY_MAX_BYTES).each(this::read);
  }

  private long read(SplittableRandom random) throws IOException {
    byte[] sound = SOUND.getBytes(UTF_8);
    Path file = Files.write(dir.resolve("keys"), new ByteSpoiler(random).spoilt(sound, sound));
    try {
      List<DeviceRecord> devices = KeyFile.read(file);
      if (random.nextInt(100) == 0) { // a write waits for the disk
        KeyFile.write(file, devices);
        assertThat(KeyFile.read(file)).isEqualTo(devices);
      }
    } catch (KeyFileException e) {
      assertThat(e).hasMessageContaining("line ");
    }
    return 1;
  }
}
