package io.jiaohao.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.wire.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BoardMainTest {
  private static final int USAGE = 2;

  @TempDir Path folder;
  private Path keys;

  @BeforeEach
  void writeKeys() throws IOException {
    keys = folder.resolve("keys");
    DeviceKey key = DeviceKey.ofHex("5a".repeat(32));
    KeyFile.write(
        keys,
        List.of(
            new DeviceRecord("board-E1", Role.ROLE_BOARD, "", key),
            new DeviceRecord("kiosk-E1", Role.ROLE_KIOSK, "E", key)));
  }

  @Test
  void helpNamesEveryOption() {
    StringWriter out = new StringWriter();
    CommandLine line = BoardMain.commandLine().setOut(new PrintWriter(out, true));

    assertThat(line.execute("--help")).isZero();
    assertThat(out.toString())
        .contains("--server", "--device", "--keys", "--wing", "--zone", "--window")
        .contains("--strip", "--main", "--png", "--terminal", "--lang", "--font");
  }

  @Test
  void eachFaultIsNamedWithWhatWasExpected() {
    assertFault("host (expected: host:port)", "--server", "host", "--device", "board-E1", "--png");
    assertFault("port 1..65535", "--server", "host:0", "--device", "board-E1", "--png");
    assertFault("nothing to show on", "--server", "h:1", "--device", "board-E1");
    assertFault("one --window", "--server", "h:1", "--device", "board-E1", "--strip", "--png");
    assertFault("a device of", "--server", "h:1", "--device", "board-X", "--png");
    assertFault(
        "kiosk-E1 is a kiosk (expected: a board)",
        "--server",
        "h:1",
        "--device",
        "kiosk-E1",
        "--png");
    assertFault(
        "mutually exclusive",
        "--server",
        "h:1",
        "--device",
        "board-E1",
        "--strip",
        "--main",
        "--png");
  }

  @Test
  void aMissingKeyFileIsNamed() throws IOException {
    Files.delete(keys);

    assertFault(
        "expected: a readable key file", "--server", "h:1", "--device", "board-E1", "--png");
  }

  /** Runs with the key file and, after a last "--png", a file to show on. */
  private void assertFault(String expected, String... options) {
    StringWriter err = new StringWriter();
    CommandLine line = BoardMain.commandLine().setErr(new PrintWriter(err, true));
    String all =
        String.join(" ", options)
            + (options[options.length - 1].equals("--png") ? " " + folder.resolve("board.png") : "")
            + " --keys "
            + keys;

    assertThat(line.execute(all.split(" ", -1))).isEqualTo(USAGE);
    assertThat(err.toString()).contains(expected);
  }
}
