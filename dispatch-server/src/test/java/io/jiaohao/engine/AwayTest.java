package io.jiaohao.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.LogLines;
import io.jiaohao.app.TestHall;
import io.jiaohao.core.Command;
import io.jiaohao.core.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A hall whose journal is away")
class AwayTest {
  private final EngineBench bench = new EngineBench();
  private final LogLines log = new LogLines();

  @BeforeEach
  void goAway() {
    bench.comeBackByItself();
    bench.issue();
    bench.turn();
    bench.fed.clear();
    bench.journal.goAway();
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Test
  @DisplayName("tells everybody to ask again, at once, and keeps nothing for later")
  void refusesAtOnce() {
    Answer first = bench.issue();
    bench.turn();
    assertThat(first.text()).as("not known whether done").isEqualTo("UNAVAILABLE");
    assertThat(bench.keeper.isAway()).isTrue();
    int commits = bench.journal.commits();

    Answer second = bench.issue();
    bench.turn();

    assertThat(second.text()).as("not looked at").isEqualTo("BUSY");
    assertThat(bench.journal.commits()).isEqualTo(commits);
    assertThat(bench.reading).as("one look at a time").hasSize(1);
    assertThat(bench.stops).isEmpty();
  }

  @Test
  @DisplayName("comes back by itself, and what was refused is not there")
  void comesBack() {
    bench.issue();
    bench.turn();
    look();
    look();
    assertThat(bench.keeper.isAway()).isTrue();

    bench.journal.mend();
    look();

    assertThat(bench.keeper.isAway()).isFalse();
    Answer issued = bench.issue();
    bench.turn();
    assertThat(issued.event(Event.TicketIssued.class).number()).isEqualTo("A002");
    bench.keeper.hall().checkInvariants();
  }

  @Test
  @DisplayName(
      "C05, C14: a batch that was written all the same is fed, and its repeat gets its answer")
  void whatWasWrittenIsFed() {
    Answer unknown = bench.request("kiosk-E1", 50, EngineBench.issueCommand());
    bench.turn();
    assertThat(unknown.text()).isEqualTo("UNAVAILABLE");
    bench.journal.lastOneWasWritten();
    bench.journal.mend();
    look();

    assertThat(bench.fed)
        .extracting(entry -> entry.command().getClass().getSimpleName())
        .containsExactly("IssueTicket", "Resume");
    long seq = bench.journal.lastSeq();
    Answer repeat = bench.request("kiosk-E1", 50, EngineBench.issueCommand());
    bench.turn();
    assertThat(repeat.text()).isEqualTo("repeated");
    assertThat(repeat.event(Event.TicketIssued.class).number()).isEqualTo("A002");
    assertThat(bench.journal.lastSeq()).isEqualTo(seq);
  }

  @Test
  @DisplayName("gives the time away back: nobody is a no-show because of it")
  void timeAwayIsGivenBack() {
    bench.journal.mend();
    bench.callSomebody();
    bench.journal.goAway();
    bench.issue();
    bench.turn();
    bench.clock.moveMs(TestHall.USUAL_CALLS.intervalMs() * 20L);
    bench.journal.mend();
    look();

    assertThat(bench.commandsFrom(1)).noneMatch(Command.Tick.class::isInstance);
    assertThat(bench.commandsFrom(1)).anyMatch(Command.Resume.class::isInstance);
  }

  @Test
  @DisplayName("stops when what is there now is damaged")
  void stopsAtDamage() {
    bench.issue();
    bench.turn();
    bench.journal.damage();
    bench.journal.mend();
    look();

    assertThat(bench.stops).singleElement().isInstanceOf(JournalDamagedException.class);
    Answer refused = bench.issue();
    bench.turn();
    assertThat(refused.text()).isEqualTo("UNAVAILABLE");
  }

  private void look() {
    bench.reading.remove().run();
    bench.turn();
  }
}
