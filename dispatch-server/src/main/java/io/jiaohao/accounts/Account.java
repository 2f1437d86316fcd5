package io.jiaohao.accounts;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Somebody who may sign in. */
public record Account(String name, Set<AccountRole> roles, PasswordHash password) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,32}");

  /**
   * An account.
   *
   * @throws IllegalArgumentException if the name is no account's name or there is no role
   */
  public Account {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "account: \"" + name + "\" (expected: 1..32 of a-z 0-9 _ -)");
    }
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("roles: none (expected: " + AccountRole.WORDS + ")");
    }
    roles = EnumSet.copyOf(roles);
  }
}
