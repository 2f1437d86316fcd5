package io.jiaohao.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.journal.redis.RedisAddress;
import io.jiaohao.journal.redis.RedisFiles;
import io.jiaohao.journal.redis.RedisHall;
import io.jiaohao.journal.redis.RedisNode;
import io.jiaohao.journal.redis.RedisProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Files that all nodes have alike")
class SharedFilesTest {
  @TempDir private Path dir;
  private Path here;
  private Path there;
  private RedisProcess redis;
  private RedisNode node;
  private boolean mayKeep = true;

  @BeforeEach
  void start() throws Exception {
    redis = RedisProcess.start(dir.resolve("redis"));
    node = RedisNode.connect(new RedisHall.Place(RedisAddress.of(redis.uri()), 0));
    here = Files.createDirectories(dir.resolve("here"));
    there = Files.createDirectories(dir.resolve("there"));
  }

  @AfterEach
  void stop() throws Exception {
    node.close();
    redis.close();
  }

  private SharedFiles filesIn(Path data) {
    return SharedFiles.ofHall(data, "small", node.files("small"), () -> mayKeep);
  }

  @Test
  @DisplayName("what one node keeps the next one brings, readable by its owner alone")
  void keptAndBrought() throws Exception {
    Files.writeString(here.resolve("devices.keys"), "one\n");
    Files.writeString(here.resolve("small.webhooks"), "{}");
    filesIn(here).keep();

    filesIn(there).bring();

    assertThat(there.resolve("devices.keys")).hasContent("one");
    assertThat(there.resolve("small.webhooks")).hasContent("{}");
    assertThat(Files.getPosixFilePermissions(there.resolve("devices.keys")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  @DisplayName("the file in Redis counts; one that nobody has kept is left as it is")
  void redisCounts() throws Exception {
    Files.writeString(here.resolve("devices.keys"), "the owner's");
    filesIn(here).keep();
    Files.writeString(there.resolve("devices.keys"), "an old copy");
    Files.writeString(there.resolve("notices"), "its own");

    filesIn(there).bring();

    assertThat(there.resolve("devices.keys")).hasContent("the owner's");
    assertThat(there.resolve("notices")).hasContent("its own");
  }

  @Test
  @DisplayName("a file that was removed here is removed there")
  void removed() throws Exception {
    SharedFiles files = filesIn(here);
    Files.writeString(here.resolve("hall-changed.yaml"), "changed");
    files.keep();
    filesIn(there).bring();
    Files.delete(here.resolve("hall-changed.yaml"));
    files.keep();

    filesIn(there).bring();

    assertThat(there.resolve("hall-changed.yaml")).doesNotExist();
  }

  @Test
  @DisplayName(
      "a node that may not speak for the hall keeps nothing, and does it once it may again")
  void notWithoutTheHall() throws Exception {
    SharedFiles files = filesIn(here);
    Files.writeString(here.resolve("notices"), "late");
    mayKeep = false;
    files.keep();
    assertThat(node.files("small").all()).isEmpty();

    mayKeep = true;
    files.keep();
    assertThat(node.files("small").all()).containsOnlyKeys("notices");
  }

  @Test
  @DisplayName("while Redis is away a change waits for it")
  void waitsForRedis() throws Exception {
    SharedFiles files = filesIn(here);
    Files.writeString(here.resolve("notices"), "one");
    redis.kill();
    files.keep();

    redis.startAgain();
    files.keep();

    filesIn(there).bring();
    assertThat(there.resolve("notices")).hasContent("one");
  }

  @Test
  @DisplayName("of a city are changed at either node, and come to the other")
  void eitherWay() throws Exception {
    SharedFiles one = SharedFiles.ofCity(here, node.cityFiles());
    SharedFiles other = SharedFiles.ofCity(there, node.cityFiles());
    Files.writeString(here.resolve("accounts"), "wang");
    one.align();
    other.align();
    assertThat(there.resolve("accounts")).hasContent("wang");

    Files.writeString(there.resolve("accounts"), "wang, li");
    other.align();
    one.align();
    assertThat(here.resolve("accounts")).hasContent("wang, li");
  }

  @Test
  @DisplayName("of what two nodes make at once, both get the first")
  void firstCounts() throws Exception {
    RedisFiles city = node.cityFiles();
    assertThat(city.keepFirst("key", new byte[] {1})).containsExactly(1);
    assertThat(city.keepFirst("key", new byte[] {2})).containsExactly(1);
  }
}
