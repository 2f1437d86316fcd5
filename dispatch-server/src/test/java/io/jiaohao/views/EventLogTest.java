package io.jiaohao.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The latest events in memory")
class EventLogTest {
  private static final int KEPT = 4;

  private final EventLog log = new EventLog(HallState.empty().image(), KEPT);

  private void entry(long seq, Event... events) {
    log.entry(new Entry(seq, seq, 1, Optional.empty(), new Command.Tick(), List.of(events)));
  }

  private static EventPosition at(String text) {
    return EventPosition.of(text).orElseThrow();
  }

  private List<String> after(String position) {
    return log.after(at(position), log.seq(), 10).orElseThrow().stream()
        .map(event -> event.position().text())
        .toList();
  }

  @Test
  @DisplayName("are told after any of them, when their batch is over")
  void after() {
    entry(1, new Event.WindowOpened("E01"), new Event.AutoSet("E01", true), opened());
    assertThat(after("0")).isEmpty();
    log.endOfBatch(1);

    assertThat(after("0")).containsExactly("1-1", "1-3");
    assertThat(after("1-1")).containsExactly("1-3");
    assertThat(after("1-2")).containsExactly("1-3");
    assertThat(after("1")).isEmpty();
    assertThat(after("9")).isEmpty();
  }

  private static Event opened() {
    return new Event.WindowOpened("E02");
  }

  @Test
  @DisplayName("are only so many; who is too far behind for them is known")
  void bounded() {
    for (int seq = 1; seq <= 3; seq++) {
      entry(seq, opened(), opened());
    }
    assertThat(log.reaches(at("0"))).isTrue();
    log.endOfBatch(3);

    assertThat(after("0")).hasSize(KEPT);
    assertThat(log.reaches(at("0"))).isFalse();
    assertThat(log.reaches(at("1-1"))).isFalse();
    assertThat(log.reaches(at("1"))).isTrue();
    assertThat(log.reaches(at("2-1"))).isTrue();
  }

  @Test
  @DisplayName("are told in order and without a gap while they are written, or it is known")
  void readWhileWritten() throws Exception {
    int entries = 20_000;
    ExecutorService writer = Executors.newSingleThreadExecutor();
    Future<?> writing =
        writer.submit(
            () -> {
              for (int seq = 1; seq <= entries; seq++) {
                entry(seq, opened(), opened());
                log.endOfBatch(seq);
              }
            });
    EventPosition last = at("0");
    while (last.compareTo(at(entries + "-2")) < 0) {
      long seq = log.seq();
      Optional<List<HallEvent>> next = log.after(last, seq, 3);
      if (!log.reaches(last)) {
        last = EventPosition.afterAll(seq);
      } else if (next.isPresent()) {
        for (HallEvent event : next.get()) {
          assertThat(event.position()).isEqualTo(after(last));
          last = event.position();
        }
      }
    }
    writing.get();
    writer.shutdown();
  }

  private static EventPosition after(EventPosition one) {
    return one.index() == 1 ? new EventPosition(one.seq(), 2) : new EventPosition(one.seq() + 1, 1);
  }

  @Test
  @DisplayName("are at positions that are read as they are written, and nothing else is")
  void positions() {
    for (String text : List.of("0", "17", "17-1", "17-999999")) {
      assertThat(at(text).text()).isEqualTo(text);
    }
    for (String text : List.of("", "-1", "17-0", "x", "17-1-1", "1e3", "1234567890123456789")) {
      assertThat(EventPosition.of(text)).as(text).isEmpty();
    }
    assertThat(at("17-1").wholeSeq()).isEqualTo(16);
    assertThat(at("17")).isGreaterThan(at("17-5")).isLessThan(at("18-1"));
  }
}
