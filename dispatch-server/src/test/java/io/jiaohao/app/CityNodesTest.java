package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.cluster.Placement;
import io.jiaohao.journal.redis.RedisProcess;
import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("Two nodes that share the halls of a city")
class CityNodesTest {
  private static final int HALLS = 8;
  private static final Duration CHANGED_WITHIN = Duration.ofSeconds(40);

  @TempDir private Path dir;
  private RedisProcess redis;
  private ServerProcess first;
  private ServerProcess second;
  private final List<String> halls =
      IntStream.rangeClosed(1, HALLS).mapToObj("point-%02d"::formatted).toList();
  private final Map<String, Set<String>> numbers = new LinkedHashMap<>();

  @BeforeEach
  void start() throws Exception {
    redis = RedisProcess.start(dir.resolve("redis"));
    Path hallFiles = Files.createDirectories(dir.resolve("hall-files"));
    String small = Files.readString(ServerProcess.hallFile());
    for (String hall : halls) {
      Files.writeString(
          hallFiles.resolve(hall + ".yaml"), small.replace("id: small\n", "id: " + hall + "\n"));
    }
    first = node("n1", hallFiles);
    second = node("n2", hallFiles);
    first.start();
    second.start();
    await().atMost(CHANGED_WITHIN).untilAsserted(() -> assertThat(served()).hasSize(HALLS));
    await().atMost(CHANGED_WITHIN).untilAsserted(() -> assertThat(followed()).hasSize(HALLS));
  }

  private ServerProcess node(String name, Path hallFiles) throws IOException {
    Path data = Files.createDirectories(dir.resolve(name));
    return ServerProcess.ofCity(data, hallFiles, List.of("--journal", redis.uri(), "--node", name));
  }

  @AfterEach
  void stop() throws Exception {
    first.close();
    second.close();
    redis.close();
  }

  private Set<String> served() {
    return Stream.of("n1", "n2")
        .flatMap(node -> listed(node, "serving").stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> followed() {
    return Stream.of("n1", "n2")
        .flatMap(node -> listed(node, "following").stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<String> listed(String node, String field) {
    String names = redis.cli("hget", "jiaohao:node:" + node, field);
    return names.isBlank() ? List.of() : List.of(names.split(","));
  }

  private ServerProcess nodeWithKeys(String hall) {
    return Files.exists(first.dataDir().resolve("halls").resolve(hall).resolve("devices.keys"))
        ? first
        : second;
  }

  private TestDevice device(String hall, String deviceId) {
    return nodeWithKeys(hall).deviceIn(hall, deviceId, List.of(first.port(), second.port()));
  }

  private void issueIn(String hall, TestDevice kiosk) {
    String number = kiosk.issue("AA").getNumber();
    assertThat(numbers.computeIfAbsent(hall, key -> new TreeSet<>()).add(number))
        .as("%s of %s is new", number, hall)
        .isTrue();
  }

  private String command(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine commands = new CommandLine(new ClusterCommand());
    commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    commands.execute(arguments);
    return out.toString();
  }

  @Test
  @DisplayName("C01 C02 C05 every hall is served at whichever node, and survives one of them")
  void wholeLife() throws Exception {
    spread();
    Map<String, TestDevice> kiosks = new LinkedHashMap<>();
    Map<String, TestDevice> windows = new LinkedHashMap<>();
    Map<String, Call> calls = new LinkedHashMap<>();
    for (String hall : halls) {
      kiosks.put(hall, device(hall, "kiosk-E1"));
      windows.put(hall, device(hall, "window-E01"));
      windows.get(hall).open();
      issueIn(hall, kiosks.get(hall));
      issueIn(hall, kiosks.get(hall));
      calls.put(hall, windows.get(hall).next());
    }

    List<String> orphans = new ArrayList<>(listed("n1", "serving"));
    first.kill();
    await()
        .atMost(CHANGED_WITHIN)
        .untilAsserted(() -> assertThat(listed("n2", "serving")).containsAll(orphans));
    for (String hall : halls) {
      issueIn(hall, kiosks.get(hall));
    }

    first.start();
    await()
        .atMost(CHANGED_WITHIN)
        .untilAsserted(() -> assertThat(listed("n1", "following")).hasSize(HALLS));
    spread();
    for (String hall : halls) {
      issueIn(hall, kiosks.get(hall));
      Call before = calls.get(hall);
      windows.get(hall).finish(before.getCallId());
      assertThat(windows.get(hall).next().getTicketId()).isNotEqualTo(before.getTicketId());
    }
    assertThat(command("status", "--journal", redis.uri()))
        .contains("node n1: ", "hall point-01: ");
  }

  @Test
  @DisplayName("C04 a hall whose history was lost stops alone, at both nodes; the others go on")
  void oneHallStops() {
    String lost = halls.get(2);
    for (String hall : halls) {
      issueIn(hall, device(hall, "kiosk-E1"));
    }
    redis.cli("del", "jiaohao:{" + lost + "}:journal");
    TestDevice kiosk = device(lost, "kiosk-E2");
    CompletableFuture<Reply> asked = kiosk.send(TestDevice.issueOf("AA"));

    await()
        .atMost(CHANGED_WITHIN)
        .untilAsserted(
            () -> {
              assertThat(served()).hasSize(HALLS - 1).doesNotContain(lost);
              assertThat(followed()).doesNotContain(lost);
            });
    for (String hall : halls) {
      if (!hall.equals(lost)) {
        issueIn(hall, device(hall, "kiosk-E3"));
      }
    }
    assertThat(asked.isDone() && asked.join().getStatus() == Status.STATUS_DONE)
        .as("a number was given out")
        .isFalse();
  }

  /** Each hall goes to the node that the plan names. */
  private void spread() {
    assertThat(command("spread", "--journal", redis.uri())).contains("within 60 s");
    for (String node : List.of("n1", "n2")) {
      await()
          .atMost(CHANGED_WITHIN)
          .untilAsserted(
              () -> assertThat(listed(node, "serving")).containsExactlyElementsOf(meantFor(node)));
    }
  }

  private List<String> meantFor(String node) {
    return halls.stream()
        .filter(hall -> Placement.PLAIN.owner(hall, List.of("n1", "n2")).orElseThrow().equals(node))
        .toList();
  }
}
