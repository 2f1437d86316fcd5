package io.jiaohao.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jiaohao.core.HallPlan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The hall file: YAML that an administrator writes, read into the {@link HallPlan} that the hall
 * runs on. A file with any fault is refused, and all its faults are told at once.
 */
public final class HallFile {
  private static final String DEFAULT_HALL = "xian.yaml";

  private HallFile() {}

  /**
   * Reads a file.
   *
   * @throws HallFileException if the file is faulty
   * @throws IOException if it cannot be read
   */
  public static HallPlan read(Path path) throws IOException, HallFileException {
    String name = String.valueOf(path.getFileName());
    try (InputStream in = Files.newInputStream(path)) {
      return parse(name, HallFileText.read(name, in), SideFiles.beside(path));
    }
  }

  /**
   * Reads from anywhere; the reader is left open. Files that it names are those that ship.
   *
   * @param name what faults call the file
   * @throws HallFileException if the text is faulty
   * @throws IOException if it cannot be read
   */
  public static HallPlan read(String name, Reader in) throws IOException, HallFileException {
    return parse(name, HallFileText.read(name, in), SideFiles.shipped());
  }

  /**
   * Reads another plan for a hall that runs.
   *
   * @param beside files that the text names stand beside this one, else ship with the server
   * @param running the hall's id, which stays what it is
   * @throws HallFileException if the text is faulty, or is another hall's
   * @throws IOException if a file that it names cannot be read
   */
  public static HallPlan readChange(byte[] text, Path beside, String running)
      throws IOException, HallFileException {
    String name = String.valueOf(beside.getFileName());
    return parse(
        name,
        HallFileText.read(name, new ByteArrayInputStream(text)),
        SideFiles.beside(beside),
        Optional.of(running));
  }

  /** The hall that ships with the server: a city's hall of 130 windows in two buildings. */
  public static HallPlan defaultHall() {
    try (InputStream in = HallFile.class.getResourceAsStream(DEFAULT_HALL)) {
      if (in == null) {
        throw new IllegalStateException(DEFAULT_HALL + ": missing (expected: in the server's jar)");
      }
      return parse(DEFAULT_HALL, HallFileText.read(DEFAULT_HALL, in), SideFiles.shipped());
    } catch (IOException | HallFileException e) {
      throw new IllegalStateException(DEFAULT_HALL + ": the server's jar is broken", e);
    }
  }

  /** The text of the hall that ships with the server. */
  public static String defaultText() {
    try (InputStream in = HallFile.class.getResourceAsStream(DEFAULT_HALL)) {
      if (in == null) {
        throw new IllegalStateException(DEFAULT_HALL + ": missing (expected: in the server's jar)");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(DEFAULT_HALL + ": the server's jar is broken", e);
    }
  }

  /**
   * Reads a hall that is part of another file. Its faults are noted with that file's others; the
   * plan is of no use if there are any.
   */
  public static HallPlan read(Section hall) {
    return new HallFileReader(hall, SideFiles.shipped()).plan();
  }

  private static HallPlan parse(String name, String text, SideFiles sideFiles)
      throws HallFileException {
    return parse(name, text, sideFiles, Optional.empty());
  }

  private static HallPlan parse(
      String name, String text, SideFiles sideFiles, Optional<String> running)
      throws HallFileException {
    Faults faults = new Faults();
    Optional<Section> file = new Field(YamlTree.of(name, text), "", faults).section();
    Optional<HallPlan> plan = file.map(section -> new HallFileReader(section, sideFiles).plan());
    running
        .filter(id -> plan.stream().anyMatch(one -> !Set.of("", id).contains(one.id())))
        .ifPresent(id -> file.ifPresent(section -> wrongHall(section, id)));
    faults.throwIfAny(name);
    return plan.orElseThrow();
  }

  /** Journal, keys and records are those of one hall. */
  private static void wrongHall(Section file, String running) {
    file.find("hall")
        .flatMap(Field::section)
        .flatMap(hall -> hall.find("id"))
        .ifPresent(id -> id.reference(List.of(running), "the running hall's"));
  }
}
