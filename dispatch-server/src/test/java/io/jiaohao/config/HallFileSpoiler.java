package io.jiaohao.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Spoils a sound hall file as a tree: keys dropped, doubled, renamed, aimed elsewhere, values of
 * other kinds. What it writes is mostly still YAML, so that all behind the parser sees it.
 */
final class HallFileSpoiler {
  private static final int WOUNDS_MAX = 4;

  /** Written as they stand: numbers and tags of all sorts, anchors, aliases, odd characters. */
  private static final List<String> RAW =
      List.of(
          """
           ¦ ~ ¦ null ¦ true ¦ 0 ¦ -1 ¦ 1e999999999 ¦ 99999999999999999999 ¦ 4.5e3 ¦ 0x7fffffff \
          ¦ .inf ¦ .nan ¦ 2147483648 ¦ 0.0000001 ¦ 1_000 ¦ 007 ¦ "" ¦ " " ¦ "24:01" ¦ 12:00 \
          ¦ "09:00-08:00" ¦ E01-E99 ¦ E99-E01 ¦ E0001-E9999 ¦ A-Z ¦ &a x ¦ *a ¦ &a [1, 2] \
          ¦ !!binary aGk= ¦ !!set {a, b} ¦ !!int x ¦ ! x ¦ !<x:y> z ¦ "\\uD83C\\uDFAB" ¦ "\\uD800" \
          ¦ "\\0" ¦ "\\u202Eid" ¦ "e\\u0301" ¦ 零 ¦ | ¦ - x ¦ ? [a] ¦ {<<: {id: Z}} ¦ {a: 1, a: 2} \
          ¦ [,] ¦ { ¦ ] ¦ ' ¦ @ ¦ %x ¦ # ¦ 2026-02-30 ¦ Mars/Olympus ¦ holidays-cn.csv \
          ¦ ../holidays-cn.csv"""
              .split(" ¦ ", -1));

  private static final int DEPTH_MAX = 60;
  private static final int ABYSS = 50_000;
  private static final int COPIES_MAX = 300;

  /** Copies of copies would be more than a heap; a reader stops at the half of this. */
  private static final int TEXT_MAX = 2 * HallFileLimits.MAX_BYTES;

  /** One key of a mapping and its value; a mapping is a list of them, so that keys may be twice. */
  private record Key(String name, Object value) {}

  private record Mapping(List<Key> keys) {}

  private record Sequence(List<Object> items) {}

  private final SplittableRandom random;
  private final List<Object> parts = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  HallFileSpoiler(SplittableRandom random) {
    this.random = random;
  }

  /** The file with a few wounds. */
  String spoilt(String sound) {
    Object tree = tree(new Load(LoadSettings.builder().build()).loadFromString(sound));
    for (int wounds = 1 + random.nextInt(WOUNDS_MAX); wounds > 0; wounds--) {
      parts.clear();
      names.clear();
      gather(tree);
      tree = wounded(tree, parts.get(random.nextInt(parts.size())));
    }
    StringBuilder text = new StringBuilder();
    write(tree, text);
    return text.append('\n').toString();
  }

  private static Object tree(Object loaded) {
    if (loaded instanceof Map<?, ?> map) {
      List<Key> keys = new ArrayList<>();
      map.forEach((name, value) -> keys.add(new Key(String.valueOf(name), tree(value))));
      return new Mapping(keys);
    }
    if (loaded instanceof List<?> list) {
      return new Sequence(new ArrayList<>(list.stream().map(HallFileSpoiler::tree).toList()));
    }
    return loaded instanceof String text ? "\"" + text + "\"" : String.valueOf(loaded);
  }

  private void gather(Object part) {
    parts.add(part);
    if (part instanceof Mapping mapping) {
      mapping.keys().forEach(key -> names.add(key.name()));
      mapping.keys().forEach(key -> gather(key.value()));
    } else if (part instanceof Sequence sequence) {
      sequence.items().forEach(this::gather);
    }
  }

  /** The tree in which this very part is another one. */
  private Object wounded(Object tree, Object part) {
    return replaced(tree, part, other(part));
  }

  private Object other(Object part) {
    return switch (random.nextInt(12)) {
      case 0, 1 -> RAW.get(random.nextInt(RAW.size()));
      case 2, 3 -> parts.get(random.nextInt(parts.size()));
      case 4 -> random.nextBoolean() ? new Sequence(List.of()) : new Mapping(List.of());
      case 5 -> nested(part);
      case 6 -> new Sequence(new ArrayList<>(List.of(part)));
      default -> inside(part);
    };
  }

  private String nested(Object part) {
    int depth = random.nextInt(random.nextInt(20) == 0 ? ABYSS : DEPTH_MAX);
    StringBuilder text = new StringBuilder("[".repeat(depth));
    write(part, text);
    return text.append("]".repeat(random.nextInt(8) == 0 ? 0 : depth)).toString();
  }

  /** The part with one of its own parts gone, doubled, renamed or in another place. */
  private Object inside(Object part) {
    if (part instanceof Mapping mapping && !mapping.keys().isEmpty()) {
      List<Key> keys = new ArrayList<>(mapping.keys());
      int at = random.nextInt(keys.size());
      Key key = keys.get(at);
      switch (random.nextInt(4)) {
        case 0 -> keys.remove(at);
        case 1 -> keys.add(random.nextInt(keys.size()), key);
        case 2 -> keys.set(at, new Key(oneOf(names), key.value()));
        default -> keys.add(new Key(oneOf(RAW), parts.get(random.nextInt(parts.size()))));
      }
      return new Mapping(keys);
    }
    if (part instanceof Sequence sequence && !sequence.items().isEmpty()) {
      List<Object> items = new ArrayList<>(sequence.items());
      int at = random.nextInt(items.size());
      switch (random.nextInt(3)) {
        case 0 -> items.remove(at);
        case 1 -> items.add(random.nextInt(items.size()), items.get(at));
        default -> {
          Object item = items.get(at);
          for (int copies = random.nextInt(COPIES_MAX); copies > 0; copies--) {
            items.add(item);
          }
        }
      }
      return new Sequence(items);
    }
    return oneOf(RAW);
  }

  private String oneOf(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }

  @SuppressWarnings("ReferenceEquality") // Equal parts stand in many places; this one is meant.
  private static Object replaced(Object tree, Object part, Object by) {
    if (tree == part) {
      return by;
    }
    if (tree instanceof Mapping mapping) {
      return new Mapping(
          mapping.keys().stream()
              .map(key -> new Key(key.name(), replaced(key.value(), part, by)))
              .toList());
    }
    if (tree instanceof Sequence sequence) {
      return new Sequence(sequence.items().stream().map(item -> replaced(item, part, by)).toList());
    }
    return tree;
  }

  private static void write(Object part, StringBuilder text) {
    if (text.length() > TEXT_MAX) {
      return;
    }
    if (part instanceof Mapping mapping) {
      text.append('{');
      mapping
          .keys()
          .forEach(
              key -> {
                text.append(key.name()).append(": ");
                write(key.value(), text);
                text.append(",\n");
              });
      text.append('}');
    } else if (part instanceof Sequence sequence) {
      text.append('[');
      sequence
          .items()
          .forEach(
              item -> {
                write(item, text);
                text.append(",\n");
              });
      text.append(']');
    } else {
      text.append(part);
    }
  }
}
