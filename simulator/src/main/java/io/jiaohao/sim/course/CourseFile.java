package io.jiaohao.sim.course;

import io.jiaohao.config.Faults;
import io.jiaohao.config.Field;
import io.jiaohao.config.HallFileException;
import io.jiaohao.config.HallFileText;
import io.jiaohao.config.Range;
import io.jiaohao.config.Section;
import io.jiaohao.config.YamlTree;
import io.jiaohao.core.HallPlan;
import io.jiaohao.sim.course.FaultStep.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a day's course. A file with any fault is refused, and all its faults are told at once. */
public final class CourseFile {
  private static final Range LOAD = Range.of("0.01", "20");
  private static final Range SPEED = Range.of(1, 1_000);
  private static final Range PACE = Range.of("0.2", "5");
  private static final Range STEPS = Range.of(1, 50);
  private static final Range BOARDS = Range.of(1, 100);
  private static final Pattern CLOCK = Pattern.compile("\\d{2}:\\d{2}");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern LENGTH = Pattern.compile("[1-9]\\d{0,3} (s|min|h)");
  private static final Map<String, Long> UNIT_MS =
      Map.of("s", 1_000L, "min", 60_000L, "h", 3_600_000L);
  private static final String CLOCK_EXPECTED = "a time in quotes, as \"09:30\"";
  private static final String DATE_EXPECTED = "a date, as 2026-11-25";

  private final String name;
  private final HallPlan plan;
  private final Faults faults = new Faults();

  private CourseFile(String name, HallPlan plan) {
    this.name = name;
    this.plan = plan;
  }

  /**
   * Reads a file for a hall.
   *
   * @throws HallFileException if the file is faulty
   * @throws IOException if it cannot be read
   */
  public static DayCourse read(Path path, HallPlan plan) throws IOException, HallFileException {
    try (InputStream in = Files.newInputStream(path)) {
      return read(path.toString(), in, plan);
    }
  }

  /**
   * Reads from anywhere; the stream is left open.
   *
   * @throws HallFileException if the text is faulty
   * @throws IOException if it cannot be read
   */
  public static DayCourse read(String name, InputStream in, HallPlan plan)
      throws IOException, HallFileException {
    String text = HallFileText.read(name, in);
    CourseFile file = new CourseFile(name, plan);
    Optional<DayCourse> course =
        new Field(YamlTree.of(name, text), "", file.faults).section().map(file::course);
    file.faults.throwIfAny(name);
    return course.orElseThrow();
  }

  private DayCourse course(Section file) {
    Optional<Section> title = file.need("title", "zh and en").flatMap(Field::section);
    LocalTime from =
        file.need("from", CLOCK_EXPECTED).flatMap(CourseFile::clock).orElse(LocalTime.NOON);
    double speed = number(file, "speed", SPEED, 120);
    long runMs = file.need("for", "a length of time, as 60 s").flatMap(CourseFile::ms).orElse(1L);
    Optional<Section> clerks = file.find("clerks").flatMap(Field::section);
    DayCourse course =
        new DayCourse(
            name,
            title.map(t -> t.text("zh")).orElse(""),
            title.map(t -> t.text("en")).orElse(""),
            file.find("date").flatMap(CourseFile::date).orElse(DayCourse.USUAL_DAY),
            from,
            number(file, "load", LOAD, 1),
            speed,
            runMs,
            clerks.map(c -> number(c, "fastest", PACE, 1)).orElse(1.0),
            clerks.map(c -> number(c, "slowest", PACE, 1)).orElse(1.0),
            steps(file, from, Math.round(runMs * speed)));
    clerks.filter(c -> course.fastest() > course.slowest()).ifPresent(CourseFile::isUpsideDown);
    title.ifPresent(Section::close);
    clerks.ifPresent(Section::close);
    file.close();
    return course;
  }

  private static void isUpsideDown(Section clerks) {
    clerks.find("fastest").ifPresent(f -> f.fault("a number no greater than that of the slowest"));
  }

  private List<FaultStep> steps(Section file, LocalTime from, long hallMs) {
    List<FaultStep> steps = new ArrayList<>();
    for (Field item : file.itemsIfAny("steps", STEPS)) {
      item.section().flatMap(step -> step(step, from, hallMs)).ifPresent(steps::add);
    }
    steps.sort(Comparator.comparing(FaultStep::at));
    return steps;
  }

  private Optional<FaultStep> step(Section step, LocalTime from, long hallMs) {
    String[] words = Stream.of(Kind.values()).map(Kind::word).toArray(String[]::new);
    Optional<Kind> kind =
        step.need("do", "a word of " + String.join(", ", words))
            .flatMap(field -> field.word(words))
            .map(word -> Stream.of(Kind.values()).filter(k -> k.word().equals(word)))
            .flatMap(Stream::findFirst);
    Optional<LocalTime> at = step.need("at", CLOCK_EXPECTED).flatMap(CourseFile::clock);
    if (kind.isEmpty() || at.isEmpty()) {
      return Optional.empty();
    }
    boolean lasts = kind.get() != Kind.RESTART;
    long lastsMs = lasts ? need(step, "for", "a length of time, as 5 min", CourseFile::ms, 0L) : 0;
    List<String> wings = plan.wings().stream().map(HallPlan.Wing::id).toList();
    String wing = lasts ? need(step, "wing", "a wing", f -> f.reference(wings, "a wing"), "") : "";
    int boards = kind.get() == Kind.FREEZE ? step.whole("boards", BOARDS, 1) : 0;
    step.close();
    FaultStep read = new FaultStep(kind.get(), at.get(), wing, boards, lastsMs);
    long beginsMs = from.until(read.at(), java.time.temporal.ChronoUnit.MILLIS);
    if (beginsMs < 0 || beginsMs + lastsMs > hallMs) {
      LocalTime end = from.plusNanos(hallMs * 1_000_000);
      step.find("at")
          .ifPresent(f -> f.fault("begin and end within the run, %s..%s".formatted(from, end)));
    }
    return Optional.of(read);
  }

  private static <T> T need(
      Section in, String key, String expected, Function<Field, Optional<T>> read, T otherwise) {
    return in.need(key, expected).flatMap(read).orElse(otherwise);
  }

  private static double number(Section in, String key, Range range, double otherwise) {
    return in.find(key)
        .flatMap(field -> field.decimal(range))
        .map(BigDecimal::doubleValue)
        .orElse(otherwise);
  }

  private static Optional<Long> ms(Field field) {
    return field
        .matching(LENGTH, "a length of time, as 60 s, 5 min or 2 h")
        .map(text -> text.split(" ", -1))
        .map(parts -> Long.parseLong(parts[0]) * UNIT_MS.get(parts[1]));
  }

  private static Optional<LocalTime> clock(Field field) {
    return parsed(field, CLOCK, CLOCK_EXPECTED, LocalTime::parse);
  }

  private static Optional<LocalDate> date(Field field) {
    return parsed(field, DATE, DATE_EXPECTED, LocalDate::parse);
  }

  private static <T> Optional<T> parsed(
      Field field, Pattern form, String expected, Function<String, T> parse) {
    return field
        .matching(form, expected)
        .flatMap(
            text -> {
              try {
                return Optional.of(parse.apply(text));
              } catch (DateTimeException e) {
                field.fault(expected);
                return Optional.empty();
              }
            });
  }
}
