package io.jiaohao.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How many waited over the last hour")
class WaitingCurveTest {
  private final WaitingCurve curve = new WaitingCurve();

  private JsonArray points() {
    return curve.json().getJsonArray("points");
  }

  @Test
  @DisplayName("is there from the first picture, a point every half minute, an hour of them")
  void points30SecondsApart() {
    curve.note(MadeUpHall.at(1, MadeUpHall.OPENING_MS));
    curve.note(MadeUpHall.at(2, MadeUpHall.OPENING_MS + 29_999));
    assertThat(points()).isEqualTo(new JsonArray("[[" + MadeUpHall.OPENING_MS + ",9]]"));

    for (int i = 1; i <= 200; i++) {
      curve.note(MadeUpHall.at(i, MadeUpHall.OPENING_MS + i * WaitingCurve.STEP_MS));
    }
    assertThat(points()).hasSize(WaitingCurve.POINTS_MAX);
    assertThat(points().getJsonArray(119).getLong(0))
        .isEqualTo(MadeUpHall.OPENING_MS + 200 * WaitingCurve.STEP_MS);
  }

  @Test
  @DisplayName("begins anew if the hall's time went back")
  void beginsAnew() {
    curve.note(MadeUpHall.at(1, MadeUpHall.OPENING_MS + 60_000));
    curve.note(MadeUpHall.at(1, MadeUpHall.OPENING_MS));

    assertThat(points()).hasSize(1);
  }
}
