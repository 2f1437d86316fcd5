package io.jiaohao.terminal;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A key and the words typed after it. What is missing is empty, 0 or the usual; what is wrong is
 * said in words that name it.
 */
record Typed(String key, List<String> words) {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  Typed {
    words = List.copyOf(words);
  }

  static Typed of(String line) {
    List<String> all = BLANKS.splitAsStream(line.strip()).toList();
    return new Typed(all.get(0), all.subList(1, all.size()));
  }

  /** The same key with this word after it, unless words were typed. */
  Typed or(String usual) {
    return words.isEmpty() && !usual.isEmpty() ? new Typed(key, List.of(usual)) : this;
  }

  String word(int nth) {
    return nth < words.size() ? words.get(nth) : "";
  }

  boolean has(String word) {
    return words.contains(word);
  }

  /**
   * The id of a ticket.
   *
   * @throws IllegalArgumentException if there is none
   */
  long ticket(int nth) {
    try {
      return Long.parseUnsignedLong(word(nth));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "ticket: \"" + word(nth) + "\" (expected: its id, a number)", e);
    }
  }

  /**
   * A time of the hall's present day, such as 14:10, in milliseconds; 0 if none was typed.
   *
   * @param hallMs the hall's time, today
   * @param zone the hall's
   * @throws IllegalArgumentException if the word is no time
   */
  long timeMs(int nth, long hallMs, String zone) {
    if (word(nth).isEmpty()) {
      return 0;
    }
    try {
      ZoneId zoneId = zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
      return Instant.ofEpochMilli(hallMs)
          .atZone(zoneId)
          .toLocalDate()
          .atTime(LocalTime.parse(word(nth)))
          .atZone(zoneId)
          .toInstant()
          .toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("time: \"" + word(nth) + "\" (expected: as in 14:10)", e);
    }
  }
}
