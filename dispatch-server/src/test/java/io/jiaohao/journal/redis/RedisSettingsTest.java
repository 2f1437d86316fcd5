package io.jiaohao.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.engine.JournalException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What Redis's settings promise, and where it is")
class RedisSettingsTest {
  private static final Map<String, String> INFO =
      Map.of("redis_version", "7.0.15", "role", "master", "connected_slaves", "1");
  private static final Map<String, String> SAFE =
      Map.of(
          "maxmemory-policy", "noeviction",
          "appendonly", "yes",
          "appendfsync", "always",
          "no-appendfsync-on-rewrite", "no",
          "min-replicas-to-write", "1");

  @TempDir Path dir;

  private static Map<String, String> but(String name, String value) {
    Map<String, String> set = new java.util.LinkedHashMap<>(SAFE);
    set.put(name, value);
    return set;
  }

  @Test
  void aSafeOneHasNothingToSay() throws Exception {
    assertThat(RedisPromises.of("r", INFO, SAFE, 1).unsafe()).isEmpty();
  }

  @Test
  void eachUnsafeSettingIsSaidWithWhatItCosts() throws Exception {
    assertThat(RedisPromises.of("r", INFO, but("appendfsync", "everysec"), 1).unsafe())
        .containsExactly(
            "appendfsync: everysec (expected: always): a crash of its machine loses up to two seconds");
    assertThat(RedisPromises.of("r", INFO, but("appendonly", "no"), 1).unsafe())
        .singleElement()
        .asString()
        .startsWith("appendonly: no (expected: yes)");
    assertThat(RedisPromises.of("r", INFO, SAFE, 0).unsafe())
        .singleElement()
        .asString()
        .startsWith("1 replicas and WAIT 0");
    assertThat(RedisPromises.of("r", INFO, but("min-replicas-to-write", "0"), 1).unsafe())
        .singleElement()
        .asString()
        .startsWith("min-replicas-to-write: 0");
    assertThat(RedisPromises.of("r", INFO, Map.of(), 1).unsafe())
        .as("a service that forbids the question")
        .contains("maxmemory-policy: unknown (expected: noeviction)");
  }

  @Test
  void oneThatThrowsHallsAwayOrIsTooOldIsRefused() {
    assertThatThrownBy(() -> RedisPromises.of("r", INFO, but("maxmemory-policy", "allkeys-lru"), 1))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("maxmemory-policy: allkeys-lru (expected: noeviction");
    assertThatThrownBy(() -> RedisPromises.of("r", Map.of("redis_version", "6.2.1"), SAFE, 1))
        .hasMessage("r: version 6.2.1 (expected: 7 or later)");
  }

  @Test
  void aRealOneIsAsked() throws Exception {
    try (RedisProcess redis = RedisProcess.start(dir, "--appendfsync", "everysec");
        RedisBench bench = new RedisBench()) {
      assertThat(RedisPromises.of(bench.link(redis.uri()), 0).unsafe())
          .hasSize(2)
          .anyMatch(line -> line.startsWith("appendfsync: everysec"))
          .anyMatch(line -> line.startsWith("no replica"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://h:6379",
        "rediss://:secret@h:6379/2",
        "redis-sentinel://h1:26379,h2:26379#city",
        "rediss-sentinel://h1:26379#city",
        "redis-cluster://h1:7000,h2:7001",
        "rediss-cluster://h1:7000"
      })
  void everyKindOfAddressMakesALink(String text) {
    RedisAddress address = RedisAddress.of(text);
    assertThat(address.toString()).doesNotContain("secret");
    assertThat(address.isCluster()).isEqualTo(text.contains("cluster"));
    new RedisLink(address).close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"h:6379", "http://h", "redis://", "redis-sentinel://h1:26379"})
  void anotherIsRefusedInWords(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisAddress.of(text))
        .withMessageStartingWith("journal: " + text + " (expected: ");
  }
}
