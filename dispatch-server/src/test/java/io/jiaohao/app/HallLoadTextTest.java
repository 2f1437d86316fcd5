package io.jiaohao.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.views.HallLoad;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What nodes tell each other of their halls")
class HallLoadTextTest {
  private static final HallLoad BUSY =
      new HallLoad(
          "point-01",
          "长安路\"便民\"点",
          "Chang'an\nRoad",
          HallLoad.State.OPEN,
          12,
          3_000_000_000L,
          600,
          4,
          3,
          2,
          120,
          98,
          1);

  @Test
  @DisplayName("comes back as it was, whatever names are like")
  void asItWas() {
    List<HallLoad> told = List.of(BUSY, HallLoad.away("outlet-7", "", ""));
    assertThat(HallLoadText.read(HallLoadText.of(told))).isEqualTo(told);
    assertThat(HallLoadText.read("")).isEmpty();
  }

  @Test
  @DisplayName("of another version costs the lines that are not understood")
  void otherVersion() {
    String text =
        "{}\n[]\n[\"a\",\"b\",\"c\",\"GONE\",1]\nnonsense\n[1,2,3]\n"
            + HallLoadText.of(List.of(BUSY));
    assertThat(HallLoadText.read(text)).containsExactly(BUSY);
  }
}
