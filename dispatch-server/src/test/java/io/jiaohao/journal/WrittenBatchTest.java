package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Command;
import io.jiaohao.core.Decision;
import io.jiaohao.core.Entry;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallRules;
import io.jiaohao.core.HallState;
import io.jiaohao.core.KeptRequest;
import io.jiaohao.core.Origin;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered of a request as written bytes is what was remembered of it as objects. */
class WrittenBatchTest {
  private static final int RUNS = Boolean.getBoolean("jiaohao.long") ? 20_000 : 500;
  private static final int BATCH = 7;

  /** More than a hall remembers of a device, so that the oldest are forgotten. */
  private static final int BATCHES = 400;

  private final EntryCodec codec = new EntryCodec("xian");
  private final BatchWriter writer = new BatchWriter(codec);

  private WrittenBatch written(List<Entry> batch) {
    return new WrittenBatch(batch, writer.write(batch, new byte[32]));
  }

  @Test
  void anyRequestIsReadAsItWas() {
    for (int seed = 0; seed < RUNS; seed++) {
      RandomEntries random = new RandomEntries(seed);
      List<Entry> batch = List.of(random.entry(1), random.entry(2), random.entry(3));
      List<String> expected = new ArrayList<>();
      for (Entry entry : batch) {
        entry.origin().ifPresent(origin -> expected.add(origin + " " + remembered(entry, origin)));
      }

      List<String> read = new ArrayList<>();
      written(batch).requests((origin, kept) -> read.add(origin + " " + kept.read()));

      assertThat(read).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static HallImage.Remembered remembered(Entry entry, Origin origin) {
    return new HallImage.Remembered(
        origin.requestId(), entry.atMs(), entry.command(), entry.events());
  }

  @Test
  void aHallThatKeepsThemIsTheSameHall() throws Exception {
    WorkingHall working = new WorkingHall(5);
    HallState keeping = HallState.empty();
    for (int i = 0; i < BATCHES; i++) {
      List<Entry> batch = working.work(BATCH);
      batch.forEach(keeping::apply);
      written(batch).requests(keeping::keep);
      if (i == BATCHES / 2) {
        keeping = HallState.of(ImageCodec.decode(ImageCodec.encode(keeping.image())));
      }
    }

    assertThat(keeping.image()).isEqualTo(working.hall.image());
    assertThat(keeping.digest()).isEqualTo(working.hall.digest());
    assertThat(ImageCodec.encode(keeping.image()))
        .as("a snapshot of it")
        .isEqualTo(ImageCodec.encode(working.hall.image()));
  }

  @Test
  void aRepeatIsAnsweredFromThem() {
    WorkingHall working = new WorkingHall(6);
    List<Entry> batch = working.work(2 * BATCH);
    written(batch).requests(working.hall::keep);

    for (Entry entry : batch) {
      if (entry.origin().isPresent()) {
        assertThat(
                HallRules.decide(
                    working.hall, entry.origin().get(), entry.command(), working.hall.atMs()))
            .isEqualTo(new Decision.Repeated(entry.events()));
      }
    }
  }

  /** What a start replays is never handed over; nor is it in the way of what comes after. */
  @Test
  void everyRepeatIsAnsweredAsWithoutThem() {
    WorkingHall working = new WorkingHall(7);
    HallState keeping = HallState.empty();
    List<Entry> all = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      List<Entry> batch = working.work(BATCH);
      batch.forEach(keeping::apply);
      if (i < BATCHES / 3 || i > BATCHES / 2) {
        written(batch).requests(keeping::keep);
      }
      all.addAll(batch);
      if (i == BATCHES * 2 / 3 || i == BATCHES - 1) {
        assertAlike(keeping, working.hall, all);
      }
    }
  }

  private static void assertAlike(HallState keeping, HallState hall, List<Entry> history) {
    assertThat(keeping.image()).isEqualTo(hall.image());
    for (Entry entry : history) {
      Origin origin = entry.origin().orElse(new Origin("kiosk-east-1", Long.MAX_VALUE));
      assertThat(HallRules.decide(keeping, origin, entry.command(), hall.atMs()))
          .isEqualTo(HallRules.decide(hall, origin, entry.command(), hall.atMs()));
    }
  }

  @Test
  void whatIsForgottenIsNotKeptAgain() {
    HallState hall = HallState.empty();
    HallImage before = hall.image();
    KeptRequest stranger = new HallImage.Remembered(7, 1, new Command.Tick(), List.of());

    hall.keep(new Origin("kiosk-east-1", 7), stranger);

    assertThat(hall.image()).isEqualTo(before);
  }
}
