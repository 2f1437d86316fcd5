package io.jiaohao.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Makes nodes that stand where another one stands, so that faults name a line of the file. */
record Nodes(Node place) {
  private static final boolean RESOLVED = true;

  /** A text, as if in quotes. */
  Node text(String text) {
    return scalar(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED);
  }

  /** A word or number, as if without quotes. */
  Node plain(Tag tag, String text) {
    return scalar(tag, text, ScalarStyle.PLAIN);
  }

  private Node scalar(Tag tag, String text, ScalarStyle style) {
    return new ScalarNode(tag, RESOLVED, text, style, place.getStartMark(), place.getEndMark());
  }

  Node number(String number) {
    return plain(Tag.INT, number);
  }

  Node list(List<Node> items) {
    return new SequenceNode(
        Tag.SEQ, RESOLVED, items, FlowStyle.BLOCK, place.getStartMark(), place.getEndMark());
  }

  /** A mapping in the making. */
  Mapping mapping() {
    return new Mapping(this, new ArrayList<>());
  }

  /** A name that is the same in both languages. */
  Node name(String text) {
    return mapping().with("zh", text(text)).with("en", text(text)).node();
  }

  /** Keys and values so far. */
  record Mapping(Nodes nodes, List<NodeTuple> entries) {
    Mapping with(String key, Node value) {
      entries.add(new NodeTuple(new Nodes(value).plain(Tag.STR, key), value));
      return this;
    }

    Mapping with(String key, Optional<Node> value) {
      value.ifPresent(node -> with(key, node));
      return this;
    }

    Node node() {
      return new MappingNode(
          Tag.MAP,
          RESOLVED,
          entries,
          FlowStyle.BLOCK,
          nodes.place().getStartMark(),
          nodes.place().getEndMark());
    }
  }
}
