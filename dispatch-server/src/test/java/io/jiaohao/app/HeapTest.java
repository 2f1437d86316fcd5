package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Watch;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a full hall takes; the figures go to the test's output. */
@DisplayName("Memory of a full hall")
class HeapTest {
  private static final int WINDOWS = 130;
  private static final int MAIN_BOARDS = 7;
  private static final int KIOSKS = 10;
  private static final int WAITING = 10_000;
  private static final int ROUND = 100;
  private static final long MEBIBYTE = 1024 * 1024;

  /** Generous: it is there to see a leak, not to measure. */
  private static final long HEAP_MAX = 256 * MEBIBYTE;

  @RegisterExtension
  private final TestServer server =
      TestServer.of(
              new TestHall()
                  .windows(WINDOWS)
                  .boards(MAIN_BOARDS)
                  .kiosks(KIOSKS)
                  .numberDigits(5)
                  .build())
          .gateway(s -> s.withPerHostMax(512));

  private static long heapAfterGc() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Test
  @DisplayName("130 windows, 137 boards and 10,000 people waiting fit a small heap")
  void fullHall() {
    long empty = heapAfterGc();
    List<TestDevice> devices = new ArrayList<>();
    for (int i = 1; i <= WINDOWS; i++) {
      TestDevice terminal = server.device("window-" + TestHall.windowId(i));
      TestDevice strip = server.device("strip-" + TestHall.windowId(i));
      Watch own = Watch.newBuilder().addWindows(TestHall.windowId(i)).build();
      terminal.watch(own);
      strip.watch(own);
      devices.addAll(List.of(terminal, strip));
    }
    IntStream.rangeClosed(1, MAIN_BOARDS).forEach(i -> devices.add(server.board("board-E" + i)));
    devices.forEach(TestDevice::awaitPicture);
    long connected = heapAfterGc();
    List<TestDevice> kiosks =
        IntStream.rangeClosed(1, KIOSKS).mapToObj(i -> server.device("kiosk-E" + i)).toList();
    for (int round = 0; round < WAITING / (KIOSKS * ROUND); round++) {
      List<CompletableFuture<Reply>> replies = new ArrayList<>();
      for (TestDevice kiosk : kiosks) {
        IntStream.range(0, ROUND).forEach(i -> replies.add(kiosk.send(TestDevice.issueOf("AA"))));
      }
      replies.forEach(TestDevice::answerOf);
    }
    await().until(() -> devices.get(devices.size() - 1).waiting("Z1") == WAITING);
    long full = heapAfterGc();

    System.out.printf(
        "heap after GC, server and all test devices in one JVM: empty hall %d KiB, +%d devices %d"
            + " KiB, +%d waiting %d KiB%n",
        empty / 1024,
        devices.size(),
        (connected - empty) / 1024,
        WAITING,
        (full - connected) / 1024);
    assertThat(full).isLessThan(HEAP_MAX);
  }
}
