package io.jiaohao.sim.scenario;

import java.time.ZoneId;
import java.util.List;

/**
 * The hall after a step, and what was answered.
 *
 * @param answers one, or those of steps that came together; none if nobody did anything
 */
record Scene(List<Answer> answers, Names names, Seen seen, long nowMs, ZoneId zone) {
  Scene {
    answers = List.copyOf(answers);
  }
}
