package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Refusal.Reason;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A person waits once for a service; a number that no longer counts is no reason to be refused. */
@DisplayName("One person, one ticket")
class OnePersonOneTicketTest {
  private static final String PERSON = "hash0007";

  private final HallFixture hall =
      HallFixture.open(new SmallHall().mergesOnTransfer().build(), "09:00:00");

  private long take(String service, String printer) {
    Command issue = new Command.IssueTicket("E", service, "", printer, PERSON);
    return ((Event.TicketIssued) hall.granted("K1", issue).get(0)).ticketId();
  }

  private long voidOne() {
    long ticket = take("AA", "kiosk-E1");
    hall.granted("K1", new Command.ReportPrintFailure(ticket));
    return ticket;
  }

  private long passedOne() {
    long ticket = take("AA", "");
    hall.doesNotCome("E02", hall.next("E02"));
    hall.doesNotCome("E02", hall.next("E02"));
    assertThat(hall.stateOf(ticket)).contains(TicketState.PASSED);
    return ticket;
  }

  @Test
  @DisplayName("whose slip did not come out takes another number, and the void one stays void")
  void voidNumberBarsNobody() {
    long first = voidOne();
    long second = take("AA", "");
    assertThat(hall.refusal("E02", new Command.ReviveTicket(first)))
        .isEqualTo(Reason.PERSON_HAS_TICKET);
    assertThat(hall.refusal("K1", new Command.ConfirmPrint(first)))
        .isEqualTo(Reason.PERSON_HAS_TICKET);
    hall.cancel(second);
    hall.granted("E02", new Command.ReviveTicket(first));
  }

  @Test
  @DisplayName("who was passed over and took a new number does not come back with the old one")
  void passedNumberBarsNobody() {
    long first = passedOne();
    take("AA", "");
    assertThat(hall.refusal("E02", new Command.RejoinTicket(first)))
        .isEqualTo(Reason.PERSON_HAS_TICKET);
  }

  @Test
  @DisplayName("sent on within a service where the person has a second number: that one goes on")
  void ownNumberIsNotTheOther() {
    long first = take("AA", "");
    long second = take("AB", "");
    long call = hall.next("E01");
    hall.start("E01", call);
    hall.granted("E01", new Command.ChangeService("E01", call, "AB"));
    Command.Target same = new Command.Target("", "", "");
    Command transfer = new Command.TransferTicket("E01", call, same, Command.Place.KEEPS);
    assertThat(hall.granted("E01", transfer))
        .containsExactly(new Event.TicketMerged(call, second, 0));
    assertThat(hall.stateOf(first)).isEmpty();
    assertThat(hall.stateOf(second)).contains(TicketState.WAITING);
  }

  @Test
  @DisplayName("nobody is merged into a number that does not count")
  void mergesOnlyIntoWhatCounts() {
    voidOne();
    long second = take("AB", "");
    long call = hall.next("E01");
    hall.start("E01", call);
    Command.Target toAa = new Command.Target("", "AA", "");
    hall.granted("E01", new Command.TransferTicket("E01", call, toAa, Command.Place.KEEPS));
    assertThat(hall.stateOf(second)).isEqualTo(Optional.of(TicketState.WAITING));
  }
}
