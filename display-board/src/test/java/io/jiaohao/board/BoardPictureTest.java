package io.jiaohao.board;

import static io.jiaohao.board.Messages.calling;
import static io.jiaohao.board.Messages.closed;
import static io.jiaohao.board.Messages.delta;
import static io.jiaohao.board.Messages.named;
import static io.jiaohao.board.Messages.ready;
import static io.jiaohao.board.Messages.serving;
import static io.jiaohao.board.Messages.snapshot;
import static io.jiaohao.board.Messages.zone;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.ZoneWaiting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoardPictureTest {
  private static final int SEEDS = Boolean.getBoolean("jiaohao.long") ? 2_000 : 100;
  private static final int STEPS = 200;

  @Test
  void aSnapshotIsThePictureInThePlansOrder() {
    BoardPicture picture =
        BoardPicture.fromSnapshot(
            snapshot(9, ready("E02"), calling("E01", 5, "AA015", 70)).toBuilder()
                .addZones(zone("E", "A", 12))
                .build());

    assertThat(picture.seq()).isEqualTo(9);
    assertThat(picture.windows()).extracting(WindowLine::window).containsExactly("E02", "E01");
    assertThat(picture.window("E01"))
        .contains(new WindowLine("E01", WindowLine.State.CALLING, false, 5, "AA015", 70, 1, 70, 0));
    assertThat(picture.zones()).containsExactly(new ZoneLine("E", "A", Name.NONE, 12));
  }

  @Test
  void namesComeWithTheSnapshotAndStayWhileCountsChange() {
    BoardPicture held =
        BoardPicture.fromSnapshot(
            snapshot(9).toBuilder()
                .setTitleZh("东厅")
                .setTitleEn("East Hall")
                .addZones(named(zone("E", "A", 12), "市场准入", "Market access"))
                .build());

    PictureStep step = held.after(delta(9, 10).toBuilder().addZones(zone("E", "A", 13)).build());

    BoardPicture after = ((PictureStep.Applied) step).picture();
    assertThat(after.title()).isEqualTo(new Name("东厅", "East Hall"));
    assertThat(after.zones())
        .containsExactly(new ZoneLine("E", "A", new Name("市场准入", "Market access"), 13));
  }

  @Test
  void aNewSnapshotBringsItsOwnNames() {
    BoardPicture renamed =
        BoardPicture.fromSnapshot(snapshot(9).toBuilder().setTitleZh("东厅").build());

    assertThat(renamed.showsTheSameAs(BoardPicture.fromSnapshot(snapshot(9)))).isFalse();
    assertThat(BoardPicture.fromSnapshot(snapshot(9)).title()).isEqualTo(Name.NONE);
  }

  @Test
  void aDeltaThatFollowsReplacesWhatItNamesAndKeepsTheRest() {
    BoardPicture before = BoardPicture.fromSnapshot(snapshot(9, ready("E01"), ready("E02")));

    PictureStep step = before.after(delta(9, 12, calling("E01", 5, "AA015", 70)));

    BoardPicture expected =
        BoardPicture.fromSnapshot(snapshot(12, calling("E01", 5, "AA015", 70), ready("E02")));
    assertThat(step).isEqualTo(new PictureStep.Applied(expected));
    assertThat(before.window("E01").orElseThrow().state()).isEqualTo(WindowLine.State.READY);
  }

  @Test
  void aDeltaThatDoesNotFollowIsRefusedByAValueThatNamesBothSequences() {
    BoardPicture held = BoardPicture.fromSnapshot(snapshot(9, ready("E01")));

    assertThat(held.after(delta(10, 11))).isEqualTo(new PictureStep.Gap(9, 10, 11));
    assertThat(held.after(delta(8, 9))).isEqualTo(new PictureStep.Gap(9, 8, 9));
    assertThat(held.after(delta(9, 8))).isEqualTo(new PictureStep.Gap(9, 9, 8));
    assertThat(new PictureStep.Gap(9, 10, 11))
        .hasToString("delta after 10 up to 11 (expected: after 9)");
  }

  @Test
  void twoPicturesOfTheSameContentAtDifferentSequencesShowTheSame() {
    BoardPicture one = BoardPicture.fromSnapshot(snapshot(9, ready("E01")));
    BoardPicture later = BoardPicture.fromSnapshot(snapshot(10, ready("E01")));

    assertThat(one).isNotEqualTo(later);
    assertThat(one.showsTheSameAs(later)).isTrue();
    assertThat(one.showsTheSameAs(BoardPicture.fromSnapshot(snapshot(9, closed("E01"))))).isFalse();
  }

  @Test
  void aWindowStateOfALaterProtocolCountsAsClosed() {
    WindowPicture paused = WindowPicture.newBuilder().setWindow("E01").setStateValue(77).build();

    assertThat(Messages.picture(paused).windows().get(0).state())
        .isEqualTo(WindowLine.State.CLOSED);
  }

  @Test
  void anyRunOfSnapshotsDeltasAndGapsEqualsANaiveModel() {
    for (int seed = 0; seed < SEEDS; seed++) {
      new Run(seed).play();
    }
  }

  /** A hall that says at random what changed, and a model that keeps it in plain maps. */
  private static final class Run {
    private final int seed;
    private final SplittableRandom random;
    private final Map<String, WindowPicture> windows = new LinkedHashMap<>();
    private final Map<String, ZoneWaiting> zones = new LinkedHashMap<>();
    private String title = "";
    private long hallSeq;
    private BoardPicture picture = BoardPicture.EMPTY;

    Run(int seed) {
      this.seed = seed;
      this.random = new SplittableRandom(seed);
    }

    void play() {
      for (int step = 0; step < STEPS; step++) {
        if (step == 0 || random.nextInt(20) == 0) {
          takeSnapshot();
        } else if (random.nextInt(10) == 0) {
          refuseGap();
        } else {
          takeDelta();
        }
        assertThat(picture).as("seed %d step %d", seed, step).isEqualTo(naive());
      }
    }

    private void takeSnapshot() {
      hallSeq += random.nextInt(5);
      windows.clear();
      zones.clear();
      for (int i = 0; i < random.nextInt(8); i++) {
        change();
      }
      title = "厅" + random.nextInt(3);
      zones.replaceAll((place, counted) -> named(counted, "区" + random.nextInt(9), "Z"));
      picture = BoardPicture.fromSnapshot(naiveSnapshot());
    }

    private void takeDelta() {
      Delta.Builder delta = Delta.newBuilder().setAfter(hallSeq);
      hallSeq += random.nextInt(4);
      for (int i = 0; i < random.nextInt(4); i++) {
        Object changed = change();
        if (changed instanceof WindowPicture window) {
          delta.addWindows(window);
        } else {
          delta.addZones((ZoneWaiting) changed);
        }
      }
      PictureStep step = picture.after(delta.setUpTo(hallSeq).build());
      picture = ((PictureStep.Applied) step).picture();
    }

    private void refuseGap() {
      long wrong = hallSeq + (random.nextBoolean() ? 1 : -1) * random.nextLong(1, 4);
      PictureStep step = picture.after(delta(wrong, wrong + 1, ready("E01")));
      assertThat(step)
          .as("seed %d", seed)
          .isEqualTo(new PictureStep.Gap(hallSeq, wrong, wrong + 1));
    }

    private Object change() {
      if (random.nextInt(3) == 0) {
        String zone = "ABC".substring(random.nextInt(3)).substring(0, 1);
        ZoneWaiting counted = zone(random.nextBoolean() ? "E" : "W", zone, random.nextInt(50));
        zones.merge(
            counted.getWing() + zone,
            counted,
            (old, now) -> named(now, old.getNameZh(), old.getNameEn()));
        return counted;
      }
      WindowPicture window = window("E0" + random.nextInt(9));
      windows.put(window.getWindow(), window);
      return window;
    }

    private WindowPicture window(String name) {
      long callId = random.nextLong(1, 100);
      return switch (random.nextInt(4)) {
        case 0 -> ready(name);
        case 1 -> closed(name);
        case 2 -> calling(name, callId, "AA" + callId, callId * 10);
        default -> serving(name, callId, "AA" + callId, callId * 10);
      };
    }

    private Snapshot naiveSnapshot() {
      return Snapshot.newBuilder()
          .setSeq(hallSeq)
          .setTitleZh(title)
          .addAllWindows(windows.values())
          .addAllZones(zones.values())
          .build();
    }

    private BoardPicture naive() {
      BoardPicture expected = BoardPicture.fromSnapshot(naiveSnapshot());
      assertThat(expected.windows())
          .isEqualTo(windows.values().stream().map(WindowLine::of).toList());
      assertThat(expected.zones()).isEqualTo(zones.values().stream().map(ZoneLine::of).toList());
      windows.keySet().forEach(name -> assertThat(picture.window(name)).isPresent());
      return expected;
    }
  }

  @Test
  void aHundredThousandDeltasLeaveThePictureAndTheAnnouncerAsSmallAsBefore() {
    int windows = 70;
    Announcer announcer = new Announcer(30_000);
    BoardPicture picture = BoardPicture.EMPTY;
    int mostRemembered = 0;
    for (int i = 0; i < 100_000; i++) {
      long nowMs = i * 500L;
      WindowPicture call = calling("E" + i % windows, i + 1, "AA" + i, nowMs);
      Delta delta =
          delta(i, i + 1, call).toBuilder().addZones(zone("E", "A" + i % 5, i % 300)).build();
      picture = ((PictureStep.Applied) picture.after(delta)).picture();
      assertThat(announcer.fresh(picture, nowMs)).hasSize(1);
      mostRemembered = Math.max(mostRemembered, announcer.remembered());
    }
    assertThat(picture.windows()).hasSize(windows);
    assertThat(picture.zones()).hasSize(5);
    assertThat(mostRemembered).isLessThanOrEqualTo(30_000 / 500);
  }
}
