package io.jiaohao.sim;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jiaohao.app.RawClient;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.ServerMessage.BodyCase;
import io.jiaohao.protocol.wire.SnapshotPlease;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.sim.line.LineFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Cases from the field, in a crowded hall on a real server")
class FaultCasesUnderLoadTest {
  private static final long SEED = 1;

  /** In bytes; the server has 128 MiB of heap and 32 beside it. */
  private static final long MORE_THAN_IT_HAS = 250 * 1024 * 1024;

  @TempDir private Path dir;

  @Test
  @DisplayName("C08: pictures that a board asks for and does not read take no memory")
  void c08BoardStopsReading() throws Exception {
    try (HallAtWork hall =
            new HallAtWork(dir, SEED).withJava("-Xmx128m", "-XX:MaxDirectMemorySize=32m").open();
        RawClient board = new RawClient(hall.port())) {
      board.login(hall.spare("board-guest"));
      board.send(Watch.getDefaultInstance());
      long pictureBytes = board.receive(BodyCase.SNAPSHOT).getSerializedSize();
      long pictures = MORE_THAN_IT_HAS / pictureBytes;

      byte[] please =
          RawClient.frame(
              DeviceMessage.newBuilder()
                  .setSnapshotPlease(SnapshotPlease.getDefaultInstance())
                  .build());
      for (long i = 0; i < pictures; i++) {
        board.sendBytes(please);
      }
      hall.awaitMoreCalls(40);

      hall.closeWithoutFault();
      assertThat(hall.said("OutOfMemory")).isEmpty();
    }
  }

  @Test
  @DisplayName("C13: without file handles devices work on, and new ones get in once there are some")
  void c13OutOfFileHandles() throws Exception {
    int spareHandles = 30;
    Optional<Path> jar = Optional.of(JarOfClasses.make(dir.resolve("jar")));
    try (HallAtWork hall = new HallAtWork(dir, SEED, jar).open()) {
      limitHandles(hall.pid(), handles(hall.pid()) + spareHandles);
      List<RawClient> idle = new ArrayList<>();
      for (int i = 0; i < 3 * spareHandles; i++) {
        idle.add(new RawClient(hall.port()));
      }
      await().atMost(HallAtWork.PATIENCE).until(() -> !hall.said("Too many open files").isEmpty());

      hall.awaitMoreCalls(40);
      assertThat(hall.simulation().everybodyIn()).isTrue();

      for (RawClient one : idle) {
        one.close();
      }
      try (RawClient board = new RawClient(hall.port())) {
        board.login(hall.spare("board-guest"));
        board.send(Watch.getDefaultInstance());
        assertThat(board.receive(BodyCase.SNAPSHOT).getSnapshot().getWindowsCount()).isPositive();
      }
      hall.closeWithoutFault();
    }
  }

  private static long handles(long pid) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return open.count();
    }
  }

  private static void limitHandles(long pid, long most) throws IOException {
    Process process =
        new ProcessBuilder("prlimit", "--pid", Long.toString(pid), "--nofile=" + most + ":" + most)
            .inheritIO()
            .start();
    assertThat(process.onExit().join().exitValue()).isZero();
  }

  @Test
  @DisplayName("C16: a terminal whose line loses everything is found dead while others work")
  void c16DeadDevice() throws Exception {
    LineFault silence = new LineFault(LineFault.Kind.SILENT, "window-E01", 500, 20_000);
    try (HallAtWork hall = new HallAtWork(dir, SEED).open(List.of(silence))) {
      await()
          .atMost(HallAtWork.PATIENCE)
          .until(
              () -> hall.said("silent for over").stream().anyMatch(s -> s.contains("window-E01 ")));

      hall.awaitEverybodyIn();
      assertThat(hall.said("silent for over")).hasSize(1);
      hall.closeWithoutFault();
    }
  }

  @Test
  @DisplayName("C19: all windows and strips lose their lines at once, twice, and all are back")
  void c19EverybodyComesBack() throws Exception {
    HallAtWork hall = new HallAtWork(dir, SEED);
    List<LineFault> all = new ArrayList<>();
    for (String device : hall.windowDevices()) {
      for (long atMs : new long[] {1_500, 3_500}) {
        all.add(new LineFault(LineFault.Kind.CUT, device, atMs, 300));
      }
    }
    try (hall) {
      hall.open(all);
      await().atMost(HallAtWork.PATIENCE).until(() -> hall.simulation().lineFaults() == all.size());

      hall.awaitMoreCalls(20);
      hall.awaitEverybodyIn();

      assertThat(hall.closeWithoutFault().besides())
          .containsEntry("line_faults", (long) all.size());
    }
  }

  @Test
  @DisplayName(
      "C43: text and scanner bytes on the device port are turned away, nobody else notices")
  void c43BadBytes() throws Exception {
    SplittableRandom random = Seeds.of(SEED, "bad bytes");
    try (HallAtWork hall = new HallAtWork(dir, SEED).open()) {
      for (int i = 0; i < 60; i++) {
        try (RawClient stranger = new RawClient(hall.port())) {
          stranger.sendRegardless(badBytes(i, random));
          stranger.assertClosedWithin(1_000);
        }
      }
      hall.awaitMoreCalls(20);

      assertThat(hall.simulation().everybodyIn()).isTrue();
      assertThat(hall.said("ERROR")).isEmpty();
      assertThat(hall.said("closed: ")).isNotEmpty();
      hall.closeWithoutFault();
    }
  }

  private static byte[] badBytes(int nth, SplittableRandom random) {
    byte[] bytes = new byte[1 + random.nextInt(64 * 1024)];
    random.nextBytes(bytes);
    return switch (nth % 4) {
      case 0 -> "GET / HTTP/1.1\r\nHost: hall\r\n\r\n".getBytes(US_ASCII);
      case 1 -> HexFormat.of().parseHex("16030100c8010000c40303" + "5a".repeat(192));
      case 2 -> HexFormat.of().parseHex("80cfff8907");
      default -> {
        bytes[0] = 0;
        yield bytes;
      }
    };
  }
}
