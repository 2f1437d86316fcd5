package io.jiaohao.lobby;

import io.jiaohao.core.Words;

/**
 * Something that a manager wants people in the hall to know.
 *
 * @param id rising
 * @param wing for this wing alone; empty = for all
 * @param zone for this zone alone; empty = for all
 * @param untilMs hall time from which it is not shown any more; 0 = until it is taken back
 * @param by account of who posted it
 */
public record Notice(
    long id,
    Words words,
    String wing,
    String zone,
    boolean important,
    long postedMs,
    long untilMs,
    String by) {

  private static final int FIELDS = 9;

  /** Whether its time is over. */
  public boolean isOver(long hallMs) {
    return untilMs != 0 && hallMs >= untilMs;
  }

  String line() {
    return String.join(
        "\t",
        Long.toString(id),
        words.zh(),
        words.en(),
        wing,
        zone,
        Boolean.toString(important),
        Long.toString(postedMs),
        Long.toString(untilMs),
        by);
  }

  static Notice parse(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException(fields.length + " fields (expected: " + FIELDS + ")");
    }
    return new Notice(
        Long.parseLong(fields[0]),
        new Words(fields[1], fields[2]),
        fields[3],
        fields[4],
        Boolean.parseBoolean(fields[5]),
        Long.parseLong(fields[6]),
        Long.parseLong(fields[7]),
        fields[8]);
  }
}
