package io.jiaohao.engine;

import static io.jiaohao.engine.EngineBench.issueCommand;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.LogLines;
import io.jiaohao.app.TestHall;
import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallPlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Faults of our own")
class FaultTest {
  private static final long A_DAY_MS = 24 * 60 * 60 * 1_000L;

  private final EngineBench bench = new EngineBench();

  @Test
  @DisplayName("C09: a fault while deciding fails that command alone; the loop goes on")
  void c09FaultWhileDeciding() {
    adopt(planWith(TestHall.USUAL_CALLS, List.of()));
    Event.TicketCalled call = bench.callSomebody();
    long before = bench.journal.lastSeq();
    try (LogLines log = new LogLines()) {

      // The plan has no outcomes, so there is no usual one.
      Answer bad = bench.submit(new Command.FinishService("E01", call.callId(), ""));
      Answer good = bench.issue();
      bench.turn();

      assertThat(bad.text()).isEqualTo("INTERNAL");
      assertThat(good.text()).isEqualTo("done");
      assertThat(bench.journal.lastSeq()).isEqualTo(before + 1);
      assertThat(bench.loop.figures().faults()).isEqualTo(1);
      assertThat(log.errors()).singleElement().asString().contains("FinishService");
    }
    bench.keeper.hall().checkInvariants();
  }

  @Test
  @DisplayName("C09: a timer that meets a fault is tried again later, and commands go on")
  void c09FaultInATimer() {
    bench.callSomebody();
    adopt(planWith(null, List.of("done")));
    bench.clock.moveMs(TestHall.USUAL_CALLS.intervalMs());
    try (LogLines log = new LogLines()) {
      Answer issued = bench.issue();
      bench.turn();
      assertThat(issued.text()).isEqualTo("done");
      assertThat(log.errors()).hasSize(1);

      bench.turn();
      assertThat(log.errors()).as("not at every turn").hasSize(1);

      bench.clock.moveMs(1_000);
      bench.turn();
      assertThat(log.errors()).as("but again a second later").hasSize(2);
    }
  }

  private static HallPlan planWith(HallPlan.CallRules calls, List<String> outcomes) {
    HallPlan p = TestHall.plan();
    return new HallPlan(
        p.id(),
        p.name(),
        p.zoneId(),
        p.dayReset(),
        p.numberDigits(),
        p.maxWaiting(),
        p.hours(),
        calls,
        p.order(),
        p.wings(),
        p.zones(),
        p.classes(),
        p.services(),
        p.windows(),
        outcomes,
        p.returnReasons());
  }

  private void adopt(HallPlan plan) {
    Answer adopted = bench.submit(new Command.AdoptPlan(plan));
    bench.turn();
    assertThat(adopted.text()).isEqualTo("done");
  }

  @Test
  @DisplayName("a hall that breaks while applying drops its batch and goes back to the journal")
  void brokenHallIsReloaded() {
    bench.issue();
    bench.turn();
    bench.fed.clear();
    breakTheHall();
    try (LogLines log = new LogLines()) {

      Answer refused = bench.submit(new Command.CallNext("E01", 0, ""));
      Answer breaking = bench.issue();
      Answer after = bench.issue();
      bench.turn();

      assertThat(breaking.text()).isEqualTo("INTERNAL");
      assertThat(refused.text()).as("not answered from broken memory").isEqualTo("BUSY");
      assertThat(after.text()).as("decided in the reloaded hall").isEqualTo("done");
      assertThat(after.event(Event.TicketIssued.class).number()).isEqualTo("A002");
      assertThat(log.errors()).singleElement().asString().contains("reloading");
    }
    assertThat(bench.reloads()).isEqualTo(1);
    assertThat(bench.stops).isEmpty();
    assertThat(bench.fed).hasSize(1);
    assertThat(bench.journal.lastSeq()).isEqualTo(bench.keeper.hall().seq());
    bench.keeper.hall().checkInvariants();
  }

  /** Takes the hall ahead of its history, to a time that no entry can have. */
  private void breakTheHall() {
    long future = bench.clock.hallMs() + A_DAY_MS;
    bench
        .keeper
        .hall()
        .apply(
            new Entry(
                bench.keeper.hall().seq() + 1,
                future,
                1,
                Optional.empty(),
                new Command.Tick(),
                List.of()));
  }

  @Test
  @DisplayName("a timer that breaks the hall rests, longer each time; commands go on meanwhile")
  void brokenByItsTimers() {
    bench.callSomebody();
    bench.clock.moveMs(TestHall.USUAL_CALLS.intervalMs());
    try (LogLines log = new LogLines()) {
      for (int restMs : List.of(1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000)) {
        breakTheHall();
        bench.turn();
        assertThat(log.errors()).last().asString().contains("timers rest for " + restMs + " ms");

        bench.clock.moveMs(restMs - 1);
        Answer issued = bench.issue();
        bench.turn();
        assertThat(issued.text()).isEqualTo("done");
        assertThat(bench.commandsFrom(1)).noneMatch(Command.Tick.class::isInstance);
        bench.clock.moveMs(1);
      }
      bench.turn();
      assertThat(bench.commandsFrom(1)).anyMatch(Command.Tick.class::isInstance);
    }
    assertThat(bench.stops).isEmpty();
    bench.keeper.hall().checkInvariants();
  }

  @Test
  @DisplayName("a hall in Redis that breaks of itself is not read again without a rest")
  void brokenBehindRedis() {
    bench.comeBackByItself();
    bench.issue();
    bench.turn();
    for (int i = 0; i < 3; i++) {
      breakTheHall();
      bench.submit(new Command.Resume());
      bench.turn();
      bench.reading.remove().run();
      bench.turn();
    }
    assertThat(bench.readAfterMs).containsExactly(1_000, 2_000, 4_000);

    breakTheHall();
    bench.issue();
    bench.turn();
    assertThat(bench.readAfterMs).as("a device waits by itself").last().isEqualTo(0);
  }

  @Test
  @DisplayName("a fault in a feed does not stop the hall or its replies")
  void faultInAFeed() {
    bench.keeper.feed(
        new EntryFeed() {
          @Override
          public void entry(Entry entry) {
            throw new IllegalStateException("a bug in a view");
          }

          @Override
          public void endOfBatch(long seq) {}
        });
    try (LogLines log = new LogLines()) {
      Answer issued = bench.submit(issueCommand());
      bench.turn();

      assertThat(issued.text()).isEqualTo("done");
      assertThat(bench.fed).hasSize(1);
      assertThat(log.errors()).hasSize(1);
    }
  }
}
