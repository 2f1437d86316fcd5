package io.jiaohao.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalAwayException;
import io.jiaohao.journal.TestEntries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A Redis with TLS, and one with a user of its own for the halls")
class RedisTlsTest {
  /** As docs/redis.md names them: all that a node needs. */
  private static final List<String> RIGHTS =
      List.of(
          "~jiaohao:*",
          "+@read",
          "+@write",
          "+@connection",
          "+fcall",
          "+function|list",
          "+function|load",
          "+info",
          "+time",
          "+wait",
          "+config|get");

  @TempDir static Path dir;
  private static RedisProcess redis;
  private static int tlsPort;

  @BeforeAll
  static void start() throws Exception {
    Path certificate = certificate("redis");
    tlsPort = RedisProcess.freePort();
    redis =
        RedisProcess.start(
            dir.resolve("data"),
            "--tls-port",
            Integer.toString(tlsPort),
            "--tls-cert-file",
            certificate.toString(),
            "--tls-key-file",
            dir.resolve("redis.key").toString(),
            "--tls-ca-cert-file",
            certificate.toString(),
            "--tls-auth-clients",
            "no");
  }

  @AfterAll
  static void stop() throws Exception {
    redis.close();
  }

  /** A certificate of loopback that signs itself. */
  private static Path certificate(String name) throws Exception {
    Path made = dir.resolve(name + ".pem");
    Process openssl =
        new ProcessBuilder(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-addext",
                "subjectAltName=IP:127.0.0.1",
                "-keyout",
                dir.resolve(name + ".key").toString(),
                "-out",
                made.toString())
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("openssl.log").toFile())
            .start();
    assertThat(openssl.waitFor()).isZero();
    return made;
  }

  private static RedisAddress address() {
    return RedisAddress.of("rediss://127.0.0.1:" + tlsPort);
  }

  @Test
  @DisplayName("a certificate that was named is trusted; one that nobody named, or another, is not")
  void trusted() throws Exception {
    try (RedisBench bench = new RedisBench()) {
      RedisJournal journal =
          bench.open(bench.link(address().trusting(dir.resolve("redis.pem"))), "N1");
      TestEntries.commit(journal, 1, 3);
      assertThat(TestEntries.read(journal)).isEqualTo(TestEntries.entries(1, 3));
      for (RedisAddress untrusted : List.of(address(), address().trusting(certificate("other")))) {
        RedisLink link = bench.link(untrusted);
        assertThatThrownBy(() -> bench.open(link, "N2"))
            .isInstanceOf(JournalAwayException.class)
            .hasMessageContaining("cannot be reached");
      }
    }
  }

  @Test
  @DisplayName(
      "a file that is none of certificates, or an address without TLS, is refused in words")
  void refusedInWords() throws Exception {
    Path rubbish = Files.writeString(dir.resolve("rubbish"), "rubbish");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> address().trusting(rubbish))
        .withMessageStartingWith("certificates: " + rubbish + " (expected: a file of X.509");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisAddress.of(redis.uri()).trusting(dir.resolve("redis.pem")))
        .withMessageContaining("(expected: only with TLS, as rediss://)");
  }

  @Test
  @DisplayName(
      "a user with the rights that the page names can do all that a node does, and no more")
  void ownUser() throws Exception {
    redis.cli("acl", "setuser", "halls", "on", ">secret");
    for (String right : RIGHTS) {
      assertThat(redis.cli("acl", "setuser", "halls", right)).isEqualTo("OK");
    }
    String place = "127.0.0.1:" + redis.port();
    RedisAddress address = RedisAddress.of("redis://halls:secret@" + place);
    assertThat(address.toString()).doesNotContain("secret");
    try (RedisHall hall =
        RedisHall.open(
            new RedisHall.Place(address, 0),
            "users",
            "N1",
            Runnable::run,
            System::nanoTime,
            0,
            EntryHash.START)) {
      TestEntries.commit(hall.journal(), 1, 2);
      assertThat(TestEntries.read(hall.journal())).isEqualTo(TestEntries.entries(1, 2));
    }
    try (RedisBench bench = new RedisBench()) {
      RedisLink wrong = bench.link("redis://halls:guess@" + place);
      assertThatThrownBy(() -> bench.open(wrong, "N1"))
          .isInstanceOf(JournalAwayException.class)
          .message()
          .doesNotContain("guess");
    }
  }
}
