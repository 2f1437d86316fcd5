package io.jiaohao.views;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a hall's history, as a reader of its events names it: after an event of an entry, or
 * after all of an entry.
 *
 * @param seq the entry's sequence; 0 = before the first
 * @param index which of the entry's events, from 1
 */
public record EventPosition(long seq, int index) implements Comparable<EventPosition> {
  private static final int ALL = Integer.MAX_VALUE;
  private static final Pattern TEXT = Pattern.compile("(\\d{1,18})(?:-([1-9]\\d{0,5}))?");

  /** What a text looks like, for those who are told that theirs does not. */
  public static final String FORM = "an event's id, as in 1234-1, or a hall sequence, as in 1234";

  /** After all events of this entry. */
  public static EventPosition afterAll(long seq) {
    return new EventPosition(seq, ALL);
  }

  /** Reads what {@link #text} writes; empty for anything else. */
  public static Optional<EventPosition> of(String text) {
    Matcher found = TEXT.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    int index = found.group(2) == null ? ALL : Integer.parseInt(found.group(2));
    return Optional.of(new EventPosition(Long.parseLong(found.group(1)), index));
  }

  /** {@code 1234-1} after the first event of entry 1234, {@code 1234} after all of it. */
  public String text() {
    return index == ALL ? Long.toString(seq) : seq + "-" + index;
  }

  /** The last entry that is wholly before it. */
  public long wholeSeq() {
    return index == ALL ? seq : seq - 1;
  }

  @Override
  public int compareTo(EventPosition other) {
    int bySeq = Long.compare(seq, other.seq);
    return bySeq != 0 ? bySeq : Integer.compare(index, other.index);
  }
}
