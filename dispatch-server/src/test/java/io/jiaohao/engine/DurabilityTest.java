package io.jiaohao.engine;

import static io.jiaohao.engine.EngineBench.issueCommand;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.LogLines;
import io.jiaohao.app.TestHall;
import io.jiaohao.core.Command;
import io.jiaohao.core.Event;
import io.jiaohao.core.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Nothing leaves before it is durable")
class DurabilityTest {
  private static final String OTHER_HALL = "other";

  private final EngineBench bench = new EngineBench();

  @Test
  @DisplayName("a refusal leaves no entry")
  void refusalsLeaveNoEntry() {
    long before = bench.journal.lastSeq();

    Answer refused = bench.submit(new Command.CallNext("E01", 0, ""));
    bench.turn();

    assertThat(refused.text()).isEqualTo("WINDOW_CLOSED");
    assertThat(bench.journal.lastSeq()).isEqualTo(before);
  }

  @Test
  @DisplayName("replies and feeds wait for the commit")
  void repliesAndFeedsWait() {
    bench.journal.hold();

    Answer issued = bench.issue();
    bench.turn();
    assertThat(issued.text()).isEmpty();
    assertThat(bench.fed).isEmpty();

    bench.journal.complete();
    assertThat(issued.text()).isEqualTo("done");
    assertThat(bench.fed).hasSize(1);
  }

  @Test
  @DisplayName("a refusal that rests on an entry of its batch waits with it")
  void refusalsOfABatchWait() {
    bench.journal.hold();

    bench.submit(new Command.OpenWindow("E01"));
    Answer openAlready = bench.submit(new Command.OpenWindow("E01"));
    bench.turn();
    assertThat(openAlready.text()).isEmpty();

    bench.journal.complete();
    assertThat(openAlready.text()).isEqualTo("WINDOW_OPEN");
  }

  @Test
  @DisplayName("all that has come in a turn is one commit")
  void oneCommitATurn() {
    int before = bench.journal.commits();

    List<Answer> answers = List.of(bench.issue(), bench.issue(), bench.issue());
    bench.turn();

    assertThat(answers).extracting(Answer::text).containsOnly("done");
    assertThat(bench.journal.commits()).isEqualTo(before + 1);
  }

  @Test
  @DisplayName("while one hall's commit is outstanding, another hall goes on")
  void otherHallsGoOn() {
    bench.host(OTHER_HALL, new FakeJournal());
    bench.submit(OTHER_HALL, new Command.AdoptPlan(TestHall.plan()));
    bench.turn();
    bench.journal.hold();
    Answer waiting = bench.issue();
    bench.turn();

    Answer elsewhere = bench.submit(OTHER_HALL, issueCommand());
    bench.turn();

    assertThat(elsewhere.text()).isEqualTo("done");
    assertThat(waiting.text()).isEmpty();
  }

  @Test
  @DisplayName("commands that come meanwhile wait, and are done after the commit")
  void commandsWaitForTheCommit() {
    bench.journal.hold();
    bench.issue();
    bench.turn();

    Answer second = bench.issue();
    bench.turn();
    assertThat(second.text()).isEmpty();

    bench.journal.complete();
    bench.turn();
    bench.journal.complete();
    assertThat(second.text()).isEqualTo("done");
    assertThat(second.event(Event.TicketIssued.class).number()).isEqualTo("A002");
  }

  @Test
  @DisplayName("a hall in flight holds only so many commands; the next is told busy")
  void pendingIsBounded() {
    EngineBench small = new EngineBench(new EngineSettings(100, 2, 100, 64, 1_000, 0));
    small.journal.hold();
    small.issue();
    small.turn();

    List<Answer> answers = List.of(small.issue(), small.issue(), small.issue());
    small.turn();

    assertThat(answers).extracting(Answer::text).containsExactly("", "", "BUSY");
    assertThat(small.loop.figures().busy()).isEqualTo(1);
  }

