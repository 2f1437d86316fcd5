package io.jiaohao.accounts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sign-ins by address, each good for one use; a demonstration prints them. They end with it. */
public final class OnceLinks {
  /**
   * What a link opens.
   *
   * @param device the screen that its user becomes, empty for a person
   * @param page where it leads
   */
  public record Grant(String name, Set<AccountRole> roles, String device, String page) {}

  private final Map<String, Grant> byToken = new LinkedHashMap<>();

  /** Makes a link's secret. */
  public synchronized String make(Grant grant) {
    String token = Secrets.token();
    byToken.put(Secrets.digest("once", token), grant);
    return token;
  }

  /** What it opens, the first time; empty ever after. */
  public synchronized Optional<Grant> take(String token) {
    return Optional.ofNullable(byToken.remove(Secrets.digest("once", token)));
  }
}
