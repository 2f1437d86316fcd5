package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CallTracesTest {
  private final Latencies latencies = new Latencies();
  private final CallTraces traces = new CallTraces(latencies);

  CallTracesTest() {
    traces.addWindow("E01", 2);
  }

  @Test
  void aCallIsShownWhenTheLastDisplayShowsIt() {
    traces.pressed("E01", 1_000);
    traces.shown("E01", 7, 0, 3_000);
    traces.replied("E01", 7, 4_000);
    assertThat(latencies.callToLastBoard.getTotalCount()).isZero();
    traces.shown("E01", 7, 1, 9_000);

    assertThat(latencies.callToTerminal.getMaxValue()).isCloseTo(3_000L, within());
    assertThat(latencies.callToLastBoard.getMaxValue()).isCloseTo(8_000L, within());
  }

  @Test
  void theDisplayThatIsLastCountsEvenIfTheReplyComesAfterIt() {
    traces.pressed("E01", 1_000);
    traces.shown("E01", 7, 0, 3_000);
    traces.shown("E01", 7, 1, 5_000);
    traces.replied("E01", 7, 90_000);

    assertThat(latencies.callToLastBoard.getMaxValue()).isCloseTo(4_000L, within());
  }

  @Test
  void thePreviousCallOnADisplayIsNotTheNewOne() {
    traces.pressed("E01", 0);
    traces.replied("E01", 7, 10);
    traces.shown("E01", 7, 0, 20);
    traces.shown("E01", 7, 1, 20);
    traces.pressed("E01", 100);
    traces.shown("E01", 7, 0, 200);
    traces.shown("E01", 7, 1, 200);
    traces.replied("E01", 8, 300);

    assertThat(latencies.callToLastBoard.getTotalCount()).isEqualTo(1);
  }

  @Test
  void whatMetAnOutageIsNoLatency() {
    traces.pressed("E01", 0);
    latencies.outageBegins();
    latencies.outageEnds();
    traces.replied("E01", 7, 5_000_000_000L);

    assertThat(latencies.callToTerminal.getTotalCount()).isZero();
    assertThat(latencies.metOutage).isEqualTo(1);
  }

  @Test
  void aCallThatIsOverBeforeABoardShowsItIsCounted() {
    traces.pressed("E01", 0);
    traces.replied("E01", 7, 10);
    traces.shown("E01", 7, 0, 20);
    traces.pressed("E01", 100);

    assertThat(latencies.notOnAllBoards).isEqualTo(1);
  }

  @Test
  void anEmptyQueueIsNoCall() {
    traces.pressed("E01", 0);
    traces.replied("E01", 0, 10);

    assertThat(latencies.callToTerminal.getTotalCount()).isZero();
    assertThat(latencies.notOnAllBoards).isZero();
  }

  private static Offset<Long> within() {
    return Offset.offset(8L); // The histograms keep three digits.
  }
}
