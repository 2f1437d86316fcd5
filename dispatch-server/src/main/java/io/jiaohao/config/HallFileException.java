package io.jiaohao.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A hall file that was refused. It names every fault that was found, in order of place, so that one
 * round of mending is enough. Its message has one fault a line, as compilers print theirs.
 */
public final class HallFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String fileName;
  private final transient List<Fault> faults;

  HallFileException(String fileName, List<Fault> faults) {
    super(message(fileName, faults));
    this.fileName = fileName;
    this.faults = List.copyOf(faults);
  }

  public String fileName() {
    return fileName;
  }

  /** In order of place, at least one. */
  public List<Fault> faults() {
    return faults;
  }

  private static String message(String fileName, List<Fault> faults) {
    String head = fileName + ": " + (faults.size() == 1 ? "1 fault" : faults.size() + " faults");
    return faults.stream()
        .map(fault -> (fault.file().isEmpty() ? fileName : fault.file()) + ":" + fault)
        .collect(Collectors.joining("\n", head + "\n", ""));
  }
}
