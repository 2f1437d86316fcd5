package io.jiaohao.web;

import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Words;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/**
 * The plan as pages need it: what things are called, which window serves what, and the hall's lists
 * of codes. Nothing in it is about a person.
 */
final class PlanJson {
  private PlanJson() {}

  static JsonObject of(HallPlan plan, VisitorGuide guide) {
    return new JsonObject()
        .put("hall", plan.id())
        .put("name", words(plan.name()))
        .put("timeZone", plan.zoneId().getId())
        .put("wings", array(plan.wings(), PlanJson::wing))
        .put("zones", array(plan.zones(), zone -> named(zone.id(), zone.name())))
        .put("classes", array(plan.classes(), PlanJson::ticketClass))
        .put("services", array(plan.services(), one -> service(one, guide.about(one.id()))))
        .put("windows", array(plan.windows(), PlanJson::window))
        .put("appointmentClass", plan.life().appointments().ticketClass())
        .put("outcomes", new JsonArray(plan.outcomes()))
        .put("returnReasons", new JsonArray(plan.returnReasons()))
        .put("holdReasons", new JsonArray(plan.life().holdReasons()))
        .put("pauseReasons", new JsonArray(plan.life().pauseReasons()))
        .put("callReasons", new JsonArray(plan.life().callReasons()))
        .put("undoWithinMs", plan.life().undoWithinMs())
        .put("maxCalls", plan.calls().maxCalls())
        .put("minCallsForNoShow", plan.calls().minCallsForNoShow())
        .put("recallMinGapMs", plan.calls().recallMinGapMs());
  }

  private static JsonObject wing(HallPlan.Wing wing) {
    return named(wing.id(), wing.name()).put("zones", new JsonArray(wing.zones()));
  }

  private static JsonObject ticketClass(HallPlan.TicketClass one) {
    return named(one.id(), one.name()).put("headStartMs", one.headStartMs());
  }

  private static JsonObject service(HallPlan.Service service, VisitorGuide.Notes notes) {
    return named(service.id(), service.name())
        .put("zone", service.zone())
        .put("expectedMs", service.expectedMs())
        .put("online", notes.online())
        .put("materials", array(notes.materials(), PlanJson::words));
  }

  private static JsonObject window(HallPlan.Window window) {
    return named(window.id(), window.mode())
        .put("wing", window.wing())
        .put(
            "serves",
            new JsonArray(window.serves().stream().map(HallPlan.Skill::service).toList()));
  }

  private static JsonObject named(String id, Words name) {
    return new JsonObject().put("id", id).put("name", words(name));
  }

  static JsonObject words(Words words) {
    return new JsonObject().put("zh", words.zh()).put("en", words.en());
  }

  private static <T> JsonArray array(List<T> items, Function<T, JsonObject> json) {
    JsonArray array = new JsonArray();
    items.forEach(item -> array.add(json.apply(item)));
    return array;
  }
}
