package io.jiaohao.perf.pages;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The links that a demonstration tells: each opens its kind of page, once. Any thread may ask. */
final class OnceLinks {
  private static final Pattern TOLD = Pattern.compile("open once: (\\S+) \\((/\\w+)\\S*\\)");

  private final Map<String, String> byPage = new ConcurrentHashMap<>();

  /** A line that the demonstration says; most tell no link. */
  void hear(String line) {
    Matcher told = TOLD.matcher(line);
    if (told.find()) {
      byPage.put(told.group(2), told.group(1));
    }
  }

  /** The link that opens a page, {@code /board}, once. */
  String take(String page) throws IOException {
    String link = byPage.remove(page);
    if (link == null) {
      throw new IOException("no link to " + page + " (expected: one, once)");
    }
    return link;
  }
}
