package io.jiaohao.core;

import static io.jiaohao.core.NaiveFloor.GRANTED;

import java.util.ArrayList;
import java.util.List;

/** How people leave the {@link NaiveHall} in a hurry, and come back. */
final class NaiveEvacuating {
  private static final long WAY_BACK_MS = 2 * 60 * 1_000;

  private final NaiveFloor floor;

  NaiveEvacuating(NaiveFloor floor) {
    this.floor = floor;
  }

  String begin(String asked) {
    List<String> wings = floor.plan.wings().stream().map(HallPlan.Wing::id).toList();
    if (!asked.isEmpty() && !wings.contains(asked)) {
      return "UNKNOWN_WING";
    }
    String answer = "EVACUATION";
    for (String wing : asked.isEmpty() ? wings : List.of(asked)) {
      if (floor.leftSince.putIfAbsent(wing, floor.nowMs) == null) {
        answer = GRANTED;
      }
    }
    return answer;
  }

  String end(String asked) {
    String answer = "NO_EVACUATION";
    for (String wing : new ArrayList<>(floor.leftSince.keySet())) {
      if (asked.isEmpty() || asked.equals(wing)) {
        comeBack(wing);
        answer = GRANTED;
      }
    }
    return answer;
  }

  private void comeBack(String wing) {
    long awayMs = floor.nowMs - floor.leftSince.remove(wing);
    for (NaiveCall call : floor.unanswered()) {
      if (call.ticket.wing.equals(wing)) {
        call.deadlineMs += awayMs + WAY_BACK_MS;
      }
    }
    floor.windows.forEach(
        (id, w) -> {
          if (floor.services.window(id).filter(one -> one.wing().equals(wing)).isPresent()) {
            w.restUntilMs = Math.max(w.restUntilMs, floor.nowMs + WAY_BACK_MS);
          }
        });
  }
}
