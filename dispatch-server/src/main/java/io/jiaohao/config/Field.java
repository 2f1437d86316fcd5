package io.jiaohao.config;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in the hall file, with its place and path. Each question either has a sound answer, or
 * notes a fault and is empty.
 */
public record Field(Node node, String path, Faults faults) {
  static final String TEXT = "text of 1.." + HallFileLimits.MAX_TEXT + " characters";
  static final String ID =
      "an id of 1.." + HallFileLimits.MAX_ID + " letters, digits or '-', a letter first";

  private static final Set<Tag> SCALARS = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL);
  private static final Pattern IDS =
      Pattern.compile("[A-Za-z][A-Za-z0-9-]{0," + (HallFileLimits.MAX_ID - 1) + "}");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,12}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,3})?");

  /** Notes that the value as written is not what was expected. */
  public void fault(String expected) {
    fault(shown(), expected);
  }

  /** Notes a fault in other words than the value as written. */
  public void fault(String value, String expected) {
    faults.add(node.getStartMark(), path, value, expected);
  }

  /** The line where the value stands, from 1. */
  public int line() {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  /** The value as a mapping. */
  public Optional<Section> section() {
    if (node instanceof MappingNode mapping && mapping.getTag().equals(Tag.MAP)) {
      return Optional.of(new Section(mapping, path, faults));
    }
    fault("a mapping");
    return Optional.empty();
  }

  /** Whether a mapping stands here; no fault either way. */
  public boolean isSection() {
    return node instanceof MappingNode;
  }

  /** The items of a list; one of a wrong length is a fault and none. */
  public List<Field> items(Range size) {
    if (!(node instanceof SequenceNode sequence) || !sequence.getTag().equals(Tag.SEQ)) {
      fault("a list");
      return List.of();
    }
    List<Node> nodes = sequence.getValue();
    if (!size.holds(nodes.size())) {
      fault(nodes.size() + (nodes.size() == 1 ? " item" : " items"), "a list of " + size);
      return List.of();
    }
    return IntStream.range(0, nodes.size())
        .mapToObj(i -> new Field(nodes.get(i), path + "[" + i + "]", faults))
        .toList();
  }

  /** A text of usual length. */
  public Optional<String> text() {
    return scalar()
        .filter(text -> !text.isBlank())
        .filter(text -> text.codePointCount(0, text.length()) <= HallFileLimits.MAX_TEXT)
        .filter(text -> text.chars().noneMatch(Character::isISOControl))
        .or(() -> none(TEXT));
  }

  Optional<String> id() {
    return matching(IDS, ID);
  }

  /** A text of a certain form. */
  public Optional<String> matching(Pattern pattern, String expected) {
    return scalar().filter(text -> pattern.matcher(text).matches()).or(() -> none(expected));
  }

  /** One of a few words that are part of the file's language. */
  public Optional<String> word(String... words) {
    return reference(List.of(words), words.length == 1 ? "the word" : "a word");
  }

  /** An id that something else in the file has. */
  public Optional<String> reference(Collection<String> known, String what) {
    return scalar().filter(known::contains).or(() -> none(expected(what, known)));
  }

  private String expected(String what, Collection<String> known) {
    return faults.isFull() ? what : DidYouMean.expected(what, scalar().orElse(""), known);
  }

  /** A whole number within bounds. */
  public Optional<Integer> whole(Range range) {
    return number(WHOLE, range, "a whole number ").map(BigDecimal::intValueExact);
  }

  /** A number, or a word that stands for 0. */
  Optional<Integer> wholeOr(String zeroWord, Range range) {
    return scalar().filter(zeroWord::equals).isPresent()
        ? Optional.of(0)
        : number(WHOLE, range, zeroWord + " or a whole number ").map(BigDecimal::intValueExact);
  }

  /** A number within bounds. */
  public Optional<BigDecimal> decimal(Range range) {
    return number(DECIMAL, range, "a number ");
  }

  private Optional<BigDecimal> number(Pattern pattern, Range range, String kind) {
    return scalar()
        .filter(text -> style() == ScalarStyle.PLAIN && pattern.matcher(text).matches())
        .map(BigDecimal::new)
        .filter(range::holds)
        .or(() -> none(kind + range));
  }

  private <T> Optional<T> none(String expected) {
    fault(expected);
    return Optional.empty();
  }

  private Optional<String> scalar() {
    return node instanceof ScalarNode scalar && SCALARS.contains(scalar.getTag())
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  private ScalarStyle style() {
    return ((ScalarNode) node).getScalarStyle();
  }

  /** The value as written, as far as a fault repeats it. */
  private String shown() {
    if (node instanceof MappingNode) {
      return "a mapping";
    }
    if (node instanceof SequenceNode) {
      return "a list";
    }
    if (node.getTag().equals(Tag.NULL)) {
      return "nothing";
    }
    String text = Fault.shortened(((ScalarNode) node).getValue());
    String tag = SCALARS.contains(node.getTag()) ? "" : Fault.shortened(node.getTag() + " ");
    return tag + (style() == ScalarStyle.PLAIN ? text : "\"" + text + "\"");
  }
}
