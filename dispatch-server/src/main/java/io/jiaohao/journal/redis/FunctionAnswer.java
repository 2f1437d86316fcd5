package io.jiaohao.journal.redis;

import io.jiaohao.engine.JournalException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a function of the library answered: a word, Redis's time, and what belongs to the word. */
record FunctionAnswer(String word, long redisMs, List<Object> rest) {
  private static final int FIXED = 2;

  static FunctionAnswer of(List<Object> answer) throws JournalException {
    if (answer.size() < FIXED
        || !(answer.get(0) instanceof byte[] word)
        || !(answer.get(1) instanceof Long now)) {
      throw new JournalException("answer of a function: " + answer + " (expected: a word, a time)");
    }
    return new FunctionAnswer(
        new String(word, StandardCharsets.US_ASCII), now, answer.subList(FIXED, answer.size()));
  }

  boolean is(String expected) {
    return word.equals(expected);
  }

  long number(int index) {
    return (Long) rest.get(index);
  }

  byte[] bytes(int index) {
    return (byte[]) rest.get(index);
  }

  String text(int index) {
    return new String(bytes(index), StandardCharsets.UTF_8);
  }
}
