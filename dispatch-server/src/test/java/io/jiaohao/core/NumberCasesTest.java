package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Numbers: each once, rising, in full, and a repeated request gets the same one. */
@DisplayName("Ticket numbers")
class NumberCasesTest {

  @Test
  @DisplayName("C02: thirty kiosks draw a hundred each at the same moment, 0001 to 3000 once each")
  void c02RushHour() {
    HallFixture hall =
        HallFixture.open(
            new SmallHall().numberDigits(4).issues("08:30", "17:00").build(), "08:30:00");
    Random random = new Random(2);
    Map<String, List<Integer>> drawn = new LinkedHashMap<>();
    List<String> order = new ArrayList<>();
    IntStream.range(0, 3_000).forEach(i -> order.add("K" + i % 30));
    Collections.shuffle(order, random);
    for (String kiosk : order) {
      Decision decision = hall.ask(kiosk, new Command.IssueTicket("E", "AA", ""));
      Event.TicketIssued issued =
          (Event.TicketIssued) ((Decision.Accepted) decision).events().get(0);
      assertThat(issued.number()).isEqualTo("A%04d".formatted(issued.counter()));
      drawn.computeIfAbsent(kiosk, k -> new ArrayList<>()).add(issued.counter());
    }
    assertThat(drawn).hasSize(30);
    assertThat(drawn.values()).allSatisfy(own -> assertThat(own).hasSize(100).isSorted());
    assertThat(drawn.values().stream().flatMap(List::stream).sorted())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 3_000).boxed().toList());
    assertThat(hall.history().stream().filter(e -> e.command() instanceof Command.IssueTicket))
        .hasSize(3_000);
    assertThat(hall.state().waiting()).isEqualTo(3_000);
    assertThat(hall.state().figures().issued()).isEqualTo(3_000);
  }

  @Test
  @DisplayName("C11: cancelled and finished numbers never return that day, nor after a restart")
  void c11NextNumberIsNotACount() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    List<Long> five = IntStream.range(0, 5).mapToObj(i -> hall.issue("E", "AA")).toList();
    hall.cancel(five.get(1));
    hall.cancel(five.get(2));
    assertThat(hall.number(hall.issue("E", "AA"))).isEqualTo("A006");
    for (long call = hall.next("E02"); call != 0; call = hall.finishAndNext("E02", call)) {
      assertThat(hall.numberOf(call)).isNotIn("A002", "A003");
    }
    assertThat(hall.state().tickets()).isEmpty();
    assertThat(hall.number(hall.issue("E", "AA"))).isEqualTo("A007");
    hall.crashAndRestore();
    assertThat(hall.number(hall.issue("E", "AA"))).isEqualTo("A008");
  }

  @Test
  @DisplayName(
      "C14: a repeated request gets the same number and changes nothing, also after a crash")
  void c14RepeatGetsTheSameNumber() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    Origin origin = new Origin("K1", 1);
    Command issue = new Command.IssueTicket("E", "AA", "");
    Decision first = hall.ask(origin, issue);
    long digest = hall.state().digest();

    Decision again = hall.after(2_000).ask(origin, issue);
    hall.crashAndRestore();
    Decision afterCrash = hall.ask(origin, issue);
    List<Event> events = ((Decision.Accepted) first).events();
    assertThat(again).isEqualTo(new Decision.Repeated(events));
    assertThat(afterCrash).isEqualTo(again);
    assertThat(hall.state().waiting()).isEqualTo(1);
    assertThat(hall.state().digest()).isEqualTo(digest);
    assertThat(hall.state().highestRequestId("K1")).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "C14: the same request id with another content is refused; another device's is fresh")
  void c14SameIdOtherContent() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    hall.ask(new Origin("K1", 1), new Command.IssueTicket("E", "AA", ""));
    assertThat(
            HallFixture.reason(
                hall.ask(new Origin("K1", 1), new Command.IssueTicket("E", "AB", ""))))
        .isEqualTo(Refusal.Reason.REQUEST_ID_REUSED);
    assertThat(hall.ask(new Origin("K2", 1), new Command.IssueTicket("E", "AB", "")))
        .isInstanceOf(Decision.Accepted.class);
    assertThat(hall.state().waiting()).isEqualTo(2);
  }

  @Test
  @DisplayName("C14: the last 1,024 requests of a device are remembered, one before is too old")
  void c14TooOldAfter1024() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    Command issue = new Command.IssueTicket("E", "AA", "");
    for (long id = 1; id <= 1_025; id++) {
      assertThat(hall.ask(new Origin("K1", id), issue)).isInstanceOf(Decision.Accepted.class);
    }
    assertThat(HallFixture.reason(hall.ask(new Origin("K1", 1), issue)))
        .isEqualTo(Refusal.Reason.REQUEST_TOO_OLD);
    assertThat(hall.ask(new Origin("K1", 2), issue)).isInstanceOf(Decision.Repeated.class);
    assertThat(hall.ask(new Origin("K1", 1_025), issue)).isInstanceOf(Decision.Repeated.class);
    assertThat(hall.ask(new Origin("K1", 1_026), issue)).isInstanceOf(Decision.Accepted.class);
    assertThat(hall.state().waiting()).isEqualTo(1_026);
  }

  @Test
  @DisplayName("C14: a refusal is not remembered, its repeat is decided afresh")
  void c14RefusalIsDecidedAfresh() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "09:00:00");
    Origin origin = new Origin("E02", 7);
    Command next = new Command.CallNext("E02", 0, "");
    long seq = hall.state().seq();
    assertThat(HallFixture.reason(hall.ask(origin, next))).isEqualTo(Refusal.Reason.NONE_WAITING);
    assertThat(hall.state().seq()).isEqualTo(seq);
    hall.issue("E", "AA");
    assertThat(hall.ask(origin, next)).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  @DisplayName(
      "C27: after 999 comes A1000 and after 9999 comes 10000, never a number that is alive")
  void c27NumbersGrowInFull() {
    HallFixture hall = HallFixture.closed(SmallHall.plan(), "09:00:00");
    List<String> numbers = new ArrayList<>();
    long last = 0;
    for (int i = 1; i <= 10_000; i++) {
      long ticket = hall.issue("E", "AA");
      if (i == 5 || i == 999 || i == 1_000 || i >= 9_999) {
        numbers.add(hall.number(ticket));
      }
      if (i > 24 && last != 0) {
        hall.cancel(last);
      }
      last = i >= 24 ? ticket : 0;
    }
    assertThat(numbers).containsExactly("A005", "A999", "A1000", "A9999", "A10000");
    assertThat(hall.state().waiting()).isEqualTo(24);
  }
}
