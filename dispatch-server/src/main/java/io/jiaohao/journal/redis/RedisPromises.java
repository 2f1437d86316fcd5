package io.jiaohao.journal.redis;

import io.jiaohao.engine.JournalException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the settings of a Redis promise about what it has acknowledged, and what is wrong with them.
 * The page about them is {@code docs/redis.md}.
 *
 * @param unsafe each setting by which something acknowledged can be lost, with what is expected
 */
public record RedisPromises(List<String> unsafe) {
  private static final String UNKNOWN = "unknown";
  private static final int OLDEST_MAJOR = 7;

  public RedisPromises {
    unsafe = List.copyOf(unsafe);
  }

  /**
   * Asks a Redis how it is set.
   *
   * @throws JournalException if it may throw history away by itself or is too old to be used at all
   */
  public static RedisPromises of(RedisLink link, int replicasAsked) throws JournalException {
    link.connect();
    Map<String, String> info = info(link.ask(RedisLimits.COMMAND_MS, redis -> redis.info()));
    Map<String, String> set = new LinkedHashMap<>();
    for (String name :
        List.of(
            "maxmemory-policy",
            "appendonly",
            "appendfsync",
            "no-appendfsync-on-rewrite",
            "min-replicas-to-write")) {
      set.put(name, setting(link, name));
    }
    return of(link.address().toString(), info, set, replicasAsked);
  }

  private static String setting(RedisLink link, String name) {
    try {
      Map<String, String> found = link.ask(RedisLimits.COMMAND_MS, redis -> redis.configGet(name));
      return found.getOrDefault(name, UNKNOWN);
    } catch (JournalException e) {
      return UNKNOWN; // Services that run Redis for others forbid the question.
    }
  }

  private static Map<String, String> info(String text) {
    Map<String, String> info = new LinkedHashMap<>();
    text.lines()
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> info.put(parts[0], parts[1].strip()));
    return info;
  }

  static RedisPromises of(
      String address, Map<String, String> info, Map<String, String> set, int replicasAsked)
      throws JournalException {
    refuseOld(address, info.getOrDefault("redis_version", UNKNOWN));
    refuseEviction(address, set.getOrDefault("maxmemory-policy", UNKNOWN));
    List<String> unsafe = new ArrayList<>();
    say(unsafe, set, "appendonly", "yes", "a restart of Redis loses all since its last dump");
    say(unsafe, set, "appendfsync", "always", "a crash of its machine loses up to two seconds");
    say(unsafe, set, "no-appendfsync-on-rewrite", "no", "nothing is synced during a rewrite");
    if (set.getOrDefault("maxmemory-policy", UNKNOWN).equals(UNKNOWN)) {
      unsafe.add("maxmemory-policy: unknown (expected: noeviction)");
    }
    int replicas = number(info.getOrDefault("connected_slaves", "0"));
    int held = number(set.getOrDefault("min-replicas-to-write", "0"));
    if (replicas > 0 && replicasAsked == 0) {
      unsafe.add(
          "%d replicas and WAIT 0 (expected: WAIT 1 or more): a failover loses what had not reached them; it is noticed, and the hall stops"
              .formatted(replicas));
    }
    if (replicas > 0 && held == 0) {
      unsafe.add(
          "min-replicas-to-write: 0 (expected: 1 or more): a cut-off primary goes on by itself");
    }
    if (replicas == 0) {
      unsafe.add("no replica (expected: one or more): this Redis's disk is the only copy");
    }
    if (info.getOrDefault("role", "master").equals("slave")) {
      unsafe.add("role: replica (expected: primary): it takes no writes");
    }
    return new RedisPromises(unsafe);
  }

  private static void refuseOld(String address, String version) throws JournalException {
    int major = number(version.split("\\.", 2)[0]);
    if (major < OLDEST_MAJOR) {
      throw new JournalException(
          address + ": version " + version + " (expected: " + OLDEST_MAJOR + " or later)");
    }
  }

  private static void refuseEviction(String address, String policy) throws JournalException {
    if (!policy.equals("noeviction") && !policy.equals(UNKNOWN)) {
      throw new JournalException(
          address
              + ": maxmemory-policy: "
              + policy
              + " (expected: noeviction, since any other throws halls away when memory is short)");
    }
  }

  private static void say(
      List<String> unsafe, Map<String, String> set, String name, String safe, String otherwise) {
    String value = set.getOrDefault(name, UNKNOWN);
    if (!value.equals(safe)) {
      unsafe.add(name + ": " + value + " (expected: " + safe + "): " + otherwise);
    }
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }
}
