package io.jiaohao.accounts;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an account is for. A later one may do all that the ones before it may. */
public enum AccountRole {
  /** Works at a window. */
  STAFF,
  /** Watches the hall. */
  MANAGER,
  /** Confirms screens, and keeps the accounts. */
  ADMIN;

  /** All words, for messages. */
  public static final String WORDS = "staff, manager, admin";

  /** The word for it in files, commands and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role for a word, if it is one. */
  public static Optional<AccountRole> of(String word) {
    for (AccountRole role : values()) {
      if (role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /**
   * The roles of a list of words between commas.
   *
   * @throws IllegalArgumentException if one of them is no role
   */
  public static Set<AccountRole> list(String words) {
    Set<AccountRole> roles = EnumSet.noneOf(AccountRole.class);
    for (String word : words.split(",", -1)) {
      roles.add(
          of(word.strip())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "role: \"" + word + "\" (expected: " + WORDS + ")")));
    }
    return roles;
  }

  /** The words of these between commas. */
  public static String words(Collection<AccountRole> roles) {
    return roles.stream().sorted().map(AccountRole::word).collect(Collectors.joining(","));
  }

  /** Whether somebody with these roles may do what this one may. */
  public boolean isIn(Collection<AccountRole> roles) {
    return roles.stream().anyMatch(role -> role.compareTo(this) >= 0);
  }
}
