package io.jiaohao.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.protocol.ProtocolDescriptor;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The protocol page is enough to write a device by, in another language. */
@DisplayName("A client that shares no code with the server")
class StrangerTest {
  private static final Path CLIENT =
      Path.of("..", "window-terminal-protocol", "src", "test", "python", "stranger.py");
  private static final String PYTHON = "/usr/bin/python3";

  @RegisterExtension private final TestServer server = TestServer.of(TestHall.plan());

  @TempDir private Path dir;

  @Test
  @DisplayName("logs in, issues, calls, and sees the call on its board")
  void strangerWorksThroughAVisit() throws Exception {
    requireProtobuf();
    Path descriptor = dir.resolve("terminal.desc");
    ProtocolDescriptor.write(descriptor);
    Path out = dir.resolve("out");

    Process client =
        new ProcessBuilder(
                PYTHON,
                CLIENT.toString(),
                "127.0.0.1",
                Integer.toString(server.port()),
                server.keyFile().toString(),
                descriptor.toString(),
                "AA")
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();

    assertThat(client.waitFor(Patience.PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(out, UTF_8);
    assertThat(client.exitValue()).as(said).isZero();
    JsonObject result = new JsonObject(said.lines().reduce((a, b) -> b).orElseThrow());
    assertThat(result.getBoolean("ok")).isTrue();
    assertThat(result.getString("number")).isEqualTo("A001");
    assertThat(result.getString("on_board")).isEqualTo("A001");
  }

  private static void requireProtobuf() throws IOException, InterruptedException {
    Process probe =
        new ProcessBuilder(List.of(PYTHON, "-c", "import google.protobuf"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(probe.waitFor())
        .as("This test needs Python's Protobuf: install the Debian package python3-protobuf.")
        .isZero();
  }
}
