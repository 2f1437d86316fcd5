package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Issuing numbers")
class IssueTest {
  private static final int KIOSKS = 30;
  private static final int EACH = 100;
  private static final long TO_JUST_BEFORE_MIDNIGHT_MS = (14 * 3_600 - 10) * 1_000L;
  private static final long OVER_MIDNIGHT_MS = 20_000;

  @RegisterExtension
  private final TestServer server =
      TestServer.of(new TestHall().kiosks(KIOSKS).numberDigits(4).build());

  @Test
  @DisplayName("C02: thirty kiosks in a rush get every number once, each kiosk's own rising")
  void c02RushHour() {
    List<TestDevice> kiosks =
        IntStream.rangeClosed(1, KIOSKS).mapToObj(i -> server.device("kiosk-E" + i)).toList();
    kiosks.forEach(TestDevice::welcome);

    List<List<CompletableFuture<Reply>>> sent =
        kiosks.stream()
            .map(
                k ->
                    IntStream.range(0, EACH)
                        .mapToObj(i -> k.send(TestDevice.issueOf("AA")))
                        .toList())
            .toList();

    List<String> all = new ArrayList<>();
    for (List<CompletableFuture<Reply>> ofOne : sent) {
      List<String> numbers =
          ofOne.stream().map(TestDevice::answerOf).map(r -> r.getIssued().getNumber()).toList();
      assertThat(numbers).isSorted();
      all.addAll(numbers);
    }
    assertThat(all)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, KIOSKS * EACH).mapToObj("A%04d"::formatted).toList());
    TestDevice board = server.board("board-E1");
    await().untilAsserted(() -> assertThat(board.waiting("Z1")).isEqualTo(KIOSKS * EACH));
  }

  @Test
  @DisplayName("C14: a lost reply and a repeated request give one ticket")
  void c14LostReply() throws IOException {
    TestLink link = server.link();
    TestDevice kiosk = server.device("kiosk-E1", link.port());
    TestDevice board = server.board("board-E1");
    kiosk.welcome();

    link.loseReplies();
    CompletableFuture<Reply> lost = kiosk.send(TestDevice.issueOf("AA"));
    await().untilAsserted(() -> assertThat(board.waiting("Z1")).isEqualTo(1));
    assertThat(lost).isNotDone();
    link.cut();
    link.mend();

    Reply reply = TestDevice.answerOf(lost);
    assertThat(reply.getStatus()).isEqualTo(Status.STATUS_DONE);
    assertThat(reply.getRepeated()).isTrue();
    assertThat(reply.getIssued().getNumber()).isEqualTo("A0001");
    Issued next = kiosk.issue("AA");
    assertThat(next.getNumber()).isEqualTo("A0002");
    assertThat(next.getAhead()).as("waiting grew by one").isEqualTo(1);
  }

  @Test
  @DisplayName("C14: the same id with another wish is refused; after a restart as well")
  void c14SameIdOtherContent() throws Exception {
    Reply first = server.login("kiosk-E1").ask(TestDevice.issueOf("AA"), 7);

    for (int restarts = 0; restarts < 2; restarts++) {
      RawClient kiosk = server.login("kiosk-E1");
      Reply other = kiosk.ask(TestDevice.issueOf("BA"), 7);
      Reply same = kiosk.ask(TestDevice.issueOf("AA"), 7);

      assertThat(other.getRefusal().getCode()).isEqualTo("REQUEST_ID_REUSED");
      assertThat(same.getRepeated()).isTrue();
      assertThat(same.getIssued()).isEqualTo(first.getIssued());
      server.restart();
    }
    RawClient other = server.connect();
    assertThat(other.login(server.record("kiosk-E1")).getHighestRequestId()).isEqualTo(7);
  }

  @ParameterizedTest(name = "with the host in {0}")
  @ValueSource(strings = {"UTC", "America/Vancouver"})
  @DisplayName("C10: the business day turns at the hall's midnight, whatever the host's zone")
  void c10BusinessDay(String hostZone) {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(hostZone));
    try {
      TestDevice kiosk = server.device("kiosk-E1");
      String morning = kiosk.issue("AA").getNumber();
      server.clock().skipMs(TO_JUST_BEFORE_MIDNIGHT_MS);
      String lateEvening = kiosk.issue("AA").getNumber();
      server.clock().skipMs(OVER_MIDNIGHT_MS);
      String nextDay = kiosk.issue("AA").getNumber();

      assertThat(List.of(morning, lateEvening, nextDay)).containsExactly("A0001", "A0002", "A0001");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  @DisplayName("numbers that are given back are never given out again")
  void c11NumbersAreCounted() throws Exception {
    TestDevice kiosk = server.device("kiosk-E1");
    TestDevice window = server.openWindow(1);
    kiosk.issue("AA");
    window.finish(window.next().getCallId());
    server.restart();

    await().until(() -> kiosk.welcomes() == 2);
    assertThat(kiosk.issue("AA").getNumber()).isEqualTo("A0002");
  }
}
