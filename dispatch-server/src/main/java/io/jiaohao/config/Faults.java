package io.jiaohao.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** The faults found so far. Reading goes on after each, so that all are told at once. */
public final class Faults {
  static final String WHOLE_FILE = "file";

  private final List<Fault> found = new ArrayList<>();

  /** Notes a fault; a place that the parser does not know is the top of the file. */
  void add(Optional<Mark> place, String path, String value, String expected) {
    int line = place.map(Mark::getLine).orElse(0) + 1;
    int column = place.map(Mark::getColumn).orElse(0) + 1;
    add(new Fault(line, column, path.isEmpty() ? WHOLE_FILE : path, value, expected));
  }

  void add(Fault fault) {
    if (!isFull()) {
      found.add(fault);
    }
  }

  /** Whether further faults are dropped, so that nobody need find words for them. */
  boolean isFull() {
    return found.size() >= HallFileLimits.MAX_FAULTS;
  }

  /** How many have been noted so far. */
  public int count() {
    return found.size();
  }

  /**
   * Ends a reading.
   *
   * @throws HallFileException if there was any fault
   */
  public void throwIfAny(String fileName) throws HallFileException {
    if (!found.isEmpty()) {
      throw new HallFileException(fileName, found.stream().sorted(Fault.BY_PLACE).toList());
    }
  }
}
