package io.jiaohao.journal;

import io.jiaohao.core.CallReason;
import io.jiaohao.core.Command;
import io.jiaohao.core.CrowdLevels;
import io.jiaohao.core.DayFigures;
import io.jiaohao.core.DayKind;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Opening;
import io.jiaohao.core.OrderKey;
import io.jiaohao.core.Origin;
import io.jiaohao.core.Overtime;
import io.jiaohao.core.ShownWait;
import io.jiaohao.core.TicketState;
import io.jiaohao.core.Words;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Entries, plans and images of every kind from a seed. They need not make sense to the rules. */
final class RandomEntries {
  private static final String LETTERS = "abcXYZ019-厅区号 é\uD83C\uDFAB";

  private final Random random;
  private final List<Supplier<Command>> commands =
      List.of(
          () -> new Command.AdoptPlan(plan(), ms()),
          Command.Resume::new,
          Command.Tick::new,
          () -> new Command.IssueTicket(text(), text(), text(), text(), text(), shown()),
          () -> new Command.CancelTicket(id()),
          () -> new Command.OpenWindow(text()),
          () -> new Command.CloseWindow(text()),
          () -> new Command.LoseDevice(text()),
          () -> new Command.RegainDevice(text()),
          () -> new Command.CallNext(text(), id(), text()),
          () -> new Command.Recall(text(), id()),
          () -> new Command.StartService(text(), id()),
          () -> new Command.FinishService(text(), id(), text()),
          () -> new Command.MarkNoShow(text(), id()),
          () -> new Command.ReturnTicket(text(), id(), text()),
          () -> new Command.ConfirmPrint(id()),
          () -> new Command.ReportPrintFailure(id()),
          () -> new Command.ReviveTicket(id()),
          () -> new Command.LoseKiosk(text()),
          () -> new Command.RegainKiosk(text()),
          () -> new Command.EnterPaperTicket(text(), text(), text(), text(), ms()),
          () -> new Command.RejoinTicket(id()),
          () -> new Command.CallTicket(text(), id(), text()),
          () -> new Command.ResumeTicket(text(), id()),
          () -> new Command.IssueAndServe(text(), text(), text()),
          () -> new Command.HoldTicket(text(), id(), text(), ms()),
          () -> new Command.AddService(text(), id(), text()),
          () -> new Command.ChangeService(text(), id(), text()),
          () -> new Command.TransferTicket(text(), id(), target(), oneOf(Command.Place.values())),
          () -> new Command.Undo(text(), id()),
          () -> new Command.ReleaseCall(id(), text()),
          () -> new Command.PauseWindow(text(), text(), ms()),
          () -> new Command.SignIn(text(), text(), truth()),
          () -> new Command.SignOut(text()),
          () -> new Command.SetAuto(text(), truth()),
          () -> new Command.RateCall(id(), count(), text()),
          () -> new Command.HandleRating(id()),
          () -> new Command.StopIssuing(text()),
          () -> new Command.Evacuate(text()),
          () -> new Command.EndEvacuation(text()),
          () -> new Command.ResumeIssuing(text()),
          () -> new Command.ResetZone(text()),
          () -> new Command.SetAside(id()),
          () -> new Command.Book(text(), text(), ms(), text()),
          () -> new Command.ChangeBooking(id(), ms()),
          () -> new Command.CancelBooking(id()),
          () -> new Command.CheckIn(id(), text()));
  private final List<Supplier<Event>> events =
      List.of(
          () -> new Event.PlanAdopted(plan()),
          () -> new Event.DayTurned(id(), ms()),
          () -> new Event.HallResumed(ms(), ms()),
          () ->
              new Event.TicketIssued(
                  id(), text(), count(), text(), text(), text(), ms(), key(), count(), text(), ms(),
                  text(), shown()),
          () -> new Event.TicketCancelled(id()),
          () -> new Event.WindowOpened(text()),
          () -> new Event.WindowClosed(text()),
          () -> new Event.DeviceLost(text()),
          () -> new Event.DeviceBack(text(), ms()),
          () ->
              new Event.TicketCalled(
                  id(), id(), text(), text(), text(), ms(), text(), ms(), ms(), reason()),
          () -> new Event.CallAnnounced(id(), count(), ms(), ms()),
          () -> new Event.ServiceStarted(id(), ms()),
          () -> new Event.ServiceFinished(id(), text(), ms()),
          () -> new Event.TicketDeferred(id(), key()),
          () -> new Event.TicketPassed(id()),
          () -> new Event.TicketReturned(id(), text()),
          () -> new Event.PlanScheduled(plan(), ms()),
          () -> new Event.TicketPrinted(id()),
          () -> new Event.TicketVoided(id()),
          () -> new Event.TicketRevived(id()),
          () -> new Event.KioskLost(text()),
          () -> new Event.KioskBack(text(), ms()),
          () -> new Event.TicketRejoined(id(), key()),
          () -> new Event.TicketHeld(id(), text(), ms(), ms()),
          () -> new Event.HeldTicketMissed(id()),
          () -> new Event.ServiceAdded(id(), text()),
          () -> new Event.ServiceChanged(id(), text()),
          () -> new Event.TicketTransferred(id(), text(), text(), text(), key()),
          () -> new Event.TicketMerged(id(), id(), ms()),
          () ->
              new Event.ActionUndone(
                  text(),
                  some(2, this::id),
                  some(2, this::ticket),
                  some(2, this::call),
                  figures(),
                  ms()),
          () -> new Event.WindowPaused(text(), text(), ms()),
          () -> new Event.ClerkSignedIn(text(), text(), ms()),
          () -> new Event.ClerkSignedOut(text(), text()),
          () -> new Event.AutoSet(text(), truth()),
          () -> new Event.CallRated(id(), count(), text(), text(), text(), text()),
          () -> new Event.RatingHandled(id()),
          () -> new Event.IssuingStopped(text()),
          () -> new Event.EvacuationBegan(text(), ms()),
          () -> new Event.EvacuationEnded(text(), ms()),
          () -> new Event.IssuingResumed(text()),
          () -> new Event.TicketSetAside(id()),
          () -> new Event.BookingMade(id(), text(), text(), text(), ms(), ms()),
          () -> new Event.BookingMoved(id(), ms(), ms()),
          () -> new Event.BookingCancelled(id()),
          () -> new Event.BookingArrived(id(), id(), text(), truth()),
          () -> new Event.BookingMissed(id(), id()));

