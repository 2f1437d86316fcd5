package io.jiaohao.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A service that is to give numbers in a wing in a part of a day, because of its tag or by hours of
 * its own, while no window there that serves it is planned open for all of it. A slip of the plan.
 */
public record Unstaffed(String wing, String service, DayKind kind, Opening.Span span) {

  /** Those of a plan, wing by wing and service by service. */
  public static List<Unstaffed> of(HallPlan plan) {
    OpeningRanks ranks = new OpeningRanks(plan);
    HallCalendar calendar = new HallCalendar(plan);
    List<Unstaffed> found = new ArrayList<>();
    for (HallPlan.Wing wing : plan.wings()) {
      for (HallPlan.Service service : plan.services()) {
        for (DayKind kind : DayKind.values()) {
          Optional<DaySpans> planned = calendar.planned(wing.id(), service.id(), kind);
          planned.ifPresent(
              spans ->
                  ranks.forService(wing.id(), service, kind).stream()
                      .filter(span -> isPromised(ranks, wing.id(), service, kind, span))
                      .filter(span -> !spans.cover(span.fromMinute(), span.lastTicketMinute()))
                      .forEach(
                          span -> found.add(new Unstaffed(wing.id(), service.id(), kind, span))));
        }
      }
    }
    return found;
  }

  private static boolean isPromised(
      OpeningRanks ranks, String wing, HallPlan.Service service, DayKind kind, Opening.Span span) {
    return span.tag().isEmpty()
        ? ranks.isOwn(wing, service, kind)
        : service.tags().contains(span.tag());
  }
}
