package io.jiaohao.sim.scenario;

import io.jiaohao.config.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Numbers, windows or names in a row: "A001-A015" stands for fifteen of them. */
final class Series {
  private static final Pattern RANGE = Pattern.compile("([A-Za-z]+)(\\d+)-([A-Za-z]+)(\\d+)");

  private Series() {}

  /** All that a list stands for; a single text is a list of one. */
  static List<String> of(Field field) {
    List<String> all = new ArrayList<>();
    if (field.node() instanceof ScalarNode) {
      field.text().ifPresent(text -> all.addAll(ofText(text)));
    } else {
      for (Field item : field.items(ScenarioLimits.ITEMS)) {
        item.text().ifPresent(text -> all.addAll(ofText(text)));
      }
    }
    return all;
  }

  /** What a text stands for: itself, or a row. */
  static List<String> ofText(String text) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches() || !range.group(1).equals(range.group(3))) {
      return List.of(text);
    }
    int first = Integer.parseInt(range.group(2));
    int last = Integer.parseInt(range.group(4));
    if (last < first || last - first >= ScenarioLimits.RANGE_MAX) {
      return List.of(text);
    }
    String form = "%s%0" + range.group(2).length() + "d";
    return IntStream.rangeClosed(first, last)
        .mapToObj(n -> form.formatted(range.group(1), n))
        .toList();
  }
}
