package io.jiaohao.views;

import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * What an event says besides where and when: stable names, and texts, numbers, truths and lists of
 * them, in the order in which they are told. Kept as one flat array: each command of a hall makes
 * some, and few are ever read.
 */
public final class EventDetails {
  /** Nothing more. */
  public static final EventDetails NONE = new EventDetails();

  private final Object[] namesAndValues;

  private EventDetails(Object... namesAndValues) {
    this.namesAndValues = namesAndValues;
  }

  /** Names and values by turns. */
  static EventDetails of(Object... namesAndValues) {
    return namesAndValues.length == 0 ? NONE : new EventDetails(namesAndValues);
  }

  /** These, then those; a name is in one of them alone. */
  EventDetails then(EventDetails more) {
    if (more.namesAndValues.length == 0) {
      return this;
    }
    Object[] all =
        Arrays.copyOf(namesAndValues, namesAndValues.length + more.namesAndValues.length);
    System.arraycopy(
        more.namesAndValues, 0, all, namesAndValues.length, more.namesAndValues.length);
    return new EventDetails(all);
  }

  /** Hands out each name with its value. */
  public void forEach(BiConsumer<String, Object> reader) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      reader.accept((String) namesAndValues[i], namesAndValues[i + 1]);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EventDetails details
        && Arrays.equals(namesAndValues, details.namesAndValues);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(namesAndValues);
  }

  @Override
  public String toString() {
    return Arrays.toString(namesAndValues);
  }
}
