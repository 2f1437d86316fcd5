package io.jiaohao.web;

import io.jiaohao.core.HallPlan;
import io.jiaohao.views.EventKind;
import io.jiaohao.views.HallEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which events a reader wants.
 *
 * @param kinds none = all
 * @param wing empty = any; so with the other two. What is about the whole hall passes everywhere
 */
record EventFilter(Set<EventKind> kinds, String wing, String zone, String service)
    implements Predicate<HallEvent> {
  static final List<String> FIELDS = List.of("types", "wing", "zone", "service");
  private static final int UNPROCESSABLE = 422;

  EventFilter {
    kinds = Set.copyOf(kinds);
  }

  /** Only these kinds, wherever. */
  static EventFilter of(Set<EventKind> kinds) {
    return new EventFilter(kinds, "", "", "");
  }

  /** As asked for in an address; names that the hall does not know are refused. */
  static EventFilter of(ApiFields asked, HallPlan plan) {
    return new EventFilter(
        kinds(asked.textOrNone("types")),
        known("wing", asked, plan.wings(), HallPlan.Wing::id),
        known("zone", asked, plan.zones(), HallPlan.Zone::id),
        known("service", asked, plan.services(), HallPlan.Service::id));
  }

  /** Kinds by their words, with commas between; an empty text is all. */
  static Set<EventKind> kinds(String text) {
    Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
    if (!text.isEmpty()) {
      for (String word : text.split(",", -1)) {
        kinds.add(
            EventKind.of(word.strip())
                .orElseThrow(
                    () ->
                        new Problem(
                            "types: \""
                                + ApiText.shortened(word)
                                + "\" (expected: "
                                + EventKind.words()
                                + ")")));
      }
    }
    return kinds;
  }

  private static <T> String known(
      String field, ApiFields asked, List<T> all, Function<T, String> id) {
    String text = asked.textOrNone(field);
    if (!text.isEmpty() && all.stream().noneMatch(one -> id.apply(one).equals(text))) {
      throw new Problem(
          UNPROCESSABLE,
          "UNKNOWN_PLACE",
          field + ": \"" + ApiText.shortened(text) + "\" (expected: one of GET /hall/plan)");
    }
    return text;
  }

  @Override
  public boolean test(HallEvent event) {
    return (kinds.isEmpty() || kinds.contains(event.kind()))
        && (event.kind().isOfTheHall()
            || (is(wing, event.wing()) && is(zone, event.zone()) && is(service, event.service())));
  }

  private static boolean is(String wanted, String found) {
    return wanted.isEmpty() || wanted.equals(found);
  }
}
