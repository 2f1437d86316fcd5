package io.jiaohao.app;

import io.jiaohao.accounts.Account;
import io.jiaohao.accounts.AccountRole;
import io.jiaohao.accounts.Accounts;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes, changes and lists accounts; a running server sees the change within a second. */
@Command(
    name = "account",
    description = "Accounts of the pages: make, change, list. A running server follows.",
    mixinStandardHelpOptions = true)
final class AccountCommand {
  private static final int DONE = 0;
  private static final int NOT_DONE = 1;

  private interface Change {
    void make() throws IOException;
  }

  private static Accounts accounts(DataDir data) throws IOException {
    return new Accounts(data.path());
  }

  @Command(
      name = "add",
      description = "Makes an account. Asks for the password, or reads a line of standard input.",
      mixinStandardHelpOptions = true)
  int add(
      @Mixin DataDir data,
      @Parameters(paramLabel = "NAME", description = "Name of the account.") String name,
      @Option(names = "--roles", required = true, description = AccountRole.WORDS + ".")
          String roles)
      throws IOException {
    return change(
        () -> accounts(data).add(name, AccountRole.list(roles), newPassword()),
        "account made: " + name);
  }

  @Command(
      name = "password",
      description = "Gives an account another password; its sessions end.",
      mixinStandardHelpOptions = true)
  int password(
      @Mixin DataDir data,
      @Parameters(paramLabel = "NAME", description = "Name of the account.") String name)
      throws IOException {
    return change(
        () -> accounts(data).setPassword(name, newPassword()), "password changed: " + name);
  }

  @Command(
      name = "roles",
      description = "Gives an account other roles.",
      mixinStandardHelpOptions = true)
  int roles(
      @Mixin DataDir data,
      @Parameters(paramLabel = "NAME", description = "Name of the account.") String name,
      @Parameters(paramLabel = "ROLES", description = AccountRole.WORDS + ".") String roles)
      throws IOException {
    return change(
        () -> accounts(data).setRoles(name, AccountRole.list(roles)), "roles changed: " + name);
  }

  @Command(
      name = "remove",
      description = "Takes an account away; its sessions end. The only admin stays.",
      mixinStandardHelpOptions = true)
  int remove(
      @Mixin DataDir data,
      @Parameters(paramLabel = "NAME", description = "Name of the account.") String name)
      throws IOException {
    return change(() -> accounts(data).remove(name), "account removed: " + name);
  }

  @Command(name = "list", description = "Lists the accounts.", mixinStandardHelpOptions = true)
  int list(@Mixin DataDir data) throws IOException {
    for (Account account : accounts(data).all()) {
      System.out.printf("%-32s %s%n", account.name(), AccountRole.words(account.roles()));
    }
    return DONE;
  }

  /** Never an argument: those are seen by every process of the machine. */
  @SuppressWarnings("SystemConsoleNull") // From JDK 22 on it reads a pipe as well.
  private static String newPassword() throws IOException {
    Console console = System.console();
    if (console != null) {
      char[] typed = console.readPassword("new password: ");
      return typed == null ? "" : new String(typed);
    }
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return line == null ? "" : line;
  }

  private static int change(Change change, String done) throws IOException {
    try {
      change.make();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return NOT_DONE;
    }
    System.out.println(done);
    return DONE;
  }
}
