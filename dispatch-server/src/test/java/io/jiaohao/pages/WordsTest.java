package io.jiaohao.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The words of the pages")
class WordsTest {
  private static final Path PAGES = Path.of("src/main/resources/io/jiaohao/web/page");
  private static final Pattern SAID = Pattern.compile("\\bsay(?:In\\([^,]+,\\s*|\\()'(\\w+)'");
  private static final Pattern FIXED = Pattern.compile("data-word=\"(\\w+)\"");
  private static final Pattern KEY = Pattern.compile("(?m)^    (\\w+): ");

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.list(PAGES)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static SortedSet<String> found(Pattern pattern, String text) {
    SortedSet<String> all = new TreeSet<>();
    pattern.matcher(text).results().forEach(match -> all.add(match.group(1)));
    return all;
  }

  @Test
  @DisplayName("are there in Chinese and in English")
  void bothLanguages() throws IOException {
    for (Path file : files(".js")) {
      String text = Files.readString(file);
      int zh = text.indexOf("  zh: {");
      int en = text.indexOf("\n  en: {");
      if (zh >= 0 && en >= 0) {
        int end = text.indexOf("\n  },", en);
        assertThat(found(KEY, text.substring(zh, en)))
            .as(file.getFileName().toString())
            .hasSizeGreaterThan(3)
            .isEqualTo(found(KEY, text.substring(en, end)));
      }
    }
  }

  @Test
  @DisplayName("that are said are all there")
  void everythingSaidIsThere() throws IOException {
    StringBuilder words = new StringBuilder();
    for (Path file : files(".js")) {
      words.append(Files.readString(file));
    }
    SortedSet<String> known = found(KEY, words.toString());
    for (Path file : files(".js")) {
      assertThat(known).as(file.toString()).containsAll(found(SAID, Files.readString(file)));
    }
    for (Path file : files(".html")) {
      assertThat(known).as(file.toString()).containsAll(found(FIXED, Files.readString(file)));
    }
  }

  @Test
  @DisplayName("come with files that need no inline script or style, and no eval")
  void strictFiles() throws IOException {
    for (Path file : files(".html")) {
      assertThat(Files.readString(file))
          .as(file.toString())
          .doesNotContainPattern("<script(?![^>]*src=)|<style| style=| on[a-z]+=");
    }
    for (Path file : files(".js")) {
      assertThat(Files.readString(file))
          .as(file.toString())
          .doesNotContainPattern("\\beval\\(|new Function|innerHTML");
    }
  }
}
