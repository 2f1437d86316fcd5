package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.SystemHallClock;
import io.jiaohao.journal.redis.FaultProxy;
import io.jiaohao.journal.redis.RedisProcess;
import io.jiaohao.protocol.wire.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A server whose journal is in Redis")
class RedisServerTest {
  private static final int TOLD_WITHIN_MS = 2_000;
  private static final int BACK_WITHIN_S = 10;

  @TempDir static Path dir;
  private static RedisProcess redis;
  private static FaultProxy proxy;

  @RegisterExtension
  private final TestServer server = TestServer.of(TestHall.plan()).redis(this::uri);

  @BeforeAll
  static void startRedis() throws Exception {
    redis = RedisProcess.start(dir.resolve("redis"));
    proxy = FaultProxy.to(redis.port());
  }

  @AfterAll
  static void stopRedis() throws Exception {
    proxy.close();
    redis.close();
  }

  private boolean emptied;

  /** Each test begins with an empty Redis. */
  private String uri() {
    if (!emptied) {
      redis.cli("flushall");
      emptied = true;
    }
    return proxy.uri();
  }

  @Test
  @DisplayName("goes on where it was, from Redis alone or with its copy")
  void goesOn() throws Exception {
    assertThat(server.device("kiosk-E1").issue("AA").getNumber()).isEqualTo("A001");
    server.restart();
    assertThat(server.device("kiosk-E2").issue("AA").getNumber()).isEqualTo("A002");
    long seq = Long.parseLong(redis.cli("hget", "jiaohao:{small}:lease", "seq"));
    await().untilAsserted(() -> assertThat(ownSeq()).isEqualTo(seq));
    assertThat(health()).contains("no replica (expected: one or more)");
  }

  private long ownSeq() {
    return server.server().ownSeq();
  }

  private String health() throws Exception {
    URI ready = URI.create("http://127.0.0.1:" + server.webPort() + "/health/ready");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Test
  @DisplayName(
      "C05, C14: Redis killed: told within 2 s, served again within 10 s, one ticket a request")
  void redisKilled() throws Exception {
    TestDevice kiosk = server.device("kiosk-E1");
    assertThat(kiosk.issue("AA").getNumber()).isEqualTo("A001");
    redis.kill();
    CompletableFuture<Reply> unknown = kiosk.send(TestDevice.issueOf("AA"));
    await().atMost(Duration.ofMillis(TOLD_WITHIN_MS)).until(() -> kiosk.losses() == 1);
    await().until(() -> kiosk.welcomes() == 2);
    assertThat(health()).contains("its journal is away");

    redis.startAgain();
    assertThat(unknown.get(BACK_WITHIN_S, TimeUnit.SECONDS).getIssued().getNumber())
        .as("the same request, asked again by the device itself")
        .isEqualTo("A002");
    assertThat(kiosk.issue("AA").getNumber()).isEqualTo("A003");
    assertThat(kiosk.losses()).as("cut off once").isEqualTo(1);
  }

  @Test
  @DisplayName("refuses to go on with the copy as if it were the journal")
  void copyIsNoJournal() throws Exception {
    server.device("kiosk-E1").issue("AA");
    server.stop();
    ServerSettings alone = ServerSettings.of(server.dataDir(), 0, 0);
    assertThatThrownBy(() -> Assembly.start(alone, TestHall.plan(), SystemHallClock.real()))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("the journal here is a copy of the one in redis://");
    server.start();
  }
}
