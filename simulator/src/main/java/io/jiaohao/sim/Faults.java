package io.jiaohao.sim;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the hall was caught at: all are counted, the first ones keep their words. */
final class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private final List<String> words = new ArrayList<>();
  private long count;

  /** A fault, as a format and its values. */
  @SuppressWarnings("AnnotateFormatMethod") // Its annotation is in a library that we do not ship.
  void add(String format, Object... values) {
    count++;
    if (words.size() < SimLimits.FAULT_WORDS_MAX) {
      String sentence = format.formatted(values);
      words.add(sentence);
      LOG.warn("fault: {}", sentence);
    }
  }

  long count() {
    return count;
  }

  List<String> words() {
    return List.copyOf(words);
  }
}
