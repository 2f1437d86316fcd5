package io.jiaohao.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.TestHall;
import io.jiaohao.core.CallReason;
import io.jiaohao.core.Command;
import io.jiaohao.core.DayFigures;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.OrderKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The book of a day")
class DayBookTest {
  /** Ten in the morning in Shanghai. */
  private static final long TEN_MS = Instant.parse("2026-11-25T02:00:00Z").toEpochMilli();

  private static final long MINUTE_MS = 60_000;

  private final DayBook book = new DayBook(TestHall.plan(), LocalDate.parse("2026-11-25"));
  private long seq;

  private void at(long ms, Event... events) {
    seq++;
    book.entry(new Entry(seq, ms, 1, Optional.empty(), new Command.Tick(), List.of(events)));
  }

  private static Event call(
      long id, String service, long waitedMs, long atMs, CallReason.Deciding why) {
    return new Event.TicketCalled(
        id,
        id,
        "A%03d".formatted(id),
        service,
        "walk-in",
        atMs - waitedMs,
        "E01",
        atMs,
        atMs + 20_000,
        new CallReason("head-start", 0, 0, 0, why));
  }

  private static Event call(long id, String service, long waitedMs, long atMs) {
    return call(id, service, waitedMs, atMs, CallReason.Deciding.ONLY_ONE);
  }

  private static Event undone(List<Long> ended) {
    return new Event.ActionUndone("E01", ended, List.of(), List.of(), DayFigures.NONE, TEN_MS);
  }

  @Test
  @DisplayName("tells waits by zone and hour with exact percentiles")
  void waits() {
    for (int i = 1; i <= 10; i++) {
      at(TEN_MS, call(i, "AA", i * MINUTE_MS, TEN_MS));
    }
    at(TEN_MS, call(11, "BA", 90 * MINUTE_MS, TEN_MS + 61 * MINUTE_MS));

    DayReport report = book.report();

    assertThat(report.zones())
        .containsExactly(
            new DayReport.Hour("E", "Z1", "", 10, new HallPicture.Waits(10, 300, 540, 600, 600)),
            new DayReport.Hour(
                "E", "Z2", "", 11, new HallPicture.Waits(1, 5400, 5400, 5400, 5400)));
    assertThat(report.services()).extracting(DayReport.Hour::service).containsExactly("AA", "BA");
    assertThat(report.waits().count()).isEqualTo(11);
  }

  @Test
  @DisplayName("counts no wait of who comes back from hold or got the number at the window")
  void noWait() {
    at(TEN_MS, call(1, "AA", MINUTE_MS, TEN_MS, CallReason.Deciding.RESUMED));
    at(TEN_MS, call(2, "AA", MINUTE_MS, TEN_MS, CallReason.Deciding.ISSUED_HERE));

    assertThat(book.report().called()).isEqualTo(2);
    assertThat(book.report().waits().count()).isZero();
    assertThat(book.report().zones()).isEmpty();
  }

  @Test
  @DisplayName("counts calls in vain, and the time of each service that has ended")
  void windows() {
    at(TEN_MS, call(1, "AA", 0, TEN_MS));
    at(TEN_MS, new Event.TicketDeferred(1, new OrderKey(0, 0, 0, 0, 1)));
    at(TEN_MS, call(2, "AA", 0, TEN_MS));
    at(TEN_MS + MINUTE_MS, new Event.ServiceStarted(2, TEN_MS + MINUTE_MS));
    at(TEN_MS + 6 * MINUTE_MS, new Event.ServiceFinished(2, "done", 2 * MINUTE_MS));
    at(TEN_MS, call(3, "AA", 0, TEN_MS));

    assertThat(book.report().windows())
        .containsExactly(
            new DayReport.WindowDay("E01", "E", 3, 1, 1, 5 * MINUTE_MS, 2 * MINUTE_MS, 0, 0));
    assertThat(book.report().noShows()).isEqualTo(1);
    assertThat(book.report().overtimeMs()).isEqualTo(2 * MINUTE_MS);
  }

  @Test
  @DisplayName("forgets what was taken back")
  void takenBack() {
    at(TEN_MS, call(1, "AA", MINUTE_MS, TEN_MS));
    at(TEN_MS, undone(List.of(1L)));

    assertThat(book.report().called()).isZero();
    assertThat(book.report().waits().count()).isZero();
  }
}
