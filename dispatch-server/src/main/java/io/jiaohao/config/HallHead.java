package io.jiaohao.config;

import io.jiaohao.core.CrowdLevels;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Words;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The section "hall": what the hall is called, where its clock stands, what its numbers look like.
 *
 * @param skipLetters letters that no prefix has, since they read like digits
 */
record HallHead(
    String id,
    Words name,
    ZoneId zoneId,
    int dayResetMinute,
    int digits,
    int maxWaiting,
    List<String> skipLetters,
    CrowdLevels crowd) {
  private static final String ZONE = "a time zone, as Asia/Shanghai";
  private static final int DAY_RESET_MINUTE = 4 * 60;
  private static final int DIGITS = 3;
  private static final List<String> SKIP_LETTERS = List.of("I", "O");
  private static final Pattern LETTER = Pattern.compile("[A-Z]");
  private static final Pattern RESET_TIME = Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]");

  /** Stands in for a head that the file does not have, so that the rest can be read. */
  static final HallHead UNKNOWN =
      new HallHead(
          "",
          new Words("", ""),
          ZoneId.of("UTC"),
          DAY_RESET_MINUTE,
          DIGITS,
          HallPlan.MAX_WAITING,
          SKIP_LETTERS,
          CrowdLevels.NONE);

  static HallHead read(Section hall) {
    String id = hall.need("id", Field.ID).flatMap(Field::id).orElse("");
    Words name = hall.name();
    ZoneId zoneId = hall.need("time_zone", ZONE).flatMap(HallHead::zoneId).orElse(ZoneId.of("UTC"));
    int dayReset = hall.find("day_reset").flatMap(HallHead::resetMinute).orElse(DAY_RESET_MINUTE);
    int maxWaiting = hall.whole("max_waiting", HallFileLimits.MAX_WAITING, HallPlan.MAX_WAITING);
    Section numbers = hall.sectionOrDefaults("ticket_numbers");
    int digits = numbers.whole("digits", HallFileLimits.DIGITS, DIGITS);
    List<String> skipLetters =
        numbers.find("skip_letters").map(HallHead::letters).orElse(SKIP_LETTERS);
    numbers.close();
    CrowdLevels crowd = CrowdReader.read(hall);
    hall.close();
    return new HallHead(id, name, zoneId, dayReset, digits, maxWaiting, skipLetters, crowd);
  }

  LocalTime dayReset() {
    return LocalTime.ofSecondOfDay(dayResetMinute * 60L);
  }

  private static Optional<ZoneId> zoneId(Field field) {
    return field.reference(new TreeSet<>(ZoneId.getAvailableZoneIds()), ZONE).map(ZoneId::of);
  }

  private static Optional<Integer> resetMinute(Field field) {
    return field
        .matching(RESET_TIME, "a time HH:MM, 00:00..23:59")
        .flatMap(text -> DayTimes.minute(field));
  }

  private static List<String> letters(Field field) {
    return field.items(HallFileLimits.LETTERS).stream()
        .flatMap(item -> item.matching(LETTER, "a letter A-Z").stream())
        .toList();
  }
}
