package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Refusal.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A rating belongs to the call that was served, and to who served it. */
@DisplayName("Ratings")
class RatingCasesTest {

  private static long finishedBy(HallFixture hall, String clerk) {
    hall.granted("E01", new Command.SignIn("E01", clerk, false));
    hall.issue("E", "AA");
    long call = hall.next("E01");
    hall.start("E01", call);
    hall.finish("E01", call);
    return call;
  }

  @Test
  @DisplayName("C47: it goes to who served, once, and not after the day")
  void c47RatingGoesToWhoServed() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "10:00:00");
    long first = finishedBy(hall, "clerk-7");
    hall.at("10:01:00").granted("E01", new Command.SignOut("E01"));
    hall.granted("E01", new Command.OpenWindow("E01"));
    hall.at("10:02:00").granted("E01", new Command.SignIn("E01", "clerk-9", false));
    hall.issue("E", "AA");
    hall.next("E01");
    Event.CallRated rated =
        (Event.CallRated) hall.granted("P1", new Command.RateCall(first, 5, "pad")).get(0);
    assertThat(rated.clerk()).isEqualTo("clerk-7");
    assertThat(rated.window()).isEqualTo("E01");
    assertThat(rated.service()).isEqualTo("AA");
    assertThat(hall.refusal("Q1", new Command.RateCall(first, 1, "qr")))
        .isEqualTo(Reason.RATED_ALREADY);
    hall.on("2026-03-04", "09:00:00");
    assertThat(hall.refusal("Q1", new Command.RateCall(first, 1, "qr")))
        .isEqualTo(Reason.RATING_TOO_LATE);
  }

  @Test
  @DisplayName("five grades and six channels; a call that goes on cannot be rated")
  void gradesAndChannels() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "10:00:00");
    long call = finishedBy(hall, "clerk-7");
    assertThat(hall.refusal("P1", new Command.RateCall(call, 0, "pad")))
        .isEqualTo(Reason.BAD_GRADE);
    assertThat(hall.refusal("P1", new Command.RateCall(call, 6, "pad")))
        .isEqualTo(Reason.BAD_GRADE);
    assertThat(hall.refusal("P1", new Command.RateCall(call, 5, "shouting")))
        .isEqualTo(Reason.UNKNOWN_CHANNEL);
    assertThat(hall.refusal("P1", new Command.RateCall(call + 1, 5, "pad")))
        .isEqualTo(Reason.UNKNOWN_CALL);
    assertThat(HallPlan.LifeRules.USUAL.ratingChannels()).hasSize(6);
    hall.issue("E", "AA");
    long open = hall.next("E01");
    assertThat(hall.refusal("P1", new Command.RateCall(open, 5, "pad")))
        .isEqualTo(Reason.NOT_YOUR_CALL);
  }

  @Test
  @DisplayName("a bad one stays open over night until it has been looked into")
  void badRatingStaysOpen() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "10:00:00");
    long call = finishedBy(hall, "clerk-7");
    hall.granted("P1", new Command.RateCall(call, 2, "pad"));
    hall.on("2026-03-05", "09:00:00");
    hall.crashAndRestore();
    hall.granted("M1", new Command.HandleRating(call));
    assertThat(hall.refusal("M1", new Command.HandleRating(call))).isEqualTo(Reason.NO_BAD_RATING);
  }
}
