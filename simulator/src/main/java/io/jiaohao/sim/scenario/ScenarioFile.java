package io.jiaohao.sim.scenario;

import io.jiaohao.config.Faults;
import io.jiaohao.config.Field;
import io.jiaohao.config.HallFileException;
import io.jiaohao.config.HallFileText;
import io.jiaohao.config.Section;
import io.jiaohao.config.WindowRange;
import io.jiaohao.config.YamlTree;
import io.jiaohao.core.HallPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads scenario files. A file with any fault is refused, and all its faults are told at once. */
final class ScenarioFile {
  private static final String FIRST_DAY = "2026-03-03";

  private final String name;
  private final HallReader halls;
  private final Faults faults = new Faults();

  private ScenarioFile(String name, Optional<Path> folder) {
    this.name = name;
    this.halls = new HallReader(folder);
  }

  /**
   * Reads a file.
   *
   * @throws HallFileException if the file is faulty
   * @throws IOException if it cannot be read
   */
  static Scenario read(Path path) throws IOException, HallFileException {
    try (InputStream in = Files.newInputStream(path)) {
      ScenarioFile file =
          new ScenarioFile(path.toString(), Optional.ofNullable(path.toAbsolutePath().getParent()));
      return file.read(in);
    }
  }

  /**
   * Reads from anywhere; the stream is left open.
   *
   * @throws HallFileException if the text is faulty
   * @throws IOException if it cannot be read
   */
  static Scenario read(String name, InputStream in) throws IOException, HallFileException {
    return new ScenarioFile(name, Optional.empty()).read(in);
  }

  private Scenario read(InputStream in) throws IOException, HallFileException {
    String text = HallFileText.read(name, in);
    Optional<Scenario> scenario =
        new Field(YamlTree.of(name, text), "", faults).section().flatMap(this::scenario);
    faults.throwIfAny(name);
    return scenario.orElseThrow();
  }

  private Optional<Scenario> scenario(Section file) {
    String title = file.text("scenario");
    boolean saidVirtual = file.find("needs").flatMap(f -> f.word("virtual")).isPresent();
    Optional<Section> given = file.need("given", "a mapping").flatMap(Field::section);
    Optional<HallPlan> plan = given.flatMap(g -> g.need("hall", "a hall").flatMap(halls::read));
    if (plan.isEmpty() || faults.count() > 0) {
      return Optional.empty();
    }
    List<String> open = given.map(g -> open(g, plan.get())).orElse(List.of());
    long startMs = given.map(g -> start(g, plan.get())).orElse(0L);
    given.ifPresent(Section::close);
    StepReader reader = new StepReader(plan.get(), halls);
    List<Step> steps = new ArrayList<>(reader.read(file.itemsIfAny("when", ScenarioLimits.STEPS)));
    steps.addAll(reader.read(file.itemsIfAny("then", ScenarioLimits.STEPS)));
    file.close();
    boolean virtualOnly = saidVirtual || reader.virtualOnly();
    return Optional.of(
        new Scenario(name, title, virtualOnly, plan.get(), halls.hallFile(), startMs, open, steps));
  }

  private static long start(Section given, HallPlan plan) {
    Moment time =
        given
            .find("time")
            .flatMap(Moment::of)
            .orElse(new Moment(Optional.empty(), LocalTime.of(9, 0)));
    String date = given.find("date").flatMap(Field::text).orElse(FIRST_DAY);
    if (!date.matches("\\d{4}-\\d{2}-\\d{2}")) {
      given.find("date").ifPresent(f -> f.fault("a date, as " + FIRST_DAY));
      return 0;
    }
    return new Moment(Optional.of(LocalDate.parse(date)), time.time()).ms(0, plan.zoneId());
  }

  /** Windows that are open at the beginning: all, none, or rows of them. */
  private static List<String> open(Section given, HallPlan plan) {
    List<String> all = plan.windows().stream().map(HallPlan.Window::id).toList();
    Optional<Field> field = given.find("open");
    if (field.isEmpty()) {
      return all;
    }
    if (field.get().node() instanceof ScalarNode scalar
        && List.of("all", "none").contains(scalar.getValue())) {
      return scalar.getValue().equals("all") ? all : List.of();
    }
    List<String> open = new ArrayList<>();
    for (Field item : field.get().items(ScenarioLimits.ITEMS)) {
      for (String id : WindowRange.of(item).orElse(List.of())) {
        if (all.contains(id)) {
          open.add(id);
        } else {
          item.fault("windows of the hall; there is no " + id);
        }
      }
    }
    return open;
  }
}
