package io.jiaohao.journal;

import io.jiaohao.core.CallReason;
import io.jiaohao.core.CallReason.Deciding;
import io.jiaohao.core.Command;
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

/**
 * What the golden files of format 2 hold: every kind of command, event and part of an image once
 * with all its fields, typed here and never derived. They need not make sense to the rules.
 */
final class SecondFormat {
  private static final long AT_MS = 1_790_000_000_000L;
  private static final String HASH = "5f".repeat(32);
  private static final OrderKey KEY = new OrderKey(AT_MS + 300_000, AT_MS, 4, 1, 5);
  private static final ShownWait SHOWN = new ShownWait(10, 25);

  private final List<Entry> entries = new ArrayList<>();

  private SecondFormat() {}

  static List<Entry> entries() {
    SecondFormat all = new SecondFormat();
    all.hall();
    all.tickets();
    all.calls();
    all.endings();
    all.windows();
    all.bookings();
    return all.entries;
  }

  private void add(Command command, Event... events) {
    long seq = entries.size() + 1L;
    Optional<Origin> origin =
        seq % 5 == 0 ? Optional.empty() : Optional.of(new Origin("window-E01", seq));
    entries.add(new Entry(seq, AT_MS + seq, 2, origin, command, List.of(events)));
  }

  private void hall() {
    add(
        new Command.AdoptPlan(plan()),
        new Event.PlanAdopted(plan()),
        new Event.DayTurned(20_717, AT_MS + 80_000_000));
    add(
        new Command.AdoptPlan(plan(), AT_MS + 900_000),
        new Event.PlanScheduled(plan(), AT_MS + 900_000));
    add(new Command.Resume(), new Event.HallResumed(60_000, 90_000));
    add(new Command.StopIssuing("AB"), new Event.IssuingStopped("AB"));
    add(new Command.ResumeIssuing("AB"), new Event.IssuingResumed("AB"));
    add(new Command.ResetZone("A"), new Event.TicketCancelled(5));
  }

  private void tickets() {
    add(
        new Command.IssueTicket("E", "AA", "P1", "kiosk-E1", HASH, SHOWN),
        new Event.TicketIssued(
            5, "A005", 5, "E", "AA", "P1", AT_MS, KEY, 4, "kiosk-E1", AT_MS + 30_000, HASH, SHOWN));
    add(new Command.ConfirmPrint(5), new Event.TicketPrinted(5));
    add(new Command.ReportPrintFailure(6), new Event.TicketVoided(6));
    add(new Command.ReviveTicket(6), new Event.TicketRevived(6));
    add(new Command.LoseKiosk("kiosk-E1"), new Event.KioskLost("kiosk-E1"));
    add(new Command.RegainKiosk("kiosk-E1"), new Event.KioskBack("kiosk-E1", AT_MS + 31_000));
    add(
        new Command.EnterPaperTicket("E", "AA", "P0", "P-17", AT_MS - 600_000),
        new Event.TicketIssued(
            7, "P-17", 0, "E", "AA", "P0", AT_MS - 600_000, KEY, 2, "", 0, "", ShownWait.NONE));
    add(new Command.CancelTicket(7), new Event.TicketCancelled(7));
    add(new Command.RejoinTicket(8), new Event.TicketRejoined(8, KEY));
    add(new Command.SetAside(9), new Event.TicketSetAside(9));
  }

  private void calls() {
    add(
        new Command.CallNext("E01", 30, "done"),
        finished(30),
        called(31, Deciding.TURN_OF_WALK_IN));
    add(new Command.Tick(), called(32, Deciding.SENT_HERE));
    add(new Command.CallTicket("E01", 5, "urgent"), called(33, Deciding.BY_HAND));
    add(new Command.ResumeTicket("E01", 5), called(34, Deciding.RESUMED));
    add(
        new Command.IssueAndServe("E01", "AA", "P0"),
        called(35, Deciding.ISSUED_HERE),
        new Event.ServiceStarted(35, AT_MS + 5_000));
    add(new Command.Tick(), called(36, Deciding.ONLY_ONE));
    add(new Command.Tick(), called(37, Deciding.WAITED_LONGER));
    add(new Command.Tick(), called(38, Deciding.HEAD_START));
    add(new Command.Tick(), called(39, Deciding.TIE));
    add(
        new Command.Recall("E01", 31),
        new Event.CallAnnounced(31, 2, AT_MS + 20_000, AT_MS + 40_000));
    add(new Command.StartService("E01", 31), new Event.ServiceStarted(31, AT_MS + 6_000));
    add(new Command.AddService("E01", 31, "AB"), new Event.ServiceAdded(31, "AB"));
    add(new Command.ChangeService("E01", 31, "AC"), new Event.ServiceChanged(31, "AC"));
  }

