package io.jiaohao.accounts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

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
  private final Consumer<Grant> taken;

  /**
   * Links that nobody has yet.
   *
   * @param taken hears of each that is used
   */
  public OnceLinks(Consumer<Grant> taken) {
    this.taken = taken;
  }

  /** Makes a link's secret. */
  public synchronized String make(Grant grant) {
    String token = Secrets.token();
    byToken.put(Secrets.digest("once", token), grant);
    return token;
  }

  /** What it opens, the first time; empty ever after. */
  public Optional<Grant> take(String token) {
    Optional<Grant> grant = remove(Secrets.digest("once", token));
    grant.ifPresent(taken);
    return grant;
  }

  private synchronized Optional<Grant> remove(String digest) {
    return Optional.ofNullable(byToken.remove(digest));
  }
}
