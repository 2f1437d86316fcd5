package io.jiaohao.sim.scenario;

import io.jiaohao.core.BrokenInvariantException;
import io.jiaohao.core.Command;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays a scenario step by step, once for each order of what comes together. */
final class Player {
  private final Scenario scenario;
  private final List<List<Integer>> order;
  private final ZoneId zone;
  private final Target target;
  private final Names names = new Names();
  private final List<Failure> failures = new ArrayList<>();
  private int block;
  private long unseen;
  private Step step;

  /** Makes a hall of a scenario, before anybody does anything. */
  interface Halls {
    Target open();
  }

  private Player(Scenario scenario, List<List<Integer>> order, Target target) {
    this.scenario = scenario;
    this.order = order;
    this.zone = scenario.plan().zoneId();
    this.target = target;
  }

  /** Plays it; the first order that goes wrong ends it. */
  static Outcome play(Scenario scenario, Halls halls) {
    List<Integer> blockSizes =
        scenario.steps().stream()
            .map(step -> step.together().size())
            .filter(size -> size > 0)
            .toList();
    List<List<List<Integer>>> orders = Orders.of(blockSizes);
    long unseen = 0;
    for (int n = 0; n < orders.size(); n++) {
      try (Target target = halls.open()) {
        Player player = new Player(scenario, orders.get(n), target);
        player.play();
        unseen = player.unseen;
        if (!player.failures.isEmpty()) {
          return new Outcome(player.failures, n + 1, unseen);
        }
        if (target.isReal()) {
          return new Outcome(List.of(), 1, unseen);
        }
      } catch (BrokenOffException e) {
        return new Outcome(List.of(noHall(scenario, e)), 0, 0);
      }
    }
    return new Outcome(List.of(), orders.size(), unseen);
  }

  private static Failure noHall(Scenario scenario, BrokenOffException why) {
    String time = Moment.shown(scenario.startMs(), scenario.plan().zoneId());
    return new Failure(
        scenario.file(), 1, "given", "no hall", "a hall to begin in", why.getMessage(), time, "");
  }

  private void play() {
    try {
      for (String window : scenario.open()) {
        target.ask(Device.window(window), new Command.OpenWindow(window));
      }
      for (Step next : scenario.steps()) {
        step = next;
        play(next);
        if (!failures.isEmpty()) {
          return;
        }
      }
    } catch (BrokenOffException | BrokenInvariantException e) {
      int line = step == null ? 1 : step.line();
      fail(line, "broke off", "that it goes on", String.valueOf(e.getMessage()));
    }
  }

  private void play(Step now) {
    now.passing().in(target, zone);
    look();
    List<Answer> answers = now.together().isEmpty() ? alone(now) : together(now);
    look();
    check(now, answers);
  }

  private List<Answer> alone(Step now) {
    return now.deed().map(deed -> List.of(answer(now, deed))).orElse(List.of());
  }

  private Answer answer(Step now, Deed deed) {
    Answer answer = deed.in(target, names);
    names.learn(answer, now.as());
    return answer;
  }

  private List<Answer> together(Step block) {
    List<Answer> answers = new ArrayList<>();
    for (int n : order.get(this.block++)) {
      Step one = block.together().get(n);
      List<Answer> answer = alone(one);
      answers.addAll(answer);
      if (!one.expected().equals(Expectation.NONE)) {
        check(one, answer);
      }
    }
    return answers;
  }

  /** Clerks look at their screens: who has been called there meanwhile. */
  private void look() {
    Seen seen = target.seen();
    scenario
        .plan()
        .windows()
        .forEach(
            window ->
                seen.window(window.id())
                    .filter(w -> w.callId() != 0)
                    .ifPresent(w -> names.learnCall(window.id(), w.callId(), w.ticketId())));
  }

  private void check(Step now, List<Answer> answers) {
    if (now.together().isEmpty() && !now.expected().refusalIsFine()) {
      for (Answer answer : answers) {
        if (!answer.granted()) {
          fail(
              now.line(),
              "answer",
              "granted",
              "refused " + answer.refusal() + ": " + answer.words());
          return;
        }
      }
    }
    Scene scene = scene(answers);
    List<Check.Mismatch> wrong = now.expected().in(scene);
    if (!wrong.isEmpty()) {
      target.patiently(() -> now.expected().in(scene(answers)).isEmpty());
      wrong = now.expected().in(scene(answers));
    }
    unseen += now.expected().unseen(scene);
    wrong.forEach(w -> fail(w.line(), w.what(), w.expected(), w.got()));
  }

  private Scene scene(List<Answer> answers) {
    return new Scene(answers, names, target.seen(), target.nowMs() - target.aheadMs(), zone);
  }

  private void fail(int line, String what, String expected, String got) {
    failures.add(
        new Failure(
            scenario.file(),
            line,
            Optional.ofNullable(step).map(Step::title).orElse("opening"),
            what,
            expected,
            got,
            Moment.shown(target.nowMs(), zone),
            order.isEmpty() ? "" : "order " + shown()));
  }

  /** As in "2 1", counted from 1. */
  private String shown() {
    return String.join(
        " / ",
        order.stream()
            .map(one -> String.join(" ", one.stream().map(n -> Integer.toString(n + 1)).toList()))
            .toList());
  }
}
