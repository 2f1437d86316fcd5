package io.jiaohao.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallPlan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Hall time, stamps and deadlines")
class HallTimeTest {
  private static final HallPlan.CallRules CALLS = EngineBench.calls();
  private static final long RESUME_GRACE_MS = 30_000;
  private static final long AN_HOUR_MS = 60 * 60 * 1_000L;

  private final EngineBench bench = new EngineBench();

  @Test
  @DisplayName("stamps never go back, even if the clock does")
  void stampsNeverGoBack() {
    Answer first = bench.issue();
    bench.turn();
    bench.clock.moveMs(-AN_HOUR_MS);
    Answer second = bench.issue();
    bench.turn();

    long firstAt = first.event(Event.TicketIssued.class).issuedAtMs();
    assertThat(second.event(Event.TicketIssued.class).issuedAtMs()).isEqualTo(firstAt);
  }

  @Test
  @DisplayName("after a restart, stamps go on from the last entry's")
  void stampsGoOnAfterARestart() {
    bench.issue();
    bench.turn();
    long lastStamp = bench.keeper.hall().atMs();

    bench.clock.moveMs(-AN_HOUR_MS);
    bench.boot();
    bench.issue();
    bench.turn();

    assertThat(bench.keeper.hall().atMs()).isEqualTo(lastStamp);
  }

  @Test
  @DisplayName("what is due is settled before the commands of the turn")
  void deadlinesComeFirst() {
    bench.callSomebody();
    long from = bench.journal.lastSeq() + 1;
    bench.clock.moveMs(CALLS.intervalMs());

    bench.issue();
    bench.turn();

    assertThat(bench.commandsFrom(from))
        .containsExactly(new Command.Tick(), EngineBench.issueCommand());
  }

  @Test
  @DisplayName("before its time a deadline writes nothing")
  void nothingDueNothingWritten() {
    bench.callSomebody();
    long before = bench.journal.lastSeq();

    bench.clock.moveMs(CALLS.intervalMs() - 1);
    bench.turn();
    assertThat(bench.journal.lastSeq()).isEqualTo(before);

    bench.clock.moveMs(1);
    bench.turn();
    assertThat(bench.journal.lastSeq()).isEqualTo(before + 1);
  }

  @Test
  @DisplayName("each of many halls has its own deadlines, and only what is due has a turn")
  void deadlinesOfManyHalls() {
    List<HallKeeper> others = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      bench.clock.moveMs(10);
      HallKeeper other = bench.host("outlet-" + i, new FakeJournal());
      bench.callSomebody(other.hallId());
      others.add(other);
    }
    List<Long> called = others.stream().map(other -> other.hall().seq()).toList();

    bench.clock.moveMs(CALLS.intervalMs() - 100);
    bench.turn();

    for (int i = 0; i < 20; i++) {
      long expected = called.get(i) + (i < 10 ? 1 : 0);
      assertThat(others.get(i).hall().seq()).as("hall %d", i).isEqualTo(expected);
    }
  }

  @Test
  @DisplayName("what came due while a commit was outstanding is settled when it is done")
  void dueWhileInFlight() {
    bench.callSomebody();
    bench.journal.hold();
    bench.issue();
    bench.turn();
    bench.clock.moveMs(CALLS.intervalMs());
    bench.turn();
    bench.fed.clear();

    bench.journal.complete();
    bench.runTasks();
    bench.journal.complete();

    assertThat(events())
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("TicketIssued", "CallAnnounced");
  }

  @Test
  @DisplayName("a call is announced three times, then its visitor is a no-show")
  void announcementsThenNoShow() {
    bench.callSomebody();
    bench.fed.clear();

    for (int i = 0; i < CALLS.maxCalls() - 1; i++) {
      bench.clock.moveMs(CALLS.intervalMs());
      bench.turn();
    }
    bench.clock.moveMs(CALLS.noShowAfterMs());
    bench.turn();

    assertThat(events())
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("CallAnnounced", "CallAnnounced", "TicketDeferred");
  }

  @Test
  @DisplayName("the time that the server was away is given back, and 30 s more")
  void resumeShiftsDeadlines() {
    Event.TicketCalled call = bench.callSomebody();
    long calledAt = bench.clock.hallMs();

    bench.clock.moveMs(AN_HOUR_MS);
    bench.boot();
    bench.submit(new Command.Resume());
    bench.turn();

    bench.submit(new Command.RegainDevice("E01"));
    bench.turn();

    assertThat(bench.keeper.hall().nextDeadlineMs())
        .isEqualTo(calledAt + CALLS.intervalMs() + AN_HOUR_MS + RESUME_GRACE_MS);
    assertThat(bench.keeper.hall().image().calls())
        .singleElement()
        .satisfies(open -> assertThat(open.callId()).isEqualTo(call.callId()))
        .satisfies(open -> assertThat(open.announcement()).isEqualTo(1));
  }

  @Test
  @DisplayName("nobody is announced or a no-show because the server was away")
  void resumeComesBeforeDeadlines() {
    bench.callSomebody();
    bench.fed.clear();

    bench.clock.moveMs(AN_HOUR_MS);
    bench.boot();
    bench.submit(new Command.Resume());
    bench.turn();

    assertThat(events()).singleElement().isInstanceOf(Event.HallResumed.class);
  }

  private List<Event> events() {
    return bench.fed.stream().map(Entry::events).flatMap(List::stream).toList();
  }
}
