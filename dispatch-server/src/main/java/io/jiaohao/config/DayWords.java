package io.jiaohao.config;

import io.jiaohao.core.DayKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Days as the hall file names them. */
final class DayWords {
  /** The five working days of an ordinary week. */
  static final String WEEKDAYS = "weekdays";

  /** Monday to Sunday. */
  static final String[] WEEK =
      Stream.of(DayKind.values())
          .filter(kind -> kind != DayKind.HOLIDAY)
          .map(DayWords::word)
          .toArray(String[]::new);

  /** What an override's days may be called. */
  static final List<String> ALL =
      Stream.concat(Stream.of(WEEKDAYS), Arrays.stream(DayKind.values()).map(DayWords::word))
          .toList();

  private DayWords() {}

  static String word(DayKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static DayKind kind(String word) {
    return DayKind.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The kinds of day that a word stands for. */
  static List<DayKind> kinds(String word) {
    return word.equals(WEEKDAYS)
        ? Arrays.stream(DayKind.values()).filter(DayKind::isWorkday).toList()
        : List.of(kind(word));
  }
}
