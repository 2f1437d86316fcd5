package io.jiaohao.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.protocol.wire.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Device keys on disk. */
class KeyFileTest {
  private static final DeviceKey KEY = DeviceKey.random(new SecureRandom());

  @TempDir private Path directory;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    List<DeviceRecord> devices =
        List.of(
            new DeviceRecord("kiosk-1", Role.ROLE_KIOSK, "east", KEY),
            new DeviceRecord("terminal-E12", Role.ROLE_WINDOW, "E12", KEY),
            new DeviceRecord("board-1", Role.ROLE_BOARD, "", KEY));
    Path file = directory.resolve("devices.keys");
    KeyFile.write(file, List.of());
    KeyFile.write(file, devices);
    assertThat(KeyFile.read(file)).isEqualTo(devices);
    assertThat(directory.toFile().list())
        .as("no half-written file stays")
        .containsExactly("devices.keys");
  }

  @Test
  void onlyTheOwnerReadsIt() throws IOException {
    Path file = directory.resolve("devices.keys");
    KeyFile.write(file, List.of());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void allFaultyLinesAreToldAtOnceAndNoSecretWithThem() throws IOException {
    String hex = KEY.toHex();
    Path file =
        file(
            "# devices",
            "kiosk-1 kiosk east " + hex,
            "",
            "kiosk-2 printer east " + hex,
            "kiosk-3 kiosk east " + hex.substring(1),
            "kiosk/4 kiosk east " + hex,
            "kiosk-1 kiosk west " + hex,
            "kiosk-5 kiosk " + hex);
    assertThatThrownBy(() -> KeyFile.read(file))
        .isInstanceOf(KeyFileException.class)
        .hasMessage(
            String.join(
                "\n  ",
                file + ":",
                "line 4: role: \"printer\" (expected: kiosk, window, board, manager, pad or api)",
                "line 5: key: 63 characters (expected: 64 hexadecimal digits)",
                "line 6: device id: \"kiosk/4\" (expected: 1..64 of A-Z a-z 0-9 . _ -)",
                "line 7: device id: \"kiosk-1\" (expected: each device once)",
                "line 8: 3 words (expected: deviceId role place key)"));
  }

  @Test
  void aByteThatIsNotUtf8IsToldWithItsLine() throws IOException {
    Path file = directory.resolve("devices.keys");
    String line = "\n\nkiosk-1 kiosk \u00E9 " + KEY.toHex();
    Files.write(file, line.getBytes(ISO_8859_1));
    assertThatThrownBy(() -> KeyFile.read(file))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("line 3: a byte that is not UTF-8 (expected: UTF-8 text)");
  }

  @Test
  void aPlaceOfTwoWordsIsNotWritten() {
    List<DeviceRecord> devices =
        List.of(new DeviceRecord("kiosk-1", Role.ROLE_KIOSK, "east wing", KEY));
    Path file = directory.resolve("devices.keys");
    assertThatThrownBy(() -> KeyFile.write(file, devices))
        .hasMessage("place: \"east wing\" (expected: one word)");
    assertThat(file).doesNotExist();
  }

  @Test
  void aKeyIsNeverShownByAccident() {
    assertThat(KEY.toString()).doesNotContain(KEY.toHex());
    assertThat(new DeviceRecord("kiosk-1", Role.ROLE_KIOSK, "east", KEY).toString())
        .doesNotContain(KEY.toHex());
    assertThat(DeviceKey.ofHex(KEY.toHex())).isEqualTo(KEY).hasSameHashCodeAs(KEY);
  }

  private Path file(String... lines) throws IOException {
    return Files.write(directory.resolve("devices.keys"), List.of(lines));
  }
}
