package io.jiaohao.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.protocol.wire.Status;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("C43: text or scanner bytes on the device port")
class BadBytesTest {
  private static final int CLOSED_WITHIN_MS = 1_000;
  private static final int RANDOM_BYTES = 64 * 1024;
  private static final long SEED = 43;

  @RegisterExtension private final TestServer server = TestServer.of(TestHall.plan());

  private static Map<String, byte[]> garbage() {
    byte[] random = new byte[RANDOM_BYTES];
    new Random(SEED).nextBytes(random);
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("an HTTP request", "GET / HTTP/1.1\r\nHost: hall\r\n\r\n".getBytes(US_ASCII));
    all.put("a TLS hello", HexFormat.of().parseHex("16030100c8010000c40303" + "5a".repeat(192)));
    all.put("64 KiB of random bytes", random);
    all.put("a length of 1.9 GB", HexFormat.of().parseHex("80cfff8907" + "0a"));
    all.put("a length of 1.9 GB in four bytes", HexFormat.of().parseHex("7172746261746162"));
    return all;
  }

  @Test
  @DisplayName("each is closed within a second with one log line; others are not disturbed")
  void c43EachIsClosed() throws IOException {
    TestDevice kiosk = server.device("kiosk-E1");
    TestDevice window = server.openWindow(1);
    for (Map.Entry<String, byte[]> one : garbage().entrySet()) {
      kiosk.issue("AA");
      try (LogLines log = new LogLines()) {
        RawClient stranger = server.connect();

        stranger.sendRegardless(one.getValue());

        stranger.assertClosedWithin(CLOSED_WITHIN_MS);
        assertThat(log.warnings()).as(one.getKey()).hasSize(1);
        assertThat(log.errors()).as(one.getKey()).isEmpty();
        assertThat(window.finish(window.next().getCallId()).getStatus())
            .isEqualTo(Status.STATUS_DONE);
      }
    }
    assertThat(List.of(kiosk.losses(), window.losses())).containsOnly(0);
  }

  @Test
  @DisplayName("a device that has logged in and then sends garbage is closed in the same way")
  void c43AfterTheLogin() throws IOException {
    try (LogLines log = new LogLines()) {
      RawClient kiosk = server.login("kiosk-E1");

      kiosk.sendRegardless(HexFormat.of().parseHex("80cfff8907"));

      kiosk.assertClosedWithin(CLOSED_WITHIN_MS);
      assertThat(log.warnings()).hasSize(1);
    }
    assertThat(server.login("kiosk-E1")).isNotNull();
  }
}
