package io.jiaohao.config;

import io.jiaohao.core.HallPlan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The file of holidays and swapped working days: lines "date,kind,name", the kind "holiday" or
 * "working". Lines that begin with # and empty lines are passed over.
 */
final class HolidaysReader {
  private static final String HEAD = "date,kind,name";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final String NAMES = "the name of a file beside this one";
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final String WORKING = "working";
  private static final List<String> KINDS = List.of("holiday", WORKING);

  private final Field named;
  private final SideFiles sideFiles;
  private final Map<LocalDate, Integer> lineByDate = new TreeMap<>();
  private final Map<LocalDate, HallPlan.SpecialDay> days = new TreeMap<>();
  private String file = "";

  HolidaysReader(Field named, SideFiles sideFiles) {
    this.named = named;
    this.sideFiles = sideFiles;
  }

  /** The days in order; a file that cannot be read is a fault of the line that names it. */
  List<HallPlan.SpecialDay> read() {
    Optional<String> name = named.matching(NAME, NAMES);
    if (name.isEmpty()) {
      return List.of();
    }
    file = name.get();
    try {
      Optional<byte[]> bytes = sideFiles.read(file);
      if (bytes.isEmpty()) {
        named.fault(NAMES + "; there is none of that name");
        return List.of();
      }
      lines(HallFileText.read(file, new ByteArrayInputStream(bytes.get())));
    } catch (HallFileException e) {
      e.faults().forEach(fault -> named.faults().add(fault.in(file)));
    } catch (IOException e) {
      named.fault(NAMES + " that can be read");
    }
    return days.values().stream().sorted(Comparator.comparing(HallPlan.SpecialDay::date)).toList();
  }

  private void lines(String text) {
    int faultsBefore = named.faults().count();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String content = line.strip();
      if (!content.isEmpty() && content.charAt(0) != '#' && !content.equals(HEAD)) {
        line(number, content);
      }
    }
    if (days.isEmpty() && named.faults().count() == faultsBefore) {
      fault(1, "file", "no days", "at least one line " + HEAD);
    }
  }

  private void line(int number, String content) {
    String[] columns = content.split(",", -1);
    if (columns.length != HEAD.split(",", -1).length) {
      fault(number, "line", content, HEAD);
      return;
    }
    Optional<LocalDate> date = date(number, columns[0].strip());
    String kind = columns[1].strip();
    String name = columns[2].strip();
    if (!KINDS.contains(kind)) {
      fault(number, "kind", kind, DidYouMean.expected("a word", kind, KINDS));
    }
    if (name.codePointCount(0, name.length()) > HallFileLimits.MAX_TEXT) {
      fault(number, "name", name, "at most " + HallFileLimits.MAX_TEXT + " characters");
    }
    if (date.isPresent()) {
      Integer first = lineByDate.putIfAbsent(date.get(), number);
      if (first != null) {
        fault(number, "date", columns[0], "each date once; it is already on line " + first);
      } else {
        boolean working = kind.equals(WORKING);
        days.put(date.get(), new HallPlan.SpecialDay(date.get(), working, name));
      }
    }
  }

  private Optional<LocalDate> date(int number, String text) {
    try {
      if (DATE.matcher(text).matches()) {
        return Optional.of(LocalDate.parse(text));
      }
    } catch (DateTimeException e) {
      // Told below: it looks like a date, and no calendar has it.
    }
    fault(number, "date", text, "a date, as 2026-10-01");
    return Optional.empty();
  }

  private void fault(int line, String column, String value, String expected) {
    named.faults().add(new Fault(line, 1, column, Fault.shortened(value), expected).in(file));
  }
}
