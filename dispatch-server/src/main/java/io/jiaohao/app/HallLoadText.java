package io.jiaohao.app;

import io.jiaohao.views.HallLoad;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How nodes tell each other how full their halls are: a JSON array a line, in the record's order.
 */
final class HallLoadText {
  private static final Logger log = LoggerFactory.getLogger(HallLoadText.class);

  private HallLoadText() {}

  static String of(List<HallLoad> loads) {
    StringBuilder text = new StringBuilder();
    for (HallLoad load : loads) {
      text.append(array(load).encode()).append('\n');
    }
    return text.toString();
  }

  private static JsonArray array(HallLoad load) {
    return JsonArray.of(
        load.hall(),
        load.nameZh(),
        load.nameEn(),
        load.state().name(),
        load.waiting(),
        load.longestWaitS(),
        load.medianWaitS(),
        load.windows(),
        load.windowsOpen(),
        load.windowsServing(),
        load.issued(),
        load.served(),
        load.unserved());
  }

  /** Those of a text; a line that a node of another version wrote differently is left out. */
  static List<HallLoad> read(String text) {
    List<HallLoad> loads = new ArrayList<>();
    for (String line : text.lines().toList()) {
      try {
        loads.add(load(new JsonArray(line)));
      } catch (DecodeException
          | ClassCastException
          | IllegalArgumentException
          | IndexOutOfBoundsException e) {
        log.debug("not understood: {}", line, e);
      }
    }
    return loads;
  }

  private static HallLoad load(JsonArray line) {
    return new HallLoad(
        line.getString(0),
        line.getString(1),
        line.getString(2),
        HallLoad.State.valueOf(line.getString(3)),
        line.getInteger(4),
        line.getLong(5),
        line.getLong(6),
        line.getInteger(7),
        line.getInteger(8),
        line.getInteger(9),
        line.getLong(10),
        line.getLong(11),
        line.getInteger(12));
  }
}
