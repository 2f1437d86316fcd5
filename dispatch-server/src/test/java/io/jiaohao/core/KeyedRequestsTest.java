package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Refusal.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Requests that programs have named by keys")
class KeyedRequestsTest {
  private static final long DAY_MS = 24 * 60 * 60 * 1_000L;
  private static final Command WISH = new Command.CancelBooking(7);
  private static final Command OTHER_WISH = new Command.CancelBooking(8);
  private static final List<Event> DONE = List.of(new Event.BookingCancelled(7));

  private final RequestMemory memory = new RequestMemory();

  private void grant(String program, String key, long atMs) {
    memory.remember(Origin.ofKey(program, key), atMs, WISH, DONE);
  }

  private Optional<Decision> again(String program, String key, long nowMs) {
    return memory.recall(Origin.ofKey(program, key), WISH, nowMs);
  }

  private Optional<Decision> repeated() {
    return Optional.of(new Decision.Repeated(DONE));
  }

  @Test
  @DisplayName("are repeated in any order; each program has keys of its own")
  void anyOrder() {
    grant("city", "zz", 1);
    grant("city", "aa", 2);

    assertThat(again("city", "zz", 3)).isEqualTo(repeated());
    assertThat(again("city", "aa", 3)).isEqualTo(repeated());
    assertThat(again("city", "mm", 3)).isEmpty();
    assertThat(again("clinic", "zz", 3)).isEmpty();
  }

  @Test
  @DisplayName("may not stand for another wish")
  void reused() {
    grant("city", "aa", 1);

    Decision decision = memory.recall(Origin.ofKey("city", "aa"), OTHER_WISH, 2).orElseThrow();

    assertThat(((Decision.Refused) decision).refusal().reason())
        .isEqualTo(Reason.REQUEST_ID_REUSED);
  }

  @Test
  @DisplayName("are kept for a day, also of a program that asks no more, and then take no room")
  void kept() {
    grant("gone", "aa", 0);
    grant("city", "bb", 1);

    grant("city", "cc", DAY_MS);
    assertThat(memory.image()).hasSize(3);

    grant("city", "dd", DAY_MS + 2);
    assertThat(memory.image())
        .extracting(HallImage.Device::device)
        .containsExactly("city/cc", "city/dd");
  }

  @Test
  @DisplayName("are bounded: who uses too many in a day is refused, and the known are still known")
  void bounded() {
    for (int i = 0; i < KeyedRequests.PER_PROGRAM_MAX; i++) {
      grant("city", "key" + i, i);
    }

    Decision.Refused full = (Decision.Refused) again("city", "one more", DAY_MS).orElseThrow();

    assertThat(full.refusal().reason()).isEqualTo(Reason.TOO_MANY_REQUESTS);
    assertThat(again("city", "key0", DAY_MS)).isEqualTo(repeated());
    assertThat(again("clinic", "aa", DAY_MS)).isEmpty();
    assertThat(again("city", "one more", DAY_MS + 1)).isEmpty();
  }

  @Test
  @DisplayName("live on through an image, in the same order")
  void image() {
    grant("city", "zz", 1);
    grant("city", "aa", 2);
    memory.remember(new Origin("kiosk-E1", 5), 3, WISH, DONE);
    RequestMemory restored = new RequestMemory();

    restored.restore(memory.image());

    assertThat(restored.image()).isEqualTo(memory.image());
    assertThat(restored.recall(Origin.ofKey("city", "zz"), WISH, 4)).isEqualTo(repeated());
    assertThat(restored.highestId("kiosk-E1")).isEqualTo(5);
  }
}
