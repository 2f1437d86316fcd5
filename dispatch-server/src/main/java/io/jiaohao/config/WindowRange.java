package io.jiaohao.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Windows in a row, as the hall file writes them: "E07" or "E01-E12". */
public final class WindowRange {
  public static final String EXPECTED = "a window or a range, as E07 or E01-E12";

  private static final Pattern PATTERN =
      Pattern.compile("([A-Z]{1,3})([0-9]{1,4})(?:-([A-Z]{1,3})([0-9]{1,4}))?");

  private WindowRange() {}

  /** The ids of the windows, first to last. */
  public static Optional<List<String>> of(Field field) {
    Optional<String> text = field.matching(PATTERN, EXPECTED);
    Optional<List<String>> ids = text.map(WindowRange::ids);
    if (ids.isPresent() && ids.get().isEmpty()) {
      field.fault(EXPECTED + ": the same letters, as many digits, the greater number last");
      return Optional.empty();
    }
    return ids;
  }

  private static List<String> ids(String text) {
    Matcher parts = PATTERN.matcher(text);
    if (!parts.matches() || parts.group(3) == null) {
      return List.of(text);
    }
    String letters = parts.group(1);
    String first = parts.group(2);
    String last = parts.group(4);
    if (!letters.equals(parts.group(3)) || first.length() != last.length()) {
      return List.of();
    }
    String format = letters + "%0" + first.length() + "d";
    return IntStream.rangeClosed(Integer.parseInt(first), Integer.parseInt(last))
        .mapToObj(number -> String.format(format, number))
        .toList();
  }
}