  private static Event called(long callId, Deciding deciding) {
    return new Event.TicketCalled(
        callId,
        5,
        "A005",
        "AA",
        "P1",
        AT_MS - 60_000,
        "E01",
        AT_MS,
        AT_MS + 20_000,
        new CallReason("head-start", AT_MS + 1, 6, AT_MS + 2, deciding, "urgent", 3));
  }

  private static Event finished(long callId) {
    return new Event.ServiceFinished(callId, "done", 0);
  }

  private void endings() {
    add(new Command.FinishService("E01", 31, "done"), finished(31));
    add(new Command.MarkNoShow("E01", 32), new Event.TicketDeferred(32, KEY));
    add(new Command.MarkNoShow("E01", 33), new Event.TicketPassed(33));
    add(new Command.MarkNoShow("E01", 34), new Event.HeldTicketMissed(34));
    add(new Command.ReturnTicket("E01", 35, "papers"), new Event.TicketReturned(35, "papers"));
    add(new Command.ReleaseCall(36, "papers"), new Event.TicketReturned(36, "papers"));
    add(
        new Command.HoldTicket("E01", 37, "copy", AT_MS + 600_000),
        new Event.TicketHeld(37, "copy", AT_MS + 600_000, AT_MS + 7_000));
    add(
        new Command.TransferTicket(
            "E01", 38, new Command.Target("W", "AB", "W01"), Command.Place.KEEPS),
        new Event.TicketTransferred(38, "W", "AB", "W01", KEY));
    add(
        new Command.TransferTicket("E01", 39, new Command.Target("", "", ""), Command.Place.ANEW),
        new Event.TicketMerged(39, 11, 0));
    add(
        new Command.Undo("E01", 31),
        new Event.ActionUndone(
            "E01",
            List.of(40L, 41L),
            List.of(ticket()),
            List.of(call()),
            figures(),
            AT_MS + 9_000));
    add(
        new Command.RateCall(31, 2, "pad"),
        new Event.CallRated(31, 2, "pad", "clerk-7", "E01", "AA"));
    add(new Command.HandleRating(31), new Event.RatingHandled(31));
  }

  private void windows() {
    add(new Command.OpenWindow("E01"), new Event.WindowOpened("E01"));
    add(new Command.CloseWindow("E01"), new Event.WindowClosed("E01"));
    add(new Command.LoseDevice("E01"), new Event.DeviceLost("E01"));
    add(new Command.RegainDevice("E01"), new Event.DeviceBack("E01", 0));
    add(
        new Command.PauseWindow("E01", "lunch", AT_MS + 3_600_000),
        new Event.WindowPaused("E01", "lunch", AT_MS + 3_600_000));
    add(
        new Command.SignIn("E01", "clerk-7", true),
        new Event.ClerkSignedOut("E02", "clerk-7"),
        new Event.ClerkSignedIn("E01", "clerk-7", AT_MS + 8_000));
    add(new Command.SignOut("E01"), new Event.ClerkSignedOut("E01", "clerk-7"));
    add(new Command.SetAuto("E01", true), new Event.AutoSet("E01", true));
  }

  private void bookings() {
    long slotMs = AT_MS + 86_400_000;
    add(
        new Command.Book("E", "AA", slotMs, HASH),
        new Event.BookingMade(3, HASH, "E", "AA", slotMs, slotMs + 900_000));
    add(
        new Command.ChangeBooking(3, slotMs + 1_800_000),
        new Event.BookingMoved(3, slotMs + 1_800_000, slotMs + 2_700_000));
    add(new Command.CancelBooking(4), new Event.BookingCancelled(4));
    add(
        new Command.CheckIn(3, "kiosk-E1"),
        new Event.BookingArrived(3, 12, "A012", true),
        new Event.BookingMissed(2, 20_716));
  }

