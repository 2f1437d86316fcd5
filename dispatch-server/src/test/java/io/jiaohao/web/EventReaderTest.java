package io.jiaohao.web;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.journal.WorkingHall;
import io.jiaohao.views.EventLog;
import io.jiaohao.views.EventPosition;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A reader of events whose journal lags behind them")
class EventReaderTest {
  private static final int READS = 4;

  private final Vertx vertx = Vertx.vertx();
  private final List<Long> readNanos = new CopyOnWriteArrayList<>();

  /** A copy that is written behind and just now gets nothing more. */
  private EventHistory.Past lagging() {
    return () -> {
      readNanos.add(System.nanoTime());
      return new EventHistory.Stretch(List.of(), 0);
    };
  }

  private EventReader reader() {
    WorkingHall hall = new WorkingHall(1);
    hall.work(READS);
    EventLog ahead = new EventLog(hall.hall.image());
    EventSources sources =
        new EventSources(
            ahead,
            position -> lagging(),
            task -> new Thread(task, "reading").start(),
            null,
            null,
            Runnable::run,
            System::currentTimeMillis);
    return new EventReader(
        sources, event -> true, EventPosition.afterAll(0), vertx.getOrCreateContext());
  }

  private void readOn(EventReader reader) {
    reader.next(10, () -> readOn(reader));
  }

  @Test
  @DisplayName("waits between one look and the next, instead of reading round and round")
  void rests() {
    EventReader reader = reader();
    vertx.runOnContext(now -> readOn(reader));
    await().until(() -> readNanos.size() >= READS);
    vertx.runOnContext(now -> reader.close());
    for (int i = 1; i < READS; i++) {
      assertThat(TimeUnit.NANOSECONDS.toMillis(readNanos.get(i) - readNanos.get(i - 1)))
          .isGreaterThanOrEqualTo(EventReader.LAG_REST_MS - 10);
    }
    vertx.close();
  }
}
