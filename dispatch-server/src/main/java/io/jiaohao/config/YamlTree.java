package io.jiaohao.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The YAML of a hall file as nodes that know their places. Anchors and aliases are refused: a hall
 * file has no use for them, and a few lines of them can stand for a billion nodes. Depth is bounded
 * before the tree is built, since building it recurses.
 */
public final class YamlTree {
  private static final String PATH = "yaml";
  private static final String WELL_FORMED = "well-formed YAML 1.2";

  private final String fileName;
  private final String text;
  private final Faults faults = new Faults();

  private YamlTree(String fileName, String text) {
    this.fileName = fileName;
    this.text = text;
  }

  /** The top node of the only document in the text. */
  public static Node of(String fileName, String text) throws HallFileException {
    return new YamlTree(fileName, text).root();
  }

  private Node root() throws HallFileException {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(fileName)
            .setCodePointLimit(HallFileLimits.MAX_BYTES)
            .setAllowNonScalarKeys(true)
            .setMaxAliasesForCollections(0)
            .build();
    Optional<Node> root = Optional.empty();
    try {
      checkShape(settings);
      faults.throwIfAny(fileName);
      root = new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      malformed(e.getProblemMark(), e.getProblem());
    } catch (YamlEngineException e) {
      malformed(Optional.empty(), e.getMessage());
    }
    if (root.isEmpty() && faults.count() == 0) {
      faults.add(Optional.empty(), "", "nothing", "a hall file");
    }
    faults.throwIfAny(fileName);
    return root.orElseThrow();
  }

  private void malformed(Optional<Mark> place, String problem) {
    faults.add(place, PATH, Fault.shortened(problem, HallFileLimits.MAX_TEXT), WELL_FORMED);
  }

  private void checkShape(LoadSettings settings) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof CollectionStartEvent && ++depth > HallFileLimits.MAX_DEPTH) {
        String expected = "at most " + HallFileLimits.MAX_DEPTH;
        faults.add(event.getStartMark(), PATH, "nested " + depth + " deep", expected);
        return;
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (event instanceof NodeEvent node) {
        checkAnchor(node);
      }
    }
  }

  private void checkAnchor(NodeEvent node) {
    Optional<Anchor> anchor = node.getAnchor();
    if (anchor.isPresent()) {
      String sign = node instanceof AliasEvent ? "*" : "&";
      String value = Fault.shortened(sign + anchor.get().getValue());
      faults.add(node.getStartMark(), PATH, value, "no anchors and aliases; write it out");
    }
  }
}
