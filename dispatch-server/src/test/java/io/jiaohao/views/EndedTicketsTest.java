package io.jiaohao.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EndedTicketsTest {
  private static final long TICKET_OF_CALL = 1_000;

  @Test
  void theOldestMakesRoom() {
    EndedTickets ended = new EndedTickets(3);
    assertThat(ended.add(1, 11)).isEmpty();
    assertThat(ended.add(2, EndedTickets.NO_CALL)).isEmpty();
    assertThat(ended.add(3, 13)).isEmpty();
    assertThat(ended.ticketOf(11)).hasValue(1);

    assertThat(ended.add(4, 14)).hasValue(1);

    assertThat(ended.ticketOf(11)).isEmpty();
    assertThat(ended.ticketOf(13)).hasValue(3);
    ended.forgetCall(13);
    assertThat(ended.ticketOf(13)).isEmpty();
    assertThat(ended.add(5, 15)).hasValue(2);
    ended.clear();
    assertThat(ended.ticketOf(15)).isEmpty();
    assertThat(ended.add(6, 16)).isEmpty();
  }

  @Test
  void itIsAQueueAndAMap() {
    for (long seed = 1; seed <= 30; seed++) {
      var random = new SplittableRandom(seed);
      int max = 1 + random.nextInt(60);
      EndedTickets ended = new EndedTickets(max);
      Deque<Long> calls = new ArrayDeque<>();
      Map<Long, Long> ticketOf = new HashMap<>();
      for (long call = 1; call <= 400; call++) {
        OptionalLong gone = ended.add(TICKET_OF_CALL + call, call);
        calls.addLast(call);
        ticketOf.put(call, TICKET_OF_CALL + call);
        if (calls.size() > max) {
          long oldest = calls.removeFirst();
          ticketOf.remove(oldest);
          assertThat(gone).as("seed %d, call %d", seed, call).hasValue(TICKET_OF_CALL + oldest);
        } else {
          assertThat(gone).as("seed %d, call %d", seed, call).isEmpty();
        }
        long asked = 1 + random.nextLong(call);
        if (random.nextInt(4) == 0) {
          ended.forgetCall(asked);
          ticketOf.remove(asked);
        }
        Long expected = ticketOf.get(asked);
        assertThat(ended.ticketOf(asked))
            .as("seed %d, call %d of %d", seed, asked, call)
            .isEqualTo(expected == null ? OptionalLong.empty() : OptionalLong.of(expected));
      }
    }
  }
}
