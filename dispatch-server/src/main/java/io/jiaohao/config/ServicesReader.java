package io.jiaohao.config;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sections "tags" and "services". */
final class ServicesReader {
  private static final String SERVABLE = "servable";
  private static final Pattern DIGIT = Pattern.compile(".*[0-9].*");
  private static final String PREFIX = "1.." + HallFileLimits.MAX_PREFIX + " letters A-Z";
  private static final Pattern LETTERS =
      Pattern.compile("[A-Z]{1," + HallFileLimits.MAX_PREFIX + "}");

  private final Parts parts;
  private final List<String> skipLetters;
  private final Map<String, Field> prefixes = new HashMap<>();

  ServicesReader(Parts parts, List<String> skipLetters) {
    this.parts = parts;
    this.skipLetters = skipLetters;
  }

  void tags(List<Field> rows) {
    for (Field row : rows) {
      row.section().ifPresent(this::tag);
    }
  }

  private void tag(Section row) {
    Optional<String> id = parts.tags.claimId(row);
    Words name = row.name();
    row.close();
    id.ifPresent(known -> parts.tags.put(known, name));
  }

  void services(List<Field> rows) {
    for (Field row : rows) {
      row.section().ifPresent(this::service);
    }
  }

  private void service(Section row) {
    Optional<String> id = parts.services.claimId(row).filter(known -> notAZone(row, known));
    Optional<HallPlan.Zone> zone = parts.zones.named(row, "zone");
    HallPlan.Service service =
        new HallPlan.Service(
            id.orElse(""),
            row.name(),
            zone.map(HallPlan.Zone::id).orElse(""),
            prefix(row, id),
            row.minutesAsMs("minutes", HallFileLimits.SERVICE_MINUTES),
            row.whole("weekday_tickets", HallFileLimits.WEEKDAY_TICKETS, 0),
            parts.tags.list(row.itemsIfAny("tags", HallFileLimits.TAGS)),
            row.find("quota").map(ServicesReader::quota).orElse(HallPlan.Quota.NONE));
    row.close();
    id.ifPresent(known -> parts.services.put(known, service));
    parts.unsureZones |= id.isEmpty() || zone.isEmpty();
  }

  private static HallPlan.Quota quota(Field field) {
    return field
        .wholeOr(SERVABLE, HallFileLimits.QUOTA)
        .map(perDay -> new HallPlan.Quota(perDay, perDay == 0))
        .orElse(HallPlan.Quota.NONE);
  }

  private boolean notAZone(Section row, String id) {
    if (parts.zones.has(id)) {
      row.find("id").orElseThrow().fault("an id that no zone has, so that windows can name both");
      return false;
    }
    return true;
  }

  /** The prefix, which is the id unless the file gives one. */
  private String prefix(Section row, Optional<String> id) {
    Optional<Field> written = row.find("prefix");
    if (written.isEmpty() && id.isPresent()) {
      Field field = row.find("id").orElseThrow();
      if (LETTERS.matcher(id.get()).matches() && !hasSkipped(id.get())) {
        claim(field, id.get());
      } else {
        field.fault("an id that can be the prefix too, or a prefix: " + PREFIX);
      }
    }
    Optional<String> prefix = written.flatMap(this::letters);
    prefix.ifPresent(letters -> claim(written.get(), letters));
    return prefix.or(() -> id).orElse("");
  }

  private Optional<String> letters(Field field) {
    Optional<String> text = field.text();
    if (text.isEmpty()) {
      return text;
    }
    if (DIGIT.matcher(text.get()).matches()) {
      field.fault("letters alone, since the number's digits follow them");
      return Optional.empty();
    }
    Optional<String> letters = field.matching(LETTERS, PREFIX);
    if (letters.isPresent() && hasSkipped(letters.get())) {
      field.fault("letters other than " + String.join(", ", skipLetters));
      return Optional.empty();
    }
    return letters;
  }

  private boolean hasSkipped(String letters) {
    return skipLetters.stream().anyMatch(letters::contains);
  }

  private void claim(Field field, String prefix) {
    Field first = prefixes.putIfAbsent(prefix, field);
    if (first != null) {
      field.fault("a prefix of its own; " + first.path() + " has it on line " + first.line());
    }
  }
}
