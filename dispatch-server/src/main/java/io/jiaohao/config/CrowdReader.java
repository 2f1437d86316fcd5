package io.jiaohao.config;

import io.jiaohao.core.CrowdLevels;
import java.util.Optional;

/** The key "crowd" of the hall or of a zone: from how many waiting people on a warning is given. */
final class CrowdReader {
  private CrowdReader() {}

  static CrowdLevels read(Section owner) {
    return owner
        .find("crowd")
        .flatMap(Field::section)
        .map(CrowdReader::levels)
        .orElse(CrowdLevels.NONE);
  }

  private static CrowdLevels levels(Section section) {
    Optional<Integer> busy = people(section, "busy");
    Optional<Integer> crowded = people(section, "crowded");
    section.close();
    if (busy.isEmpty() || crowded.isEmpty()) {
      return CrowdLevels.NONE;
    }
    if (crowded.get() <= busy.get()) {
      section.find("crowded").orElseThrow().fault("more than busy, " + busy.get());
    }
    return new CrowdLevels(busy.get(), crowded.get());
  }

  private static Optional<Integer> people(Section section, String key) {
    return section
        .need(key, "a whole number " + HallFileLimits.CROWD)
        .flatMap(field -> field.whole(HallFileLimits.CROWD));
  }
}
