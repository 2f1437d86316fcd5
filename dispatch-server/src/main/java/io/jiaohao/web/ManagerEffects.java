package io.jiaohao.web;

import io.jiaohao.core.HallPlan;
import io.jiaohao.foresight.Effect;
import io.jiaohao.foresight.Proposal;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a proposal would change: {@code GET /manager/effect}. Answered at once with what is known;
 * the first time that is nothing yet, and the page asks again.
 */
final class ManagerEffects {
  private static final int OK = 200;
  private static final long MS_PER_S = 1_000;

  private final Function<Proposal, Optional<Effect>> effects;

  ManagerEffects(Function<Proposal, Optional<Effect>> effects) {
    this.effects = effects;
  }

  void tell(RoutingContext http, HallPlan plan) {
    ApiFields asked = ApiFields.ofQuery(http, List.of("wing", "services", "deed", "window"));
    Proposal proposal =
        new Proposal(
            known(
                "wing", asked.text("wing"), plan.wings().stream().map(HallPlan.Wing::id).toList()),
            services(asked.text("services"), plan),
            deed(asked.text("deed")),
            known(
                "window",
                asked.text("window"),
                plan.windows().stream().map(HallPlan.Window::id).toList()));
    AdminWork.tell(
        http,
        OK,
        effects
            .apply(proposal)
            .map(ManagerEffects::json)
            .orElseGet(() -> new JsonObject().put("known", false)));
  }

  private static List<String> services(String text, HallPlan plan) {
    List<String> known = plan.services().stream().map(HallPlan.Service::id).toList();
    List<String> asked = Arrays.stream(text.split(",", known.size() + 1)).distinct().toList();
    asked.forEach(one -> known("services", one, known));
    return asked;
  }

  private static String known(String name, String value, List<String> known) {
    if (!known.contains(value)) {
      throw new Problem(
          name + ": \"" + ApiText.shortened(value) + "\" (expected: what the hall's plan has)");
    }
    return value;
  }

  private static Proposal.Deed deed(String text) {
    for (Proposal.Deed deed : Proposal.Deed.values()) {
      if (deed.name().toLowerCase(Locale.ROOT).equals(text)) {
        return deed;
      }
    }
    throw new Problem("deed: \"" + ApiText.shortened(text) + "\" (expected: open, call or help)");
  }

  private static JsonObject json(Effect effect) {
    return new JsonObject()
        .put("known", true)
        .put("atMs", effect.atMs())
        .put("futures", effect.futures())
        .put("people", effect.people())
        .put("without", json(effect.without(), effect.atMs()))
        .put("with", json(effect.with(), effect.atMs()));
  }

  /** What is not within the hours looked ahead is left out. */
  private static JsonObject json(Effect.Outlook outlook, long atMs) {
    JsonObject told = new JsonObject();
    if (outlook.halfMs() != Effect.NEVER) {
      told.put("halfS", outlook.halfMs() / MS_PER_S);
    }
    if (outlook.ninetyMs() != Effect.NEVER) {
      told.put("ninetyS", outlook.ninetyMs() / MS_PER_S);
    }
    if (outlook.lastMs() != Effect.NEVER) {
      told.put("lastAtMs", atMs + outlook.lastMs());
    }
    return told;
  }
}