  @Test
  @DisplayName("a full inbox answers busy at once")
  void inboxIsBounded() {
    EngineBench small = new EngineBench(new EngineSettings(2, 100, 100, 64, 1_000, 0));

    List<Answer> answers = List.of(small.issue(), small.issue(), small.issue());

    assertThat(answers).extracting(Answer::text).containsExactly("", "", "BUSY");
    small.turn();
    assertThat(answers).extracting(Answer::text).containsExactly("done", "done", "BUSY");
  }

  @Test
  @DisplayName("more than one batch holds is done in the next turns, without anybody asking")
  void longQueuesTakeSeveralBatches() {
    EngineBench small = new EngineBench(new EngineSettings(100, 100, 2, 64, 1_000, 0));
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      answers.add(small.issue());
    }

    small.turn();

    assertThat(answers).extracting(Answer::text).containsOnly("done");
  }

  @Test
  @DisplayName("a hall that is not served here is said to be unavailable")
  void unknownHall() {
    Answer answer = bench.submit("nowhere", issueCommand());
    bench.turn();

    assertThat(answer.text()).isEqualTo("UNAVAILABLE");
  }

  @Test
  @DisplayName("a failed commit fails its replies, feeds nothing, stops the hall, tells once")
  void commitFailureStopsTheHall() {
    bench.journal.fail();
    bench.fed.clear();
    List<Answer> batch = List.of(bench.issue(), bench.submit(new Command.OpenWindow("E01")));
    int before = bench.journal.commits();
    bench.turn();

    assertThat(batch).extracting(Answer::text).containsOnly("UNAVAILABLE");
    assertThat(bench.fed).isEmpty();
    assertThat(bench.stops).singleElement().isInstanceOf(JournalException.class);

    bench.journal.mend();
    Answer later = bench.issue();
    bench.turn();
    assertThat(later.text()).isEqualTo("UNAVAILABLE");
    assertThat(bench.journal.commits()).as("never tried again").isEqualTo(before + 1);
    assertThat(bench.stops).hasSize(1);
  }

  @Test
  @DisplayName("commands that waited for a commit that fails are failed with it")
  void waitingCommandsFailWithTheHall() {
    bench.journal.hold();
    bench.issue();
    bench.turn();
    Answer waiting = bench.issue();
    bench.turn();

    bench.journal.fail();
    bench.journal.complete();

    assertThat(waiting.text()).isEqualTo("UNAVAILABLE");
  }

  @Test
  @DisplayName("a journal that throws is a failed commit, not a hall that hangs")
  void journalThatThrows() {
    bench.journal.throwUp();
    Answer issued = bench.issue();

    bench.turn();

    assertThat(issued.text()).isEqualTo("UNAVAILABLE");
    assertThat(bench.stops).hasSize(1);
  }

  @Test
  @DisplayName("a fault while answering one command leaves the others their answers")
  void faultWhileAnswering() {
    try (LogLines log = new LogLines()) {
      bench.loop.offer(
          new Submission(EngineBench.HALL, Optional.empty(), issueCommand(), new Thrower()));
      Answer second = bench.issue();

      bench.turn();

      assertThat(second.text()).isEqualTo("done");
      assertThat(bench.fed).hasSize(2);
      assertThat(log.errors()).hasSize(1);
    }
  }

  @Test
  @DisplayName("a fault while failing one command leaves the others their answers")
  void faultWhileFailing() {
    bench.journal.fail();
    try (LogLines log = new LogLines()) {
      bench.loop.offer(
          new Submission(EngineBench.HALL, Optional.empty(), issueCommand(), new Thrower()));
      Answer second = bench.issue();

      bench.turn();

      assertThat(second.text()).isEqualTo("UNAVAILABLE");
      assertThat(bench.stops).hasSize(1);
      assertThat(log.errors()).hasSize(1);
    }
  }

  /** Somebody whose answer cannot be given. */
  private static final class Thrower implements ReplyTo {
    @Override
    public void done(List<Event> events, boolean repeated) {
      throw new IllegalStateException("gone");
    }

    @Override
    public void refused(Refusal refusal) {
      throw new IllegalStateException("gone");
    }

    @Override
    public void failed(Failure failure) {
      throw new IllegalStateException("gone");
    }
  }
}
