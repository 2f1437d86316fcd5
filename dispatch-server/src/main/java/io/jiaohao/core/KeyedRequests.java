package io.jiaohao.core;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of the latest requests that programs have named by keys. Keys come in no order, so a
 * forgotten one could not be told from a fresh one: none is forgotten before its day is over, and
 * who uses too many in one is refused.
 */
final class KeyedRequests {
  /** Requests of one program in one day: twice what a hall of 130 windows can be booked for. */
  static final int PER_PROGRAM_MAX = 16_384;

  /** How long a request is remembered. */
  static final long KEEP_MS = RequestMemory.KEEP_MS;

  /** Programs, and of each the origins' names in the order in which they were granted. */
  private final Map<String, Map<String, List<HallImage.Remembered>>> programs = new TreeMap<>();

  /** The decision for a request that was seen before or is one too many; empty for a fresh one. */
  Optional<Decision> recall(Origin origin, Command command, long nowMs) {
    Map<String, List<HallImage.Remembered>> granted =
        programs.getOrDefault(origin.program(), new TreeMap<>());
    List<HallImage.Remembered> known = granted.get(origin.device());
    if (known != null) {
      return Optional.of(known.get(0).answerTo(command));
    }
    return granted.size() >= PER_PROGRAM_MAX && !isOver(oldest(granted), nowMs)
        ? Optional.of(
            Decision.refused(
                Refusal.Reason.TOO_MANY_REQUESTS,
                "requests in a day: "
                    + granted.size()
                    + " (expected: below "
                    + PER_PROGRAM_MAX
                    + ")"))
        : Optional.empty();
  }

  private static List<HallImage.Remembered> oldest(
      Map<String, List<HallImage.Remembered>> granted) {
    return granted.values().iterator().next();
  }

  private static boolean isOver(List<HallImage.Remembered> request, long nowMs) {
    return request.get(0).atMs() < nowMs - KEEP_MS;
  }

  void remember(Origin origin, HallImage.Remembered request) {
    programs.values().forEach(granted -> forgetOver(granted, request.atMs()));
    programs.values().removeIf(Map::isEmpty);
    add(origin, List.of(request));
  }

  private static void forgetOver(Map<String, List<HallImage.Remembered>> granted, long nowMs) {
    Iterator<List<HallImage.Remembered>> oldestFirst = granted.values().iterator();
    while (oldestFirst.hasNext() && isOver(oldestFirst.next(), nowMs)) {
      oldestFirst.remove();
    }
  }

  private void add(Origin origin, List<HallImage.Remembered> request) {
    programs
        .computeIfAbsent(origin.program(), p -> new LinkedHashMap<>())
        .put(origin.device(), request);
  }

  /** Each as a device with one request, the oldest of a program first. */
  List<HallImage.Device> image() {
    List<HallImage.Device> all = new ArrayList<>();
    for (Map<String, List<HallImage.Remembered>> granted : programs.values()) {
      granted.forEach((name, request) -> all.add(new HallImage.Device(name, 1, 0, request)));
    }
    return all;
  }

  /** The request of a snapshot is not read before it is asked for. */
  void restore(HallImage.Device image) {
    add(new Origin(image.device(), image.highestId()), image.requests());
  }
}
