package io.jiaohao.foresight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName(
    "What a proposal would change is foretold from the same futures with it and without it")
class EffectTest {
  private static final long MINUTE_MS = ForetoldHall.MINUTE_MS;
  private static final double ROUGHLY = 0.2;

  private static Proposal proposal(Proposal.Deed deed, String window) {
    return new Proposal(ForetoldHall.WING, List.of(ForetoldHall.SERVICE), deed, window);
  }

  private static Effect effect(ForetoldHall hall, Forecaster forecaster, Proposal proposal) {
    EffectRoll roll = forecaster.effect(proposal, hall.nowMs()).orElseThrow();
    while (!roll.goOn()) {
      // Each round is a small step.
    }
    return roll.effect();
  }

  private static Effect opening(ForetoldHall hall, String window) {
    return effect(hall, hall.forecaster(), proposal(Proposal.Deed.OPEN, window));
  }

  @Test
  @DisplayName("a second window halves the waits, and the last one is called in half the time")
  void halves() {
    ForetoldHall hall = new ForetoldHall(2).open("W1").waiting(21);
    hall.serve("W1");

    Effect effect = opening(hall, "W2");

    assertThat(effect.people()).isEqualTo(20);
    assertThat(effect.futures()).isEqualTo(40);
    assertThat((double) effect.with().halfMs() / effect.without().halfMs())
        .isCloseTo(0.5, within(0.1));
    assertThat((double) effect.with().lastMs() / effect.without().lastMs())
        .isCloseTo(0.5, within(0.1));
  }

  @Test
  @DisplayName("where no window serves nobody is ever called; with one they are")
  void fromNever() {
    Effect effect = opening(new ForetoldHall(1).waiting(3), "W1");

    assertThat(effect.without().halfMs()).isEqualTo(Effect.NEVER);
    assertThat(effect.with().lastMs()).isBetween(5 * MINUTE_MS, 40 * MINUTE_MS);
  }

  @Test
  @DisplayName("the end of a break is told against the break as planned")
  void endsABreak() {
    ForetoldHall hall = new ForetoldHall(2).open("W1", "W2").waiting(11);
    hall.serve("W1");
    hall.pause("W2", hall.nowMs() + 60 * MINUTE_MS);

    Effect effect = opening(hall, "W2");

    assertThat(effect.with().lastMs()).isLessThan(effect.without().lastMs() * 3 / 4);
  }

  @Test
  @DisplayName("an idle window that would call is told against one that goes on calling nobody")
  void callsAtLast() {
    ForetoldHall hall = new ForetoldHall(2).open("W1", "W2").waiting(11);
    hall.serve("W1");

    Effect effect = effect(hall, hall.forecaster(), proposal(Proposal.Deed.CALL, "W2"));

    assertThat(effect.with().lastMs()).isLessThan(effect.without().lastMs() * 3 / 4);
  }

  @Test
  @DisplayName("a window that serves something else helps out, and is no help if it only opens")
  void helps() {
    ForetoldHall hall = ForetoldHall.apart().open("W1", "W2").waiting(21);
    hall.serve("W1");

    Effect opens = effect(hall, hall.forecaster(), proposal(Proposal.Deed.OPEN, "W2"));
    Effect helps = effect(hall, hall.forecaster(), proposal(Proposal.Deed.HELP, "W2"));

    assertThat(opens.with()).isEqualTo(opens.without());
    assertThat(helps.without()).isEqualTo(opens.without());
    assertThat((double) helps.with().halfMs() / helps.without().halfMs())
        .isCloseTo(0.5, within(0.1));
  }

  @Test
  @DisplayName("the same hall at the same moment is told the same")
  void isRepeatable() {
    ForetoldHall hall = new ForetoldHall(3).open("W1", "W2").waiting(30);

    assertThat(opening(hall, "W3")).isEqualTo(opening(hall, "W3"));
  }

  @Test
  @DisplayName("what the hall does not have has no effect")
  void knowsItsWindows() {
    ForetoldHall hall = new ForetoldHall(1).open("W1").waiting(1);

    assertThat(hall.forecaster().effect(proposal(Proposal.Deed.OPEN, "W9"), hall.nowMs()))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  @DisplayName("one window more never lengthens a wait, in any hall")
  void oneMoreNeverLengthens(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int windows = random.nextInt(2, 9);
    ForetoldHall hall = new ForetoldHall(windows).waiting(random.nextInt(1, 120));
    for (int w = 1; w < windows; w++) {
      if (random.nextInt(4) > 0) {
        hall.open("W" + w).waiting(1).serve("W" + w);
        hall.after(random.nextLong(5 * MINUTE_MS));
      }
    }

    Effect effect = opening(hall, "W" + windows);

    assertThat(effect.with().halfMs()).isLessThanOrEqualTo(effect.without().halfMs());
    assertThat(effect.with().ninetyMs()).isLessThanOrEqualTo(effect.without().ninetyMs());
    assertThat(effect.with().lastMs()).isLessThanOrEqualTo(effect.without().lastMs());
  }

  @Test
  @DisplayName("what then comes of it agrees roughly: the hall's own rules, played both ways")
  void outcomeAgrees() {
    Effect effect = opening(busy(), "W4");

    Map<String, Effect.Outlook> came = new LinkedHashMap<>();
    came.put("without", played(busy()));
    came.put("with", played(busy().open("W4")));

    agrees(effect.without(), came.get("without"));
    agrees(effect.with(), came.get("with"));
  }

  private static ForetoldHall busy() {
    ForetoldHall hall = new ForetoldHall(4).open("W1", "W2", "W3").waiting(63);
    hall.serve("W1");
    hall.serve("W2");
    hall.serve("W3");
    return hall;
  }

  private static void agrees(Effect.Outlook foretold, Effect.Outlook came) {
    assertThat((double) came.halfMs() / foretold.halfMs()).isCloseTo(1, within(ROUGHLY));
    assertThat((double) came.ninetyMs() / foretold.ninetyMs()).isCloseTo(1, within(ROUGHLY));
    assertThat((double) came.lastMs() / foretold.lastMs()).isCloseTo(1, within(ROUGHLY));
  }

  /** Windows serve for two to eight minutes and call the next at once, until nobody waits. */
  private static Effect.Outlook played(ForetoldHall hall) {
    SplittableRandom random = new SplittableRandom(7);
    long beganMs = hall.nowMs();
    List<Long> waits = new ArrayList<>();
    Map<String, Long> endsMs = new LinkedHashMap<>();
    Map<String, Long> callOf = new LinkedHashMap<>(hall.calls());
    callOf.keySet().forEach(w -> endsMs.put(w, beganMs + length(random)));
    for (String window : hall.openWindows()) {
      endsMs.putIfAbsent(window, beganMs);
    }
    while (hall.waitingNow() > 0) {
      String first =
          endsMs.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey();
      hall.after(Math.max(0, endsMs.get(first) - hall.nowMs()));
      Long call = callOf.get(first);
      if (call != null) {
        hall.finish(first, call);
      }
      callOf.put(first, hall.serve(first));
      waits.add(hall.nowMs() - beganMs);
      endsMs.put(first, hall.nowMs() + length(random));
    }
    int last = waits.size() - 1;
    return new Effect.Outlook(waits.get(last / 2), waits.get(last * 9 / 10), waits.get(last));
  }

  private static long length(SplittableRandom random) {
    return random.nextLong(2 * MINUTE_MS, 8 * MINUTE_MS);
  }
}
