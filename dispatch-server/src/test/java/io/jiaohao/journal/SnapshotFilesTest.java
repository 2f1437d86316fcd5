package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Entry;
import io.jiaohao.core.HallState;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.Snapshots.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFilesTest {
  private static final EntryHash HASH =
      new EntryHash(HexFormat.of().parseHex("c0ffee01".repeat(8)));

  @TempDir Path dir;
  private final WorkingHall working = new WorkingHall(3);
  private SnapshotFiles snapshots;

  @BeforeEach
  void open() {
    snapshots = new SnapshotFiles(dir, "xian", Pace.FULL);
  }

  private Snapshot write(int entries) throws Exception {
    working.work(entries);
    Snapshot snapshot = new Snapshot(working.hall.image(), HASH);
    snapshots.write(snapshot);
    return snapshot;
  }

  private Path file(Snapshot snapshot) {
    return dir.resolve("xian.snapshot-" + snapshot.image().seq());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void withoutAnyThereIsNone() {
    assertThat(snapshots.newest()).isEmpty();
    assertThat(new SnapshotFiles(dir.resolve("absent"), "xian", Pace.FULL).newest()).isEmpty();
  }

  @Test
  void aHallComesBackFromItsSnapshotAndGoesOnAlike() throws Exception {
    Snapshot written = write(300);
    Snapshot read = snapshots.newest().orElseThrow();
    assertThat(read).isEqualTo(written);
    HallState back = HallState.of(read.image());
    assertThat(back.digest()).isEqualTo(working.hall.digest());
    for (Entry entry : working.work(100)) {
      back.apply(entry);
    }
    assertThat(back.digest()).isEqualTo(working.hall.digest());
  }

  @Test
  void theSizeOfTheNewestIsTold() throws Exception {
    assertThat(snapshots.newestBytes()).isZero();
    write(10);
    Snapshot newest = write(300);
    assertThat(snapshots.newestBytes()).isPositive().isEqualTo(Files.size(file(newest)));
  }

  @Test
  void oneIsWrittenInSmallStepsSoThatTheHallsWorkGoesOnMeanwhile() throws Exception {
    int[] steps = new int[1];
    snapshots = new SnapshotFiles(dir, "xian", () -> steps[0]++);
    Snapshot small = write(300);
    int few = steps[0];
    Snapshot large = write(6_000);

    assertThat(few).isPositive();
    long grown = Files.size(file(large)) - Files.size(file(small));
    assertThat(grown).isPositive();
    assertThat(steps[0] - 2L * few)
        .as("steps for %d more bytes", grown)
        .isGreaterThan(grown / 16_384);
    assertThat(snapshots.newest()).contains(large);
  }

  @Test
  void theNewestTwoAreKept() throws Exception {
    Files.writeString(dir.resolve("xian.snapshot-5-copy"), "not ours");
    write(9);
    Snapshot second = write(1);
    Snapshot third = write(90);
    assertThat(names())
        .containsExactlyInAnyOrder(
            "xian.snapshot-5-copy",
            file(second).getFileName().toString(),
            file(third).getFileName().toString());
    assertThat(snapshots.newest()).contains(third);
  }

  @Test
  void anotherHallsSnapshotsAreNotSeen() throws Exception {
    write(9);
    assertThat(new SnapshotFiles(dir, "baoji", Pace.FULL).newest()).isEmpty();
  }

  @Test
  void anUnreadableOneIsPassedOverForTheNextOlderAndThenForNone() throws Exception {
    Snapshot older = write(50);
    Snapshot newer = write(50);
    JournalFiles.flip(file(newer), 200, 2);
    assertThat(snapshots.newest()).contains(older);
    JournalFiles.cut(file(older), 100);
    assertThat(snapshots.newest()).isEmpty();
  }

  @Test
  void anyFlippedBitOrCutIsNoticed() throws Exception {
    Snapshot snapshot = write(60);
    byte[] whole = Files.readAllBytes(file(snapshot));
    for (int at = 0; at < whole.length; at += at < 80 ? 1 : 37) {
      JournalFiles.flip(file(snapshot), at, at % 8);
      assertThat(snapshots.newest()).as("bit flipped at %d", at).isEmpty();
      JournalFiles.cut(file(snapshot), at);
      assertThat(snapshots.newest()).as("cut at %d", at).isEmpty();
      Files.write(file(snapshot), whole);
    }
    assertThat(snapshots.newest()).contains(snapshot);
  }

  @Test
  void oneUnderAnotherNameIsPassedOver() throws Exception {
    Snapshot snapshot = write(20);
    Files.move(file(snapshot), dir.resolve("xian.snapshot-21"));
    assertThat(snapshots.newest()).isEmpty();
  }

  @Test
  void aHalfWrittenOneIsNeverSeen() throws Exception {
    Snapshot snapshot = write(20);
    Files.write(dir.resolve("xian.snapshot-new"), new byte[100]);
    assertThat(snapshots.newest()).contains(snapshot);
    Snapshot next = write(20);
    assertThat(snapshots.newest()).contains(next);
  }
}
