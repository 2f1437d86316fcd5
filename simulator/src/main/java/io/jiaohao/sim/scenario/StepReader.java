package io.jiaohao.sim.scenario;

import io.jiaohao.config.Field;
import io.jiaohao.config.Section;
import io.jiaohao.config.WindowRange;
import io.jiaohao.core.Command;
import io.jiaohao.core.HallPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the steps of a scenario. */
final class StepReader {
  private static final String WHO =
      "kiosk, window, pad, manager, server, clock, together or expect";

  private final HallPlan plan;
  private final HallReader halls;
  private boolean virtualOnly;

  StepReader(HallPlan plan, HallReader halls) {
    this.plan = plan;
    this.halls = halls;
  }

  /** Whether some step is not for a running server. */
  boolean virtualOnly() {
    return virtualOnly;
  }

  List<Step> read(List<Field> items) {
    List<Step> steps = new ArrayList<>();
    for (Field item : items) {
      item.section().ifPresent(section -> steps.addAll(steps(item, section)));
    }
    return steps;
  }

  /** One step of the file may be several: at each window of a row, or so many times. */
  private List<Step> steps(Field item, Section step) {
    int faultsBefore = item.faults().count();
    Passing passing = passing(step);
    List<Who> who = who(item, step);
    List<Step> together =
        step.find("together").map(f -> read(f.items(ScenarioLimits.STEPS))).orElse(List.of());
    int times = step.whole("times", ScenarioLimits.TIMES, 1);
    Optional<String> as = step.find("as").flatMap(Field::text);
    Optional<Field> expect = step.find("expect");
    Expectation expected = expect.map(f -> ExpectReader.read(f, plan)).orElse(Expectation.NONE);
    if (item.faults().count() == faultsBefore) {
      step.close();
    }
    List<Step> steps = new ArrayList<>();
    int all = who.size() * times;
    for (int n = 0; n < all; n++) {
      Who one = who.get(n % who.size());
      int nth = n + 1;
      Passing before = n == 0 ? passing : Passing.NONE;
      Optional<String> name = all == 1 ? as : as.map(a -> a + nth);
      steps.add(new Step(item.line(), one.title(), before, one.deed(), together, name, expected));
    }
    return steps;
  }

  private static Passing passing(Section step) {
    Optional<Moment> at = step.find("at").flatMap(Moment::of);
    long afterMs = step.find("after").flatMap(Moment::duration).orElse(0L);
    return new Passing(at, afterMs);
  }

  /** Somebody and what they do. */
  private record Who(String title, Optional<Deed> deed) {}

  private List<Who> who(Field item, Section step) {
    Args args = new Args(step, plan);
    for (String kind : List.of("kiosk", "window", "pad", "manager", "server", "clock")) {
      Optional<Field> field = step.find(kind);
      if (field.isPresent()) {
        return who(kind, field.get(), step, args);
      }
    }
    boolean plain =
        List.of("together", "expect", "at", "after").stream()
            .anyMatch(key -> step.find(key).isPresent());
    if (!plain) {
      item.fault("a step of nobody", WHO);
    }
    String title = step.find("together").isPresent() ? "together" : "expect";
    return List.of(new Who(title, Optional.empty()));
  }

  private List<Who> who(String kind, Field field, Section step, Args args) {
    return switch (kind) {
      case "kiosk" -> List.of(kiosk(field, step, args));
      case "window" -> windows(field, step, args);
      case "pad" -> List.of(pad(field, step, args));
      case "manager" -> List.of(manager(field, step, args));
      case "server" -> List.of(server(field, args));
      default -> List.of(clock(field, args));
    };
  }

  private static Optional<String> does(Section step, Set<String> words) {
    return step.need("does", "what is done").flatMap(f -> f.reference(words, "what is done here"));
  }

  private Who kiosk(Field field, Section step, Args args) {
    Optional<String> id =
        field.text().filter(text -> wingOf(text).isPresent()).or(() -> noKiosk(field));
    Optional<Deed> deed =
        does(step, KioskDeeds.WORDS.keySet())
            .flatMap(
                word ->
                    id.map(
                        k -> KioskDeeds.of(word, Device.kiosk(wingOf(k).orElseThrow(), k), args)));
    return new Who("kiosk " + id.orElse("") + " " + word(step), deed);
  }

  private static Optional<String> noKiosk(Field field) {
    field.fault("a kiosk of the hall, as E1");
    return Optional.empty();
  }

  private Optional<String> wingOf(String kiosk) {
    return plan.wings().stream()
        .filter(wing -> kiosk.matches(wing.id() + "\\d{1,3}"))
        .filter(
            wing -> {
              int n = Integer.parseInt(kiosk.substring(wing.id().length()));
              return n >= 1 && n <= wing.kiosks();
            })
        .map(HallPlan.Wing::id)
        .findFirst();
  }

  private static String word(Section step) {
    return step.find("does").flatMap(Field::text).orElse("");
  }

  private List<Who> windows(Field field, Section step, Args args) {
    List<String> ids = WindowRange.of(field).orElse(List.of());
    for (String id : ids) {
      if (plan.windows().stream().noneMatch(window -> window.id().equals(id))) {
        field.fault("windows of the hall; there is no " + id);
        return List.of();
      }
    }
    Optional<String> word = does(step, WindowDeeds.WORDS.keySet());
    return ids.stream()
        .map(
            id ->
                new Who(
                    "window " + id + " " + word(step), word.map(w -> WindowDeeds.of(w, id, args))))
        .toList();
  }

  private Who pad(Field field, Section step, Args args) {
    String window = Args.window(field, plan).orElse("");
    return staff(StaffDeeds.PAD_WORDS, "pad " + window, Device.pad(window), step, args);
  }

  private Who manager(Field field, Section step, Args args) {
    String name = field.text().orElse("");
    if (word(step).equals("adopts plan")) {
      virtualOnly = true;
      step.find("does");
      return new Who("manager " + name + " adopts plan", adoption(args));
    }
    return staff(StaffDeeds.MANAGER_WORDS, "manager " + name, Device.manager(name), step, args);
  }

  private Optional<Deed> adoption(Args args) {
    Args.Later<Long> from = args.momentIfAny("from");
    return args.field("hall")
        .flatMap(halls::read)
        .map(
            other ->
                (target, names) ->
                    target.virtual().adopt(new Command.AdoptPlan(other, from.in(target, names))));
  }

  private static Who staff(
      Map<String, StaffDeeds.Reader> words, String who, Device device, Section step, Args args) {
    Optional<Deed> deed =
        does(step, words.keySet()).map(word -> StaffDeeds.of(words.get(word), device, args));
    return new Who(who + " " + word(step), deed);
  }

  private Who server(Field field, Args args) {
    virtualOnly = true;
    field.word("crashes");
    long awayMs = args.duration("away");
    Deed crash =
        (target, names) -> {
          target.virtual().crash(awayMs);
          return Answer.DONE;
        };
    return new Who("server crashes", Optional.of(crash));
  }

  private Who clock(Field field, Args args) {
    virtualOnly = true;
    field.word("is set");
    long byMs = args.duration("by");
    Deed set =
        (target, names) -> {
          target.virtual().setWallClock(byMs);
          return Answer.DONE;
        };
    return new Who("clock is set", Optional.of(set));
  }
}
