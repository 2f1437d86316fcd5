package io.jiaohao.sim.scenario;

import io.jiaohao.config.Field;
import io.jiaohao.config.Range;
import io.jiaohao.config.Section;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what is expected: of the answer, and of the hall. */
final class ExpectReader {
  private static final Range COUNT = Range.of(0, 1_000_000);
  private static final List<String> REASONS =
      Arrays.stream(Refusal.Reason.values()).map(Enum::name).toList();

  private final HallPlan plan;
  private final List<Check> checks = new ArrayList<>();
  private final List<Expectation> either = new ArrayList<>();
  private boolean refusalIsFine;

  private ExpectReader(HallPlan plan) {
    this.plan = plan;
  }

  /** Reads the mapping under {@code expect}. */
  static Expectation read(Field field, HallPlan plan) {
    ExpectReader reader = new ExpectReader(plan);
    field.section().ifPresent(reader::read);
    return new Expectation(reader.checks, reader.either, reader.refusalIsFine);
  }

  private void read(Section expect) {
    readAnswer(expect);
    checks.addAll(new SightReader(plan).read(expect));
    for (Field one : expect.itemsIfAny("either", Range.of(2, 24))) {
      Expectation alternative = read(one, plan);
      either.add(alternative);
      refusalIsFine |= alternative.refusalIsFine();
    }
    expect.close();
  }

  private void readAnswer(Section expect) {
    expect.find("refused").ifPresent(this::refused);
    expect
        .find("number")
        .ifPresent(f -> text(f, "number given", answer -> answer.issued().map(i -> i.number())));
    expect
        .find("call")
        .ifPresent(f -> text(f, "call", answer -> answer.called().map(c -> c.number())));
    expect.find("ahead").ifPresent(this::ahead);
    expect
        .find("late")
        .ifPresent(f -> yesNo(f, "late", a -> a.booked().isPresent() && a.booked().get().late()));
    expect.find("repeated").ifPresent(f -> yesNo(f, "answered before", Answer::repeated));
    expect
        .find("numbers")
        .ifPresent(f -> set(f, "numbers given", answer -> answer.issued().map(i -> i.number())));
    expect
        .find("calls")
        .ifPresent(f -> set(f, "calls", answer -> answer.called().map(c -> c.number())));
    expect.find("granted").ifPresent(this::granted);
    expect.find("refusals").flatMap(Field::section).ifPresent(this::refusals);
  }

  private void refused(Field field) {
    refusalIsFine = true;
    field
        .reference(REASONS, "a reason code")
        .ifPresent(
            code ->
                checks.add(
                    new Check(
                        field.line(),
                        "answer",
                        "refused " + code,
                        scene -> Optional.of(said(scene)))));
  }

  private static String said(Scene scene) {
    Answer answer = scene.answers().get(0);
    return answer.granted() ? "granted" : "refused " + answer.refusal();
  }

  /**
   * One text of the answer; the scenario may use a name that it gave, or say that there is none.
   */
  private void text(Field field, String what, Function<Answer, Optional<String>> part) {
    field
        .text()
        .ifPresent(
            ref ->
                checks.add(
                    new Check(
                        field.line(),
                        what,
                        scene -> scene.names().number(ref),
                        scene -> Optional.of(part.apply(scene.answers().get(0)).orElse("none")))));
  }

  private void ahead(Field field) {
    field
        .whole(COUNT)
        .ifPresent(
            n ->
                checks.add(
                    new Check(
                        field.line(),
                        "people ahead",
                        n.toString(),
                        scene ->
                            Optional.of(
                                scene
                                    .answers()
                                    .get(0)
                                    .issued()
                                    .map(i -> Integer.toString(i.ahead()))
                                    .orElse("no number")))));
  }

  private void yesNo(Field field, String what, Function<Answer, Boolean> part) {
    field
        .word("yes", "no")
        .ifPresent(
            word ->
                checks.add(
                    new Check(
                        field.line(),
                        what,
                        word,
                        scene -> Optional.of(part.apply(scene.answers().get(0)) ? "yes" : "no"))));
  }

  private void set(Field field, String what, Function<Answer, Optional<String>> part) {
    refusalIsFine = true;
    List<String> refs = Series.of(field);
    checks.add(
        new Check(
            field.line(),
            what,
            scene -> sorted(refs.stream().map(scene.names()::number).toList()),
            scene ->
                Optional.of(
                    sorted(
                        scene.answers().stream().map(part).flatMap(Optional::stream).toList()))));
  }

  private static String sorted(List<String> texts) {
    return String.join(", ", texts.stream().sorted().toList());
  }

  private void granted(Field field) {
    refusalIsFine = true;
    field
        .whole(COUNT)
        .ifPresent(
            n ->
                checks.add(
                    new Check(
                        field.line(),
                        "wishes granted",
                        n.toString(),
                        scene ->
                            Optional.of(
                                Long.toString(
                                    scene.answers().stream().filter(Answer::granted).count())))));
  }

  private void refusals(Section section) {
    refusalIsFine = true;
    for (Map.Entry<String, Field> one : section.entries().entrySet()) {
      if (!REASONS.contains(one.getKey())) {
        one.getValue().fault(one.getKey(), "a reason code as key");
      }
      one.getValue()
          .whole(COUNT)
          .ifPresent(
              n ->
                  checks.add(
                      new Check(
                          one.getValue().line(),
                          "wishes refused " + one.getKey(),
                          n.toString(),
                          scene -> Optional.of(Long.toString(count(scene, one.getKey()))))));
    }
  }

  private static long count(Scene scene, String code) {
    return scene.answers().stream().filter(answer -> answer.refusal().equals(code)).count();
  }
}
