package io.jiaohao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Screens that wait to be paired")
class PairingsTest {
  private final AtomicLong nowMs = new AtomicLong();
  private final Pairings pairings = new Pairings(nowMs::get);

  private boolean opens(String address) {
    return pairings.open(address, "board", "").isPresent();
  }

  private void open(String address, int screens) {
    for (int i = 0; i < screens; i++) {
      assertThat(opens(address)).isTrue();
    }
  }

  @Test
  @DisplayName("one address takes at most half of the places; another's screens still get in")
  void ofOneAddress() {
    open("192.0.2.1", Pairings.OPEN_AT_ADDRESS_MAX);

    assertThat(opens("192.0.2.1")).isFalse();
    assertThat(opens("192.0.2.2")).isTrue();
  }

  @Test
  @DisplayName("all addresses together have twenty places, free again after ten minutes")
  void together() {
    open("192.0.2.1", Pairings.OPEN_AT_ADDRESS_MAX);
    open("192.0.2.2", Pairings.OPEN_MAX - Pairings.OPEN_AT_ADDRESS_MAX);
    assertThat(opens("192.0.2.3")).isFalse();

    nowMs.addAndGet(Pairings.LASTS_MS);

    assertThat(opens("192.0.2.3")).isTrue();
  }
}
