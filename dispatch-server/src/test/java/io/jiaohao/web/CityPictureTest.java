package io.jiaohao.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The picture of a city")
class CityPictureTest {
  private static final long MORNING_MS = 1_795_568_400_000L;

  private static CityPicture picture(long version) {
    return new CityPicture(version, MORNING_MS, List.of(), List.of());
  }

  @Test
  @DisplayName("of a node that was started anew is later than each of before")
  void startedAnew() {
    long before = CityPicture.NOTHING.nextVersion(MORNING_MS);
    before = picture(before).nextVersion(MORNING_MS + 1_000);

    assertThat(CityPicture.NOTHING.nextVersion(MORNING_MS + 5_000)).isGreaterThan(before);
  }

  @Test
  @DisplayName("grows although the clock stands or goes back")
  void clockBack() {
    assertThat(picture(MORNING_MS).nextVersion(MORNING_MS - 60_000)).isEqualTo(MORNING_MS + 1);
  }
}
