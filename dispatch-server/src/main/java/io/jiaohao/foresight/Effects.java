package io.jiaohao.foresight;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Proposals whose effect somebody wants to know, and what was found. Asked on any thread, answered
 * at once with what is known; worked out on foresight's own. Bounded: what nobody has asked for
 * longest makes room.
 */
final class Effects {
  private final Map<Proposal, Wanted> wanted = new LinkedHashMap<>();

  /** Empty until it was worked out once. */
  private record Wanted(Optional<Effect> effect, boolean again) {}

  /** What is known; it is worked out anew soon if that is old. */
  synchronized Optional<Effect> of(Proposal proposal, long nowMs) {
    Wanted found = wanted.remove(proposal);
    Optional<Effect> known = found == null ? Optional.empty() : found.effect();
    boolean isOld =
        known.isEmpty() || nowMs - known.get().atMs() >= ForesightLimits.EFFECT_EVERY_MS;
    wanted.put(proposal, new Wanted(known, isOld));
    if (wanted.size() > ForesightLimits.PROPOSALS_MAX) {
      wanted.remove(wanted.keySet().iterator().next());
    }
    return known;
  }

  /** One that is to be worked out: asked for longest ago. */
  synchronized Optional<Proposal> next() {
    return wanted.entrySet().stream()
        .filter(one -> one.getValue().again())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** What was found; empty = the hall has no such window or service. */
  synchronized void found(Proposal proposal, Optional<Effect> effect) {
    wanted.computeIfPresent(proposal, (key, before) -> new Wanted(effect, false));
  }
}
