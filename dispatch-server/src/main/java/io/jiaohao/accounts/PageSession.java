package io.jiaohao.accounts;

import java.util.Set;

/**
 * Who is at a page, from sign-in to the end. The roles are those of now: an account's change holds
 * at once.
 *
 * @param key what is kept of the cookie's token
 * @param name of the account; the device's id if this is a paired screen
 * @param device the paired device, empty if this is a person
 */
public record PageSession(String key, String name, String device, Set<AccountRole> roles) {
  public PageSession {
    roles = Set.copyOf(roles);
  }

  /** Whether it may do what this role may. */
  public boolean may(AccountRole role) {
    return role.isIn(roles);
  }

  /** Whether this is the token that foreign pages cannot know. */
  public static boolean isCsrfOf(String token, String shown) {
    return Secrets.same(csrf(token), shown);
  }

  /** What a page must show with each change, made from its cookie's token. */
  public static String csrf(String token) {
    return Secrets.digest("csrf", token);
  }
}
