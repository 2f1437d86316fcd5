package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Refusal.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A visitor goes on to another service or window with the same number. */
@DisplayName("Transfers")
class TransferCasesTest {
  private static final Command.Target TO_AB = new Command.Target("", "AB", "");

  private static long serving(HallFixture hall, String window) {
    long call = hall.next(window);
    hall.start(window, call);
    return call;
  }

  private static long issueTo(HallFixture hall, String service, String person) {
    return ((Event.TicketIssued)
            hall.granted("K1", new Command.IssueTicket("E", service, "", "", person)).get(0))
        .ticketId();
  }

  @Test
  @DisplayName("C30: where the person waits already, the transfer is refused and nothing changes")
  void c30TransferWhereThePersonWaits() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    long first = issueTo(hall, "AA", "hash7");
    issueTo(hall, "AB", "hash7");
    long call = serving(hall, "E02");
    long digest = hall.state().digest();
    Command transfer = new Command.TransferTicket("E02", call, TO_AB, Command.Place.KEEPS);
    assertThat(hall.refusal("E02", transfer)).isEqualTo(Reason.PERSON_HAS_TICKET);
    assertThat(hall.state().digest()).isEqualTo(digest);
    assertThat(hall.stateOf(first)).contains(TicketState.SERVING);
    assertThat(hall.listFor("E03")).containsExactly("B001");
  }

  @Test
  @DisplayName("C30: where the hall merges, the number there goes on and this one ends")
  void c30TransferMerges() {
    HallFixture hall = HallFixture.open(new SmallHall().mergesOnTransfer().build(), "09:00:00");
    long first = issueTo(hall, "AA", "hash7");
    long second = issueTo(hall, "AB", "hash7");
    long call = serving(hall, "E02");
    hall.granted("E02", new Command.TransferTicket("E02", call, TO_AB, Command.Place.KEEPS));
    assertThat(hall.stateOf(first)).isEmpty();
    assertThat(hall.stateOf(second)).contains(TicketState.WAITING);
    assertThat(hall.listFor("E03")).containsExactly("B001");
  }

  @Test
  @DisplayName(
      "one live ticket for a person and a service; anonymous people have as many as they take")
  void oneTicketForAPersonAndAService() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    long first = issueTo(hall, "AA", "hash7");
    Command again = new Command.IssueTicket("E", "AA", "", "", "hash7");
    assertThat(hall.refusal("K2", again)).isEqualTo(Reason.PERSON_HAS_TICKET);
    issueTo(hall, "AA", "hash8");
    issueTo(hall, "AB", "hash7");
    hall.issue("E", "AA");
    hall.issue("E", "AA");
    hall.cancel(first);
    issueTo(hall, "AA", "hash7");
  }

  @Test
  @DisplayName("a transferred visitor keeps number and place; placed anew, comes in at the end")
  void placePolicies() {
    HallFixture hall =
        HallFixture.open(new SmallHall().order(QueueOrder.FCFS, 0).build(), "09:00:00");
    hall.issue("E", "AA");
    hall.after(1_000).issue("E", "AA");
    hall.after(1_000).issue("E", "AB");
    long one = serving(hall, "E01");
    long two = serving(hall, "E02");
    hall.after(1_000);
    hall.granted("E01", new Command.TransferTicket("E01", one, TO_AB, Command.Place.KEEPS));
    hall.granted("E02", new Command.TransferTicket("E02", two, TO_AB, Command.Place.ANEW));
    assertThat(hall.listFor("E03")).containsExactly("A001", "B001", "A002");
  }

  @Test
  @DisplayName("who was sent to a window and is alone there is called for that reason")
  void calledBecauseSentHere() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.issue("E", "AA");
    long call = serving(hall, "E01");
    Command.Target toE02 = new Command.Target("", "AA", "E02");
    hall.granted("E01", new Command.TransferTicket("E01", call, toE02, Command.Place.KEEPS));
    Event.TicketCalled called =
        (Event.TicketCalled) hall.granted("E02", new Command.CallNext("E02", 0, "")).get(0);
    assertThat(called.reason().deciding()).isEqualTo(CallReason.Deciding.SENT_HERE);
  }

  @Test
  @DisplayName("sent to one window, only it calls; when it takes a break, all that serve it may")
  void sentToOneWindow() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.issue("E", "AA");
    long call = serving(hall, "E01");
    hall.granted(
        "E01",
        new Command.TransferTicket(
            "E01", call, new Command.Target("", "AA", "E02"), Command.Place.KEEPS));
    assertThat(hall.listFor("E01")).isEmpty();
    assertThat(hall.listFor("E02")).containsExactly("A001");
    hall.granted("E02", new Command.PauseWindow("E02", "break", 0));
    assertThat(hall.listFor("E01")).containsExactly("A001");
    hall.next("E01");
  }

  @Test
  @DisplayName("to another building only by transfer, and only where it is served")
  void otherWing() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.issue("E", "AA");
    long call = serving(hall, "E01");
    Command.Target nowhere = new Command.Target("W", "AB", "");
    assertThat(
            hall.refusal(
                "E01", new Command.TransferTicket("E01", call, nowhere, Command.Place.KEEPS)))
        .isEqualTo(Reason.SERVICE_NOT_HERE);
    hall.granted(
        "E01",
        new Command.TransferTicket(
            "E01", call, new Command.Target("W", "", ""), Command.Place.KEEPS));
    assertThat(hall.listFor("E01")).isEmpty();
    assertThat(hall.listFor("W01")).containsExactly("A001");
  }

  @Test
  @DisplayName("several matters in one call: added ones stay with it, a wrong choice is put right")
  void severalMatters() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    long ticket = hall.issue("E", "AA");
    long call = hall.next("E01");
    assertThat(hall.refusal("E01", new Command.AddService("E01", call, "AB")))
        .isEqualTo(Reason.NOT_SERVING);
    hall.start("E01", call);
    hall.granted("E01", new Command.AddService("E01", call, "AB"));
    assertThat(hall.state().calls().get(call).alsoServed()).containsExactly("AB");
    assertThat(hall.refusal("E01", new Command.ChangeService("E01", call, "AD")))
        .isEqualTo(Reason.NOT_SERVED_HERE);
    hall.granted("E01", new Command.ChangeService("E01", call, "AB"));
    assertThat(hall.state().tickets().get(ticket).service()).isEqualTo("AB");
    assertThat(hall.number(ticket)).isEqualTo("A001");
  }

  @Test
  @DisplayName("the people of a service that leaves the plan are taken by their zone's windows")
  void serviceGoesAway() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    long ticket = hall.issue("E", "AC");
    HallPlan without =
        new SmallHall()
            .services(SmallHall.service("AA", "A", 5), SmallHall.service("AB", "B", 10))
            .windows(
                SmallHall.window("E01", "E", SmallHall.skill("AA", 0), SmallHall.skill("AB", 0)),
                SmallHall.window("E02", "E", SmallHall.skill("AA", 0)))
            .build();
    hall.server(new Command.AdoptPlan(without, hall.nowMs() + 60_000));
    assertThat(hall.listFor("E01")).isEmpty();
    hall.after(60_000);
    assertThat(hall.listFor("E01")).containsExactly("C001");
    assertThat(hall.listFor("E02")).isEmpty();
    hall.crashAndRestore();
    long call = hall.next("E01");
    hall.finish("E01", call);
    assertThat(hall.stateOf(ticket)).isEmpty();
  }
}