  RandomEntries(long seed) {
    this.random = new Random(seed);
  }

  int commandKinds() {
    return commands.size();
  }

  int eventKinds() {
    return events.size();
  }

  Command command(int kind) {
    return commands.get(kind).get();
  }

  Event event(int kind) {
    return events.get(kind).get();
  }

  Entry entry(long seq) {
    Optional<Origin> origin =
        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(new Origin(text(), id()));
    return new Entry(seq, ms(), id(), origin, command(random.nextInt(commandKinds())), events(4));
  }

  private List<Event> events(int max) {
    return some(max, () -> event(random.nextInt(eventKinds())));
  }

  HallPlan plan() {
    return new HallPlan(
        text(),
        words(),
        ZoneId.of(random.nextBoolean() ? "Asia/Shanghai" : "+01:30"),
        LocalTime.ofNanoOfDay(random.nextInt(24 * 60) * 60_000_000_000L + random.nextInt(2)),
        count(),
        count(),
        random.nextBoolean() ? new HallPlan.Hours(count(), count()) : hours(),
        new HallPlan.CallRules(count(), count(), ms(), ms(), ms(), count(), count()),
        random.nextInt(4) == 0 ? HallPlan.LifeRules.USUAL : life(),
        new HallPlan.OrderRules(text(), random.nextDouble(), ms()),
        some(3, () -> new HallPlan.Wing(text(), words(), count(), count(), some(3, this::text))),
        some(3, () -> new HallPlan.Zone(text(), words(), crowd())),
        some(3, () -> new HallPlan.TicketClass(text(), words(), ms())),
        some(3, this::service),
        some(3, () -> new HallPlan.Window(text(), text(), words(), some(3, this::skill))),
        some(3, this::text),
        some(3, this::text),
        crowd());
  }

  private CrowdLevels crowd() {
    return truth() ? CrowdLevels.NONE : new CrowdLevels(1 + random.nextInt(100), count());
  }

  private HallPlan.LifeRules life() {
    return new HallPlan.LifeRules(
        ms(),
        ms(),
        ms(),
        ms(),
        count(),
        truth(),
        some(3, this::text),
        some(3, this::text),
        some(3, this::text),
        some(3, this::text),
        new HallPlan.Appointments(
            some(3, this::text),
            text(),
            count(),
            random.nextDouble(),
            count(),
            count(),
            ms(),
            ms(),
            ms(),
            ms(),
            count(),
            count()));
  }

  private HallPlan.Service service() {
    HallPlan.Quota quota = new HallPlan.Quota(count(), random.nextBoolean());
    return new HallPlan.Service(
        text(), words(), text(), text(), ms(), count(), some(3, this::text), quota);
  }

  private HallPlan.Hours hours() {
    List<Opening> openings = new ArrayList<>(some(3, this::opening));
    openings.add(opening());
    return new HallPlan.Hours(
        openings,
        some(3, () -> new HallPlan.Roster(text(), some(3, this::text))),
        some(
            3,
            () ->
                new HallPlan.SpecialDay(
                    LocalDate.ofEpochDay(count()), random.nextBoolean(), text())));
  }

