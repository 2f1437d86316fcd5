package io.jiaohao.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists such as "outcomes" and "return_reasons": short codes, never words about a person. */
final class CodesReader {

  /** What a device means that names no outcome. */
  static final String DONE = "done";

  private static final List<String> OUTCOMES = List.of(DONE, "incomplete", "referred");
  private static final List<String> RETURN_REASONS =
      List.of("forms-missing", "wrong-service", "asked-to-wait");

  private CodesReader() {}

  static List<String> outcomes(Section file) {
    Optional<Field> field = file.find("outcomes");
    List<String> outcomes = field.map(CodesReader::codes).orElse(OUTCOMES);
    if (!outcomes.isEmpty() && !outcomes.contains(DONE)) {
      field.orElseThrow().fault("no " + DONE, "a list with " + DONE + ", the usual outcome");
    }
    return outcomes;
  }

  static List<String> returnReasons(Section file) {
    return file.find("return_reasons").map(CodesReader::codes).orElse(RETURN_REASONS);
  }

  /** A list of codes, each once. */
  static List<String> codes(Field list) {
    List<String> codes = new ArrayList<>();
    for (Field item : list.items(HallFileLimits.CODES)) {
      Optional<String> code = item.id();
      if (code.isPresent() && codes.contains(code.get())) {
        item.fault("each code once");
      }
      code.ifPresent(codes::add);
    }
    return codes;
  }
}
