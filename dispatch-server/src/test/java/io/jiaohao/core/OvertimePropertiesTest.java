package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("In every run of commands, overtime")
class OvertimePropertiesTest {
  private static final int USUAL = 100;
  private static final int MANY = 10_000;

  /** Reads entries and counts anew: who was called where and when, and whose finish stayed. */
  private static final class Recount {
    private final NaiveOvertime.Watchman watchman = new NaiveOvertime.Watchman();
    private final Map<Long, Event.TicketCalled> called = new HashMap<>();
    private final Map<Long, Long> msByCall = new TreeMap<>();
    private HallPlan plan;
    private LocalDate day;

    void read(Entry entry) {
      for (Event event : entry.events()) {
        if (event instanceof Event.PlanAdopted e) {
          plan = e.plan();
        } else if (event instanceof Event.DayTurned e) {
          day = LocalDate.ofEpochDay(e.epochDay());
          msByCall.clear();
        } else if (event instanceof Event.TicketCalled e) {
          called.put(e.callId(), e);
        } else if (event instanceof Event.ServiceFinished e) {
          ended(e.callId(), entry.atMs());
        } else if (event instanceof Event.TicketMerged e) {
          ended(e.callId(), entry.atMs());
        } else if (event instanceof Event.ActionUndone e) {
          e.calls().forEach(call -> msByCall.remove(call.callId()));
        }
      }
    }

    private void ended(long callId, long atMs) {
      Event.TicketCalled call = called.get(callId);
      long ms = watchman.overtimeMs(plan, day, call.window(), call.calledAtMs(), atMs);
      if (ms > 0) {
        msByCall.put(callId, ms);
      }
    }

    Overtime sum() {
      return new Overtime(
          msByCall.size(), msByCall.values().stream().mapToLong(Long::longValue).sum());
    }

    Map<String, Overtime> byWindow() {
      Map<String, Overtime> byWindow = new TreeMap<>();
      msByCall.forEach(
          (call, ms) ->
              byWindow.merge(called.get(call).window(), new Overtime(1, ms), Overtime::plus));
      return byWindow;
    }
  }

  @Test
  @DisplayName(
      "of the hall and of each window is what a naive recount of the journal's entries finds")
  void isWhatARecountFinds() {
    long[] most = new long[1];
    Seeds.of(USUAL, MANY)
        .forEach(
            seed -> {
              List<Entry> history = RunPlayer.play(seed);
              HallState hall = HallState.empty();
              Recount recount = new Recount();
              for (Entry entry : history) {
                hall.apply(entry);
                recount.read(entry);
                assertThat(hall.figures().overtime())
                    .as("seed %d, entry %d", seed, entry.seq())
                    .isEqualTo(recount.sum());
                assertThat(byWindow(hall)).isEqualTo(recount.byWindow());
              }
              most[0] = Math.max(most[0], recount.sum().calls());
            });
    assertThat(most[0]).as("overtime happens at all in these runs").isGreaterThan(1);
  }

  private static Map<String, Overtime> byWindow(HallState hall) {
    Map<String, Overtime> byWindow = new TreeMap<>();
    hall.image().overtime().forEach(o -> byWindow.put(o.window(), o.overtime()));
    return byWindow;
  }
}
