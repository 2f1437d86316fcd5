package io.jiaohao.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably wanted to write. */
final class DidYouMean {

  /** One slip is forgiven for every so many letters of the word. */
  private static final int LETTERS_PER_SLIP = 3;

  /** Longer words are not compared: no key or id is. */
  private static final int MAX_LENGTH = 60;

  private DidYouMean() {}

  /** The known words as a list where that is short, and the nearest one, if any is near. */
  static String expected(String what, String written, Collection<String> known) {
    StringBuilder words = new StringBuilder(what);
    if (!known.isEmpty() && known.size() <= HallFileLimits.MAX_LISTED) {
      words.append(known.size() == 1 ? ": " : ", one of: ").append(String.join(", ", known));
    }
    nearest(written, known)
        .ifPresent(near -> words.append("; did you mean ").append(near).append('?'));
    return words.toString();
  }

  private static Optional<String> nearest(String written, Collection<String> known) {
    if (written.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String lower = written.toLowerCase(Locale.ROOT);
    String best = null;
    int bestSlips = written.length() / LETTERS_PER_SLIP + 1;
    for (String word : known) {
      if (Math.abs(word.length() - written.length()) >= bestSlips) {
        continue;
      }
      int slips = slips(lower, word.toLowerCase(Locale.ROOT));
      if (slips < bestSlips) {
        bestSlips = slips;
        best = word;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Letters to add, drop or change to make one word of the other (Levenshtein). */
  private static int slips(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