  private Opening opening() {
    DayKind[] kinds = DayKind.values();
    return new Opening(
        new Opening.Scope(text(), text(), text(), text()),
        some(
            3,
            () -> new Opening.Day(kinds[random.nextInt(kinds.length)], some(3, this::openSpan))));
  }

  private Opening.Span openSpan() {
    return new Opening.Span(count(), count(), count(), text(), text());
  }

  HallImage image() {
    return new HallImage(
        id(),
        ms(),
        maybe(this::plan),
        id(),
        maybe(() -> new HallImage.Scheduled(plan(), ms())),
        id(),
        ms(),
        id(),
        id(),
        some(5, () -> new HallImage.Counter(text(), count())),
        some(5, () -> new HallImage.Issued(text(), count())),
        some(5, this::ticket),
        some(5, this::call),
        some(5, () -> new HallImage.Window(text(), truth(), truth(), id(), duty())),
        figures(),
        some(3, () -> new HallImage.WindowOvertime(text(), overtime())),
        some(5, () -> new HallImage.Finished(id(), id(), text(), text(), text(), count(), id())),
        some(3, this::text),
        some(3, this::text),
        some(3, () -> new HallImage.Evacuation(text(), ms())),
        some(3, () -> new HallImage.Orphan(text(), text())),
        id(),
        some(3, this::booking),
        some(3, () -> new HallImage.Missed(text(), id())),
        some(5, () -> new HallImage.Device(text(), id(), id(), some(3, this::remembered))));
  }

  private HallImage.Ticket ticket() {
    return new HallImage.Ticket(
        id(),
        text(),
        text(),
        text(),
        text(),
        ms(),
        key(),
        oneOf(TicketState.values()),
        count(),
        id(),
        truth() ? HallImage.Marks.NONE : marks());
  }

  private HallImage.Booking booking() {
    return new HallImage.Booking(
        id(),
        text(),
        text(),
        text(),
        ms(),
        ms(),
        oneOf(HallImage.BookingState.values()),
        id(),
        text());
  }

  private ShownWait shown() {
    return truth() ? ShownWait.NONE : new ShownWait(random.nextInt(600), random.nextInt(600));
  }

  private HallImage.Marks marks() {
    HallImage.Hold hold =
        truth() ? HallImage.Hold.NONE : new HallImage.Hold(text(), text(), ms(), ms());
    return new HallImage.Marks(text(), text(), ms(), text(), hold, ms(), truth(), truth());
  }

  private HallImage.Call call() {
    return new HallImage.Call(
        id(), id(), text(), ms(), count(), ms(), ms(), ms(), some(2, this::text));
  }

  private HallImage.Duty duty() {
    return truth()
        ? HallImage.Duty.NONE
        : new HallImage.Duty(
            text(), text(), ms(), truth(), ms(), ms(), count(), truth() ? null : lastAction());
  }

  private HallImage.LastAction lastAction() {
    return new HallImage.LastAction(
        id(),
        ms(),
        some(2, this::id),
        some(2, this::id),
        some(2, this::ticket),
        some(2, this::call),
        figures(),
        count());
  }

  private DayFigures figures() {
    return new DayFigures(id(), id(), id(), id(), id(), id(), id(), overtime());
  }

  private Overtime overtime() {
    return new Overtime(id(), ms());
  }

  private Command.Target target() {
    return new Command.Target(text(), text(), text());
  }

  private boolean truth() {
    return random.nextBoolean();
  }

  private <T> T oneOf(T[] all) {
    return all[random.nextInt(all.length)];
  }

  private <T> Optional<T> maybe(Supplier<T> one) {
    return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(one.get());
  }

  private HallImage.Remembered remembered() {
    return new HallImage.Remembered(id(), ms(), command(random.nextInt(commandKinds())), events(3));
  }

  private HallPlan.Skill skill() {
    return new HallPlan.Skill(text(), ms());
  }

  private <T> List<T> some(int max, Supplier<T> one) {
    List<T> list = new ArrayList<>();
    for (int left = random.nextInt(max + 1); left > 0; left--) {
      list.add(one.get());
    }
    return list;
  }

  private Words words() {
    return new Words(text(), text());
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    int[] letters = LETTERS.codePoints().toArray();
    for (int left = random.nextInt(8); left > 0; left--) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  private OrderKey key() {
    return new OrderKey(ms(), ms(), id(), count(), id());
  }

  private CallReason reason() {
    CallReason.Deciding deciding = oneOf(CallReason.Deciding.values());
    return new CallReason(text(), ms(), id(), ms(), deciding, text(), count());
  }

  private long id() {
    return random.nextInt(8) == 0 ? random.nextLong() : random.nextInt(1_000);
  }

  private long ms() {
    return random.nextInt(8) == 0 ? random.nextLong() : 1_790_000_000_000L + random.nextInt();
  }

  private int count() {
    return random.nextInt(8) == 0 ? random.nextInt() : random.nextInt(100);
  }
}
