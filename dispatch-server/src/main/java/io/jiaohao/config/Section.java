package io.jiaohao.config;

import io.jiaohao.core.Words;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping in the hall file. It learns which keys exist from being asked for them, so {@link
 * #close} can name those that nobody asked for. After a fault an answer is a stand-in, good enough
 * to read on; no plan is made of it.
 */
public final class Section {
  private static final BigDecimal MS_PER_SECOND = BigDecimal.valueOf(1_000);
  private static final BigDecimal MS_PER_MINUTE = BigDecimal.valueOf(60_000);

  private static final MappingNode NOTHING = new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK);

  private final MappingNode node;
  private final String path;
  private final Faults faults;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  Section(MappingNode node, String path, Faults faults) {
    this.node = node;
    this.path = path;
    this.faults = faults;
    node.getValue().forEach(this::keep);
  }

  private void keep(NodeTuple entry) {
    Field key = new Field(entry.getKeyNode(), path.isEmpty() ? "key" : path + ".key", faults);
    if (!(entry.getKeyNode() instanceof ScalarNode scalar)) {
      key.fault("a word as key");
      return;
    }
    String name = scalar.getValue();
    Node first = keys.putIfAbsent(name, scalar);
    if (first == null) {
      fields.put(name, new Field(entry.getValueNode(), pathOf(name), faults));
    } else {
      int line = new Field(first, path, faults).line();
      new Field(scalar, pathOf(name), faults)
          .fault("given twice", "once; it is already on line " + line);
    }
  }

  /** The value of a key, if it is given. */
  public Optional<Field> find(String key) {
    asked.add(key);
    return Optional.ofNullable(fields.get(key));
  }

  /** The value of a key; a missing one is a fault. */
  public Optional<Field> need(String key, String expected) {
    Optional<Field> field = find(key);
    if (field.isEmpty()) {
      faults.add(node.getStartMark(), pathOf(key), "missing", expected);
    }
    return field;
  }

  /** All values by their keys, where any key may stand; none is unknown then. */
  public Map<String, Field> entries() {
    asked.addAll(keys.keySet());
    return Collections.unmodifiableMap(fields);
  }

  Optional<Section> section(String key) {
    return need(key, "a mapping").flatMap(Field::section);
  }

  /** A section whose keys all have defaults; it may be left out. */
  Section sectionOrDefaults(String key) {
    return find(key)
        .flatMap(Field::section)
        .orElseGet(() -> new Section(NOTHING, pathOf(key), faults));
  }

  /** A text that must be there. */
  public String text(String key) {
    return need(key, Field.TEXT).flatMap(Field::text).orElse("");
  }

  /** The name, in both languages. */
  Words name() {
    Optional<Section> both = section("name");
    Words words =
        new Words(both.map(s -> s.text("zh")).orElse(""), both.map(s -> s.text("en")).orElse(""));
    both.ifPresent(Section::close);
    return words;
  }

  int whole(String key, Range range) {
    return need(key, "a whole number " + range).flatMap(f -> f.whole(range)).orElse(0);
  }

  /** A whole number that may be left out. */
  public int whole(String key, Range range, int otherwise) {
    return find(key).flatMap(field -> field.whole(range)).orElse(otherwise);
  }

  double decimal(String key, Range range, double otherwise) {
    return find(key)
        .flatMap(field -> field.decimal(range))
        .map(BigDecimal::doubleValue)
        .orElse(otherwise);
  }

  long minutesAsMs(String key, Range range) {
    return need(key, "a number " + range)
        .flatMap(field -> field.decimal(range))
        .map(minutes -> minutes.multiply(MS_PER_MINUTE).longValueExact())
        .orElse(0L);
  }

  long minutesAsMs(String key, Range range, long otherwiseMs) {
    return find(key).isEmpty() ? otherwiseMs : minutesAsMs(key, range);
  }

  long secondsAsMs(String key, Range range, long otherwiseMs) {
    return find(key)
        .flatMap(field -> field.decimal(range))
        .map(seconds -> seconds.multiply(MS_PER_SECOND).longValueExact())
        .orElse(otherwiseMs);
  }

  List<Field> items(String key, Range size) {
    return need(key, "a list").map(field -> field.items(size)).orElse(List.of());
  }

  /** The items of a list that may be left out. */
  public List<Field> itemsIfAny(String key, Range size) {
    return find(key).map(field -> field.items(size)).orElse(List.of());
  }

  /** Says that the section has been read: a key that nobody asked for is a fault. */
  public void close() {
    for (Map.Entry<String, Node> key : keys.entrySet()) {
      if (!asked.contains(key.getKey())) {
        new Field(key.getValue(), pathOf(key.getKey()), faults)
            .fault("unknown key", DidYouMean.expected("a key", key.getKey(), asked));
      }
    }
  }

  /** Where a fault of the section as a whole is noted. */
  public Field place() {
    return new Field(node, path, faults);
  }

  private String pathOf(String key) {
    String name = Fault.shortened(key);
    return path.isEmpty() ? name : path + "." + name;
  }
}
