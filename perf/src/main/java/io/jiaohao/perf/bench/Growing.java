package io.jiaohao.perf.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can grow. */
enum Growing {
  /** Windows and their terminals, floor and server. */
  WINDOWS,
  /** People waiting, floor and server. */
  WAITING,
  /** Lobby boards, floor and server. */
  BOARDS,
  /** Windows and people waiting, the rules alone. */
  RULES,
  /** The journal behind a start. */
  JOURNAL;

  /**
   * The one of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Growing of(String word) {
    return Arrays.stream(values())
        .filter(one -> one.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    word
                        + " (expected: some of "
                        + Arrays.stream(values())
                            .map(Growing::word)
                            .collect(Collectors.joining(","))
                        + ", or nothing for all)"));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
