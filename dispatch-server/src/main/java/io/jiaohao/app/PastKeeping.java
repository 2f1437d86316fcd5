package io.jiaohao.app;

import io.jiaohao.core.CallWords;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.LookBack;
import io.jiaohao.views.DayBook;
import io.jiaohao.views.DayReport;
import io.jiaohao.views.HallPicture;
import io.jiaohao.views.HallView;
import io.jiaohao.web.PastDesk;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What has been, from the journal that the server is writing. */
record PastKeeping(LookBack journal, Supplier<Optional<HallPlan>> inForce) implements PastDesk {
  private static final int LISTED_MAX = 20;

  private interface Look<T> {
    T taken() throws JournalException;
  }

  private static <T> T taken(Look<T> look) throws IOException {
    try {
      return look.taken();
    } catch (LookBack.TooLongException e) {
      throw new TooFarException(e.getMessage(), e);
    } catch (JournalException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public HallPicture at(long atMs) throws IOException {
    HallPicture picture = new HallView(taken(() -> journal.at(atMs))).picture(atMs, 1);
    LocalDate day = LocalDate.parse(picture.day());
    DayBook book = new DayBook(plan(), day);
    read(plan().dayBeginsAtMs(day), atMs + 1, book::entry);
    return book.withWaits(picture);
  }

  @Override
  public Optional<Why> why(long callId) throws IOException {
    return taken(() -> journal.why(callId)).map(PastKeeping::told);
  }

  @Override
  public Optional<Why> why(String number, LocalDate day) throws IOException {
    AtomicLong last = new AtomicLong();
    read(
        day,
        entry -> {
          for (Event event : entry.events()) {
            if (event instanceof Event.TicketCalled call && call.number().equals(number)) {
              last.set(call.callId());
            }
          }
        });
    return last.get() == 0 ? Optional.empty() : why(last.get());
  }

  private static Why told(LookBack.Explained explained) {
    Event.TicketCalled call = explained.call();
    List<HallImage.Ticket> list = explained.list();
    Optional<String> runnerUp =
        list.stream()
            .filter(one -> one.ticketId() == call.reason().runnerUpTicket())
            .map(HallImage.Ticket::number)
            .findFirst();
    return new Why(
        call.callId(),
        call.number(),
        call.service(),
        call.window(),
        call.calledAtMs(),
        call.reason(),
        CallWords.of(call.reason(), runnerUp),
        list.subList(0, Math.min(LISTED_MAX, list.size())),
        list.size(),
        explained.agrees());
  }

  @Override
  public DayReport report(LocalDate day) throws IOException {
    DayBook book = new DayBook(plan(), day);
    read(day, book::entry);
    return book.report();
  }

  private HallPlan plan() throws IOException {
    return inForce.get().orElseThrow(() -> new IOException("the hall has no plan yet"));
  }

  private void read(LocalDate day, Consumer<Entry> reader) throws IOException {
    read(plan().dayBeginsAtMs(day), plan().dayBeginsAtMs(day.plusDays(1)), reader);
  }

  private void read(long fromMs, long toMs, Consumer<Entry> reader) throws IOException {
    taken(
        () -> {
          journal.between(fromMs, toMs, reader);
          return toMs;
        });
  }
}