  static HallImage image() {
    HallImage.Duty duty =
        new HallImage.Duty(
            "clerk-7",
            "lunch",
            AT_MS + 3_600_000,
            true,
            AT_MS + 1_000,
            AT_MS + 2_000,
            3,
            new HallImage.LastAction(
                50,
                AT_MS + 3_000,
                List.of(31L, 32L),
                List.of(32L),
                List.of(ticket()),
                List.of(call()),
                figures(),
                2));
    return new HallImage(
        60,
        AT_MS + 60,
        Optional.of(plan()),
        1,
        Optional.of(new HallImage.Scheduled(plan(), AT_MS + 900_000)),
        20_717,
        AT_MS + 80_000_000,
        12,
        41,
        List.of(new HallImage.Counter("A", 12)),
        List.of(new HallImage.Issued("AA", 9)),
        ticketsInEveryState(),
        List.of(call()),
        List.of(new HallImage.Window("E01", true, true, 31, duty)),
        figures(),
        List.of(),
        List.of(new HallImage.Finished(30, 4, "AA", "E01", "clerk-7", 2, 20_717)),
        List.of("AB"),
        List.of("kiosk-E1"),
        List.of(),
        List.of(new HallImage.Orphan("AC", "A")),
        4,
        bookingsInEveryState(),
        List.of(new HallImage.Missed(HASH, 20_716)),
        List.of(
            new HallImage.Device(
                "window-E01",
                40,
                2,
                List.of(
                    new HallImage.Remembered(
                        40, AT_MS, new Command.CancelTicket(5), List.of(finished(30)))))));
  }

  private static List<HallImage.Ticket> ticketsInEveryState() {
    List<HallImage.Ticket> tickets = new ArrayList<>(List.of(ticket()));
    for (TicketState state : TicketState.values()) {
      tickets.add(
          new HallImage.Ticket(
              tickets.size() + 5L, "A0", "E", "AA", "P0", AT_MS, KEY, state, tickets.size()));
    }
    return tickets;
  }

  private static List<HallImage.Booking> bookingsInEveryState() {
    List<HallImage.Booking> bookings = new ArrayList<>();
    for (HallImage.BookingState state : HallImage.BookingState.values()) {
      bookings.add(
          new HallImage.Booking(
              bookings.size() + 1L, HASH, "E", "AA", AT_MS, AT_MS + 900_000, state, 12, "A012"));
    }
    return bookings;
  }

  private static HallImage.Ticket ticket() {
    HallImage.Hold hold = new HallImage.Hold("E01", "copy", AT_MS + 7_000, AT_MS + 600_000);
    HallImage.Marks marks =
        new HallImage.Marks(
            HASH, "kiosk-E1", AT_MS + 30_000, "E01", hold, AT_MS + 8_000, true, true);
    return new HallImage.Ticket(
        5, "A005", "E", "AA", "P1", AT_MS, KEY, TicketState.SERVING, 1, 44, marks);
  }

  private static HallImage.Call call() {
    return new HallImage.Call(
        31,
        5,
        "E01",
        AT_MS + 1_000,
        2,
        AT_MS + 2_000,
        AT_MS + 3_000,
        AT_MS + 4_000,
        List.of("AB", "AC"));
  }

  private static DayFigures figures() {
    return new DayFigures(1, 2, 3, 4, 5, 6, 7, Overtime.NONE);
  }

  static HallPlan plan() {
    Words words = new Words("登记", "Registration");
    Opening opening =
        new Opening(
            new Opening.Scope("E", "A", "AA", "E01"),
            List.of(
                new Opening.Day(
                    DayKind.MONDAY, List.of(new Opening.Span(540, 720, 690, "day", "lunch")))));
    return new HallPlan(
        "xian",
        new Words("小厅", "Small Hall"),
        ZoneId.of("Asia/Shanghai"),
        LocalTime.of(4, 0),
        3,
        65_536,
        new HallPlan.Hours(
            List.of(opening),
            List.of(new HallPlan.Roster("lunch", List.of("E01"))),
            List.of(new HallPlan.SpecialDay(LocalDate.of(2026, 10, 1), true, "国庆节"))),
        new HallPlan.CallRules(3, 2, 20_000, 25_000, 5_000, 4, 2),
        new HallPlan.LifeRules(
            31_000,
            3_600_001,
            5_002,
            2_003,
            4,
            true,
            List.of("copy"),
            List.of("lunch"),
            List.of("urgent"),
            List.of("pad", "web"),
            new HallPlan.Appointments(
                List.of("AA"),
                "P1",
                30,
                0.25,
                5,
                1,
                7_200_000,
                1_800_000,
                900_000,
                300_000,
                2,
                30)),
        new HallPlan.OrderRules("head-start", 1.5, 3_600_000),
        List.of(new HallPlan.Wing("E", words, 2, 1, List.of("A"))),
        List.of(new HallPlan.Zone("A", words)),
        List.of(new HallPlan.TicketClass("P1", words, 1_200_000)),
        List.of(
            new HallPlan.Service(
                "AA", words, "A", "A", 600_000, 50, List.of("day"), new HallPlan.Quota(100, true))),
        List.of(new HallPlan.Window("E01", "E", words, List.of(new HallPlan.Skill("AA", 60_000)))),
        List.of("done"),
        List.of("papers"));
  }
}
