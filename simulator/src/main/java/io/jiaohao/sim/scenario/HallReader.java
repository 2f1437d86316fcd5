package io.jiaohao.sim.scenario;

import io.jiaohao.config.Field;
import io.jiaohao.config.HallFile;
import io.jiaohao.config.HallFileException;
import io.jiaohao.config.Section;
import io.jiaohao.core.HallPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.nodes.Node;

/** The hall of a scenario: written out in few words, a hall file beside it, or the default hall. */
final class HallReader {
  private final Optional<Path> folder;
  private Optional<Node> first = Optional.empty();

  /** The hall file of the first hall that was read in few words; empty if there was none. */
  Optional<String> hallFile() {
    DumpSettings settings = DumpSettings.builder().build();
    return first.map(
        node ->
            new Present(settings)
                .emitToString(new Serialize(settings).serializeOne(node).iterator()));
  }

  /** A reader for a file in this folder; empty for one that ships. */
  HallReader(Optional<Path> folder) {
    this.folder = folder;
  }

  /** The plan; empty after a fault. */
  Optional<HallPlan> read(Field field) {
    if (field.isSection()) {
      return field.section().map(given -> small(field, given));
    }
    return field.text().flatMap(name -> named(field, name));
  }

  private HallPlan small(Field field, Section given) {
    Node file = SmallHall.hallFile(field, given);
    first = first.or(() -> Optional.of(file));
    return new Field(file, field.path(), field.faults())
        .section()
        .map(HallFile::read)
        .orElseThrow();
  }

  private Optional<HallPlan> named(Field field, String name) {
    if (name.equals("default")) {
      return Optional.of(HallFile.defaultHall());
    }
    try {
      return Optional.of(HallFile.read(folder.orElse(Path.of("")).resolve(name)));
    } catch (IOException e) {
      field.fault("default, a hall file beside this one, or a hall in few words");
    } catch (HallFileException e) {
      field.fault(name + " with " + e.faults().size() + " faults", "a sound hall file");
    }
    return Optional.empty();
  }
}
