package io.jiaohao.web;

import java.util.ArrayList;
import java.util.List;

/** Whether the hall can be sent visitors now, and if not, why. */
final class Readiness {
  private final WebSettings settings;
  private final WebSources sources;

  Readiness(WebSettings settings, WebSources sources) {
    this.settings = settings;
    this.sources = sources;
  }

  /** What is not as it should be, whether ready or not. */
  List<String> warnings() {
    return sources.warnings().get();
  }

  /** Empty = ready. */
  List<String> reasonsAgainst() {
    List<String> reasons = new ArrayList<>();
    if (!sources.serving().getAsBoolean()) {
      reasons.add(
          "the hall takes no commands now: it is starting, stopping or has failed, or its journal is away");
    }
    long ageMs = sources.pictureAgeMs();
    if (ageMs > settings.pictureOldAfterMs()) {
      reasons.add(
          "the picture of the hall is "
              + ageMs
              + " ms old (expected: at most "
              + settings.pictureOldAfterMs()
              + ")");
    }
    return reasons;
  }
}
