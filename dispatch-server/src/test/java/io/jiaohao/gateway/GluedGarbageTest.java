package io.jiaohao.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.LogLines;
import io.jiaohao.app.RawClient;
import io.jiaohao.app.TestDevice;
import io.jiaohao.fuzz.ByteSpoiler;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Found by {@link DeviceFuzzTest}. */
@DisplayName("C43: garbage behind a request that has no answer yet")
class GluedGarbageTest {
  private static final byte[] NO_FRAME = {0};

  @Test
  @DisplayName("closes the connection with one line, though an answer is lost with it")
  void oneLine() throws Exception {
    UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false, true);
    FuzzHall hall = new FuzzHall(allocator);
    SplittableRandom random = new SplittableRandom(43);
    FuzzLine kiosk = hall.connect();
    kiosk.login(FuzzHall.DEVICES.get(0), hall, random);
    byte[] refusedAtOnce = RawClient.frame(TestDevice.nextOf(0), 1);

    try (LogLines log = new LogLines()) {
      kiosk.bring(ByteSpoiler.joined(refusedAtOnce, NO_FRAME), random);

      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("frame length: 0 (expected: 1..65536)");
    }
    assertThat(kiosk.isOpen()).isFalse();
    kiosk.close();
    hall.assertNothingKept();
  }
}
