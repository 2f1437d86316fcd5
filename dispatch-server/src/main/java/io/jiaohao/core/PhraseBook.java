package io.jiaohao.core;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * English sentences and their Chinese, a line each: {@code English | Chinese}, where {} stands for
 * any text, in the same order unless the Chinese numbers them: {1}. The first line that fits
 * counts.
 */
public final class PhraseBook {
  private final List<Phrase> phrases;

  /** A book of these lines. */
  public PhraseBook(String lines) {
    phrases = lines.lines().map(line -> line.split(" \\| ", 2)).map(PhraseBook::phrase).toList();
  }

  private static Phrase phrase(String[] columns) {
    String pattern =
        Stream.of(columns[0].split("\\{}", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("(.+)"));
    return new Phrase(Pattern.compile(pattern), columns[1]);
  }

  /** The sentence in Chinese; empty if no line fits. */
  public Optional<String> chinese(String english) {
    return phrases.stream().flatMap(phrase -> phrase.of(english).stream()).findFirst();
  }

  private record Phrase(Pattern english, String chinese) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d?)}");

    Optional<String> of(String text) {
      Matcher found = english.matcher(text);
      return found.matches() ? Optional.of(filled(found)) : Optional.empty();
    }

    private String filled(Matcher found) {
      StringBuilder said = new StringBuilder();
      Matcher place = PLACE.matcher(chinese);
      int nth = 0;
      while (place.find()) {
        nth++;
        int group = place.group(1).isEmpty() ? nth : Integer.parseInt(place.group(1));
        place.appendReplacement(said, Matcher.quoteReplacement(found.group(group)));
      }
      return place.appendTail(said).toString();
    }
  }
}
