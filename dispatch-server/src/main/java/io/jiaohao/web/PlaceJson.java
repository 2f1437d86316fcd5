package io.jiaohao.web;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.ShownWait;
import io.jiaohao.core.TicketState;
import io.jiaohao.core.WaitRange;
import io.jiaohao.core.Words;
import io.jiaohao.views.TicketPlace;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A ticket's place in words that a phone can show without knowing the hall. The same place gives
 * the same version, whenever it is asked for.
 */
final class PlaceJson {
  private final HallPlan plan;
  private final TicketPlace place;
  private final boolean evacuated;
  private final VisitorSources.Wait wait;

  /**
   * A ticket's place.
   *
   * @param evacuated everybody has to leave its wing
   */
  PlaceJson(HallPlan plan, TicketPlace place, boolean evacuated, VisitorSources.Wait forecast) {
    this.evacuated = evacuated && !place.stand().state().isFinal();
    this.plan = plan;
    this.place = place;
    this.wait = isWaiting(place) ? known(forecast, place.told()) : null;
  }

  private static boolean isWaiting(TicketPlace place) {
    return place.stand().state() == TicketState.WAITING;
  }

  /** Until foretelling knows the ticket, what the slip says still holds. */
  private static VisitorSources.Wait known(VisitorSources.Wait forecast, TicketPlace.Told told) {
    if (forecast.range().kind() != WaitRange.Kind.UNKNOWN) {
      return forecast;
    }
    return new VisitorSources.Wait(told.ahead(), range(told.shown()));
  }

  private static WaitRange range(ShownWait told) {
    if (!told.isKnown()) {
      return WaitRange.UNKNOWN;
    }
    return told.toMin() == 0
        ? WaitRange.NOW
        : new WaitRange(WaitRange.Kind.MINUTES, told.fromMin(), told.toMin());
  }

  /** Whether nothing more is to come. */
  boolean isOver() {
    return place.stand().state().isFinal();
  }

  /**
   * The call that its visitor may say something about, or has: the way has ended well, nobody goes
   * on under another number, and the hall takes grades from phones. 0 = there is none.
   */
  long ratedCall() {
    TicketPlace.Stand stand = place.stand();
    boolean known = stand.state() == TicketState.DONE && stand.goesOnAs().isEmpty();
    boolean asked = plan.life().ratingChannels().contains(TicketRatings.CHANNEL);
    return known && (asked || stand.served().grade() > 0) ? stand.served().callId() : 0;
  }

  /** Another text as soon as a visitor should be told something else. */
  String version() {
    String figures =
        wait == null
            ? ""
            : "-%d-%s-%d-%d"
                .formatted(
                    wait.ahead(),
                    wait.range().kind(),
                    wait.range().fromMin(),
                    wait.range().toMin());
    return place.stand().seq() + (evacuated ? "-leave" : "") + figures;
  }

  JsonObject json() {
    TicketPlace.Stand stand = place.stand();
    JsonObject json =
        new JsonObject()
            .put("version", version())
            .put("state", stand.state().name().toLowerCase(Locale.ROOT))
            .put("number", place.number())
            .put("hall", PlanJson.words(plan.name()))
            .put("service", service())
            .put("wing", nameOf(plan.wings(), w -> w.id().equals(wing()), HallPlan.Wing::name))
            .put("zone", nameOf(plan.zones(), z -> z.id().equals(zone()), HallPlan.Zone::name))
            .put("window", stand.window())
            .put("announcement", stand.announcement())
            .put("deferred", place.deferred())
            .put("untilMs", stand.untilMs())
            .put("goesOnAs", stand.goesOnAs())
            .put("leave", evacuated);
    if (wait != null) {
      putWait(json);
    }
    return ratedCall() == 0 ? json : json.put("grade", stand.served().grade());
  }

  private void putWait(JsonObject json) {
    if (wait.ahead() >= 0) {
      json.put("ahead", wait.ahead());
    }
    if (wait.range().kind() != WaitRange.Kind.UNKNOWN) {
      json.put("wait", PlanJson.words(wait.range().words()));
    }
    if (wait.range().kind() == WaitRange.Kind.MINUTES
        || wait.range().kind() == WaitRange.Kind.NOW) {
      json.put("fromMin", wait.range().fromMin()).put("toMin", wait.range().toMin());
    }
  }

  private JsonObject service() {
    return nameOf(plan.services(), one -> one.id().equals(place.service()), HallPlan.Service::name);
  }

  /** Of the window if it is at one: that is where the visitor has to go. */
  private String wing() {
    return plan.windows().stream()
        .filter(window -> window.id().equals(place.stand().window()))
        .findFirst()
        .map(HallPlan.Window::wing)
        .orElse(place.wing());
  }

  private String zone() {
    return plan.services().stream()
        .filter(service -> service.id().equals(place.service()))
        .findFirst()
        .map(HallPlan.Service::zone)
        .orElse("");
  }

  private static <T> JsonObject nameOf(List<T> all, Predicate<T> wanted, Function<T, Words> name) {
    return PlanJson.words(
        all.stream().filter(wanted).findFirst().map(name).orElse(new Words("", "")));
  }
}
