package io.jiaohao.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The audit")
class AuditTest {
  private static final long START_MS = 1_795_568_400_000L;

  @TempDir Path dataDir;

  private final AtomicLong nowMs = new AtomicLong(START_MS);

  private Audit audit(int fullBytes) {
    return new Audit(dataDir, nowMs::get, fullBytes);
  }

  @Test
  @DisplayName("lists deeds newest first, and those alone that mention what is looked for")
  void newestFirst() throws Exception {
    Audit audit = audit(Audit.FULL_BYTES);
    audit.record("root", "device.add", "kiosk-E9", "kiosk E");
    nowMs.addAndGet(1_000);
    audit.record("root", "account.add", "wang", "staff");
    audit.record("wang", "sign-in", "127.0.0.1", "");

    assertThat(audit.newest("", 10))
        .extracting(Audit.Deed::action)
        .containsExactly("sign-in", "account.add", "device.add");
    assertThat(audit.newest("WANG", 10))
        .extracting(Audit.Deed::action)
        .containsExactly("sign-in", "account.add");
    assertThat(audit.newest("", 1)).extracting(Audit.Deed::action).containsExactly("sign-in");
    assertThat(audit.newest("kiosk-e9", 10))
        .containsExactly(new Audit.Deed(START_MS, "root", "device.add", "kiosk-E9", "kiosk E"));
  }

  @Test
  @DisplayName("is for its owner's eyes, and never grows beyond two files")
  void bounded() throws Exception {
    Audit audit = audit(2_000);
    for (int i = 0; i < 400; i++) {
      audit.record("root", "device.add", "kiosk-" + i, "");
    }

    assertThat(Files.getPosixFilePermissions(dataDir.resolve("audit")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.size(dataDir.resolve("audit"))).isLessThan(2_100);
    assertThat(Files.size(dataDir.resolve("audit.1"))).isBetween(2_000L, 2_100L);
    assertThat(audit.newest("", 1_000).get(0).about()).isEqualTo("kiosk-399");
    assertThat(audit.newest("", 1_000)).hasSizeGreaterThan(30);
  }

  @Test
  @DisplayName("keeps a deed on one line whatever somebody typed")
  void oneLine() throws Exception {
    Audit audit = audit(Audit.FULL_BYTES);
    audit.record("root", "device.add", "a\nroot\tsign-in", "x".repeat(1_000));

    assertThat(audit.newest("", 10))
        .singleElement()
        .satisfies(
            deed -> {
              assertThat(deed.about()).isEqualTo("a root sign-in");
              assertThat(deed.detail()).hasSize(Audit.FIELD_MAX_CHARS + 1);
            });
  }

  @Test
  @DisplayName("passes over a line that a crash has cut, and goes on after it")
  void tornLine() throws Exception {
    Audit audit = audit(Audit.FULL_BYTES);
    audit.record("root", "device.add", "kiosk-E9", "");
    Files.write(
        dataDir.resolve("audit"),
        "2026-11-25T01:00:00Z\troo".getBytes(UTF_8),
        StandardOpenOption.APPEND);
    audit.record("root", "device.revoke", "kiosk-E9", "");

    assertThat(audit.newest("", 10))
        .extracting(Audit.Deed::action)
        .containsExactly("device.revoke", "device.add");
  }

  @Test
  @DisplayName("says so if it cannot be written")
  void notWritten() throws Exception {
    Files.createDirectory(dataDir.resolve("audit"));

    assertThatThrownBy(() -> audit(Audit.FULL_BYTES).record("root", "device.add", "x", ""))
        .isInstanceOf(IOException.class);
  }
}
