package io.jiaohao.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A hall that other nodes may serve")
class GiveWayTest {
  private final EngineBench bench = new EngineBench();
  private final AtomicBoolean mayServe = new AtomicBoolean(true);

  private void share(boolean givesWay) {
    bench.comeBackByItself(givesWay);
    bench.keeper.serveWhile(mayServe::get);
  }

  @Test
  @DisplayName("C07: who may not serve any more answers nothing, not even from memory")
  void nothingFromMemory() {
    share(true);
    bench.request("kiosk-E1", 50, EngineBench.issueCommand());
    bench.turn();
    int commits = bench.journal.commits();
    mayServe.set(false);

    Answer repeat = bench.request("kiosk-E1", 50, EngineBench.issueCommand());
    bench.turn();
    assertThat(repeat.text()).isEqualTo("BUSY");
    assertThat(bench.journal.commits()).isEqualTo(commits);
    assertThat(bench.keeper.isAway()).isTrue();
  }

  @Test
  @DisplayName("an idle one notices without being asked, and goes on if nobody has the hall")
  void idle() {
    share(true);
    bench.turn();
    mayServe.set(false);
    bench.keeper.look();
    assertThat(bench.keeper.isAway()).isTrue();
    mayServe.set(true);
    readAgain();
    assertThat(bench.keeper.isAway()).isFalse();
    assertThat(bench.stops).isEmpty();
  }

  @Test
  @DisplayName("it is told once that another node has the hall, and is not tried again")
  void taken() {
    share(true);
    bench.journal.take();
    mayServe.set(false);
    bench.keeper.look();
    readAgain();
    assertThat(bench.stops).singleElement().isInstanceOf(JournalTakenException.class);
    assertThat(bench.reading).isEmpty();
    Answer late = bench.issue();
    bench.turn();
    assertThat(late.text()).as("asked again at the other node").isEqualTo("BUSY");
  }

  @Test
  @DisplayName("the only node of a hall waits for a lease that some other process holds")
  void alone() {
    share(false);
    bench.journal.take();
    mayServe.set(false);
    bench.keeper.look();
    readAgain();
    assertThat(bench.stops).isEmpty();
    assertThat(bench.reading).hasSize(1);
  }

  @Test
  @DisplayName("before it is given away what is under way ends, and nothing new begins")
  void retires() {
    share(true);
    bench.journal.hold();
    Answer underWay = bench.issue();
    bench.turn();
    Answer waiting = bench.issue();
    bench.turn();
    AtomicInteger done = new AtomicInteger();
    bench.keeper.retire(done::incrementAndGet);
    assertThat(done).hasValue(0);
    assertThat(waiting.text()).isEqualTo("BUSY");

    bench.journal.complete();
    assertThat(done).hasValue(1);
    assertThat(underWay.text()).doesNotContain("BUSY");
    int commits = bench.journal.commits();
    Answer late = bench.issue();
    bench.clock.moveMs(60_000);
    bench.turn();
    assertThat(late.text()).isEqualTo("BUSY");
    assertThat(bench.journal.commits()).isEqualTo(commits);
  }

  private void readAgain() {
    bench.reading.remove().run();
    bench.turn();
  }
}
