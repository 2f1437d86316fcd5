package io.jiaohao.perf.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Budgets as a YAML list. */
final class BudgetFile {
  private static final Set<String> KEYS =
      Set.of("say", "zh", "of", "to", "at_most", "at_least", "growth");

  private BudgetFile() {}

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, or naming the entry that is wrong
   */
  static List<Budget> read(Path file) throws IOException {
    return parse(file.toString(), Files.readString(file));
  }

  static List<Budget> parse(String name, String text) throws IOException {
    Object root;
    try {
      root = new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(text);
    } catch (YamlEngineException e) {
      throw new IOException(name + ": " + e.getMessage(), e);
    }
    if (!(root instanceof List<?> entries)) {
      throw new IOException(name + ": no list of budgets");
    }
    List<Budget> budgets = new ArrayList<>();
    for (Object entry : entries) {
      budgets.add(budget(name + ": entry " + (budgets.size() + 1), entry));
    }
    return List.copyOf(budgets);
  }

  private static Budget budget(String where, Object entry) throws IOException {
    if (!(entry instanceof Map<?, ?> map)) {
      throw new IOException(where + ": " + entry + " (expected: a map)");
    }
    for (Object key : map.keySet()) {
      if (!(key instanceof String word) || !KEYS.contains(word)) {
        throw new IOException(
            where + ": " + key + " (expected: say, zh, of, to, at_most, at_least, growth)");
      }
    }
    boolean atMost = map.containsKey("at_most");
    if (atMost == map.containsKey("at_least")) {
      throw new IOException(where + ": expected either at_most or at_least");
    }
    return new Budget(
        text(where, map, "say"),
        text(where, map, "zh"),
        text(where, map, "of"),
        map.containsKey("to") ? Optional.of(text(where, map, "to")) : Optional.empty(),
        atMost,
        number(where, map, atMost ? "at_most" : "at_least"),
        Boolean.TRUE.equals(map.get("growth")));
  }

  private static String text(String where, Map<?, ?> map, String key) throws IOException {
    if (map.get(key) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new IOException(where + ": " + key + ": " + map.get(key) + " (expected: words)");
  }

  private static double number(String where, Map<?, ?> map, String key) throws IOException {
    if (map.get(key) instanceof Number number) {
      return number.doubleValue();
    }
    throw new IOException(where + ": " + key + ": " + map.get(key) + " (expected: a number)");
  }
}
