package io.jiaohao.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the hall was caught at: all are counted, the first ones keep their words. */
final class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private final Optional<Faults> whole;
  private final String where;
  private final List<String> words = new ArrayList<>();
  private long count;
  private boolean silent;

  Faults() {
    this(Optional.empty(), "");
  }

  private Faults(Optional<Faults> whole, String where) {
    this.whole = whole;
    this.where = where;
  }

  /** A part of these that can fall silent. What it is told until then counts here. */
  Faults part() {
    return new Faults(Optional.of(this), "");
  }

  /** Those of one hall of several; their words begin with its name. */
  Faults of(String hall) {
    return new Faults(Optional.of(this), hall + ": ");
  }

  /** From now on this part knows too little to judge. */
  void fallSilent() {
    silent = true;
  }

  /** A fault, as a format and its values. */
  @SuppressWarnings("AnnotateFormatMethod") // Its annotation is in a library that we do not ship.
  void add(String format, Object... values) {
    if (silent) {
      return;
    }
    whole.ifPresent(all -> all.add(where + format, values));
    count++;
    if (words.size() < SimLimits.FAULT_WORDS_MAX) {
      String sentence = format.formatted(values);
      words.add(sentence);
      if (whole.isEmpty()) {
        LOG.warn("fault: {}", sentence);
      }
    }
  }

  long count() {
    return count;
  }

  List<String> words() {
    return List.copyOf(words);
  }
}
