package io.jiaohao.sim;

import io.jiaohao.core.HallPlan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A window as its clerk knows it from the plan.
 *
 * @param window its id
 * @param clerk who works there
 * @param serves the services that it serves
 * @param elsewhere services that some other window of the wing serves today, and this one does not
 */
record Counter(String window, String clerk, List<String> serves, List<String> elsewhere) {
  Counter {
    serves = List.copyOf(serves);
    elsewhere = List.copyOf(elsewhere);
  }

  /** A window, with what those of the wing serve at which somebody works today. */
  static Counter of(HallPlan plan, String window, Set<String> windowsToday) {
    HallPlan.Window own =
        plan.windows().stream().filter(one -> one.id().equals(window)).findFirst().orElseThrow();
    Set<String> elsewhere = new LinkedHashSet<>();
    for (HallPlan.Window other : plan.windows()) {
      if (other.wing().equals(own.wing()) && windowsToday.contains(other.id())) {
        elsewhere.addAll(services(other));
      }
    }
    List<String> serves = services(own);
    serves.forEach(elsewhere::remove);
    return new Counter(window, "clerk-" + window, serves, List.copyOf(elsewhere));
  }

  private static List<String> services(HallPlan.Window window) {
    return window.serves().stream().map(HallPlan.Skill::service).toList();
  }

  /** A service of this window besides that one, if it has any. */
  Optional<String> anotherHere(String service, int pick) {
    List<String> others = serves.stream().filter(one -> !one.equals(service)).toList();
    return others.isEmpty() ? Optional.empty() : Optional.of(others.get(pick % others.size()));
  }

  /** Where somebody can be sent on to. */
  Optional<String> sendsOnTo(int pick) {
    return elsewhere.isEmpty()
        ? Optional.empty()
        : Optional.of(elsewhere.get(pick % elsewhere.size()));
  }
}
