package io.jiaohao.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("A demonstration's server")
class DemoServerCommandTest {
  @TempDir Path dir;

  @Test
  @DisplayName("says in one line why it does not start with a faulty hall file, and leaves no keys")
  void faultyHall() throws Exception {
    Path hall = Files.writeString(dir.resolve("hall.yaml"), "hall: {id: x}\n");
    Path data = dir.resolve("data");
    PrintStream usual = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    int status;
    try {
      status =
          new CommandLine(new DemoServerCommand())
              .execute(
                  "--hall=" + hall,
                  "--data=" + data,
                  "--speed=1",
                  "--hall-epoch-ms=0",
                  "--wall-epoch-ms=0");
    } finally {
      System.setErr(usual);
    }

    assertThat(status).isEqualTo(ServerRun.NOT_STARTED);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .startsWith("not started: ")
        .doesNotContain("\tat ");
    assertThat(data).doesNotExist();
  }
}
