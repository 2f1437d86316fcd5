package io.jiaohao.accounts;

import io.jiaohao.protocol.OwnersFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts of a server: one file in its data directory, {@code name roles hash} on each line,
 * readable by its owner alone. Changed by commands, followed by the running server, asked from any
 * thread.
 */
public final class Accounts {
  private static final Logger log = LoggerFactory.getLogger(Accounts.class);
  private static final String FILE = "accounts";
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int WORDS = 3;

  private final Path file;
  private final SecureRandom random = new SecureRandom();
  private volatile Map<String, Account> byName = Map.of();
  private FileTime seen = FileTime.fromMillis(0);
  private String trouble = "";

  /**
   * Those of a data directory; none if it has no file of accounts.
   *
   * @throws IOException if the file is faulty, naming the lines that are
   */
  public Accounts(Path dataDir) throws IOException {
    file = dataDir.resolve(FILE);
    if (Files.exists(file)) {
      read();
    }
  }

  /** Whether there is any. */
  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** All, by name. */
  public List<Account> all() {
    return List.copyOf(byName.values());
  }

  /** The account of this name, if there is one. */
  public Optional<Account> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * Makes an account.
   *
   * @throws IllegalArgumentException if there is one of this name, or name or password cannot be
   */
  public synchronized void add(String name, Set<AccountRole> roles, String password)
      throws IOException {
    if (byName.containsKey(name)) {
      throw new IllegalArgumentException("account: " + name + " (expected: a name not in use)");
    }
    put(new Account(name, roles, PasswordHash.of(password, random)));
  }

  /** Gives an account another password; its sessions end. */
  public synchronized void setPassword(String name, String password) throws IOException {
    PasswordHash hash = PasswordHash.of(password, random);
    change(name, was -> new Account(name, was.roles(), hash));
  }

  /**
   * Gives an account other roles, which hold from its next request on.
   *
   * @throws IllegalArgumentException if nobody would be left who keeps the accounts
   */
  public synchronized void setRoles(String name, Set<AccountRole> roles) throws IOException {
    if (!AccountRole.ADMIN.isIn(roles)) {
      checkAnotherAdmin(name);
    }
    change(name, was -> new Account(name, roles, was.password()));
  }

  /**
   * Takes an account away; its sessions end.
   *
   * @throws IllegalArgumentException if there is none, or nobody would be left who keeps the
   *     accounts
   */
  public synchronized void remove(String name) throws IOException {
    known(name);
    checkAnotherAdmin(name);
    Map<String, Account> next = new TreeMap<>(byName);
    next.remove(name);
    write(next);
  }

  private void checkAnotherAdmin(String name) {
    boolean another =
        byName.values().stream()
            .anyMatch(one -> !one.name().equals(name) && AccountRole.ADMIN.isIn(one.roles()));
    if (AccountRole.ADMIN.isIn(known(name).roles()) && !another) {
      throw new IllegalArgumentException(
          "account: " + name + " is the only admin (expected: another one first)");
    }
  }

  private Account known(String name) {
    Account account = byName.get(name);
    if (account == null) {
      throw new IllegalArgumentException(
          "account: \"" + name + "\" (expected: " + String.join(", ", byName.keySet()) + ")");
    }
    return account;
  }

  private void change(String name, UnaryOperator<Account> change) throws IOException {
    put(change.apply(known(name)));
  }

  private void put(Account account) throws IOException {
    Map<String, Account> next = new TreeMap<>(byName);
    next.put(account.name(), account);
    write(next);
  }

  private void write(Map<String, Account> next) throws IOException {
    StringBuilder text = new StringBuilder("# name roles argon2id\n");
    for (Account one : next.values()) {
      text.append(one.name()).append(' ').append(AccountRole.words(one.roles()));
      text.append(' ').append(one.password().text()).append('\n');
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    OwnersFile.replace(file, text.toString());
    seen = Files.getLastModifiedTime(file);
    byName = next;
  }

  /**
   * Looks whether somebody else has changed the file, and tells; one that cannot be read changes
   * nothing.
   */
  public synchronized boolean look() {
    try {
      if (Files.exists(file) && !Files.getLastModifiedTime(file).equals(seen)) {
        read();
        trouble = "";
        log.info("accounts read again: {}", byName.size());
        return true;
      }
    } catch (IOException | RuntimeException e) {
      if (!e.toString().equals(trouble)) {
        trouble = e.toString();
        log.error("accounts stay as they are: {}", trouble);
      }
    }
    return false;
  }

  private void read() throws IOException {
    FileTime changed = Files.getLastModifiedTime(file);
    Map<String, Account> next = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        Account account = parse(line);
        if (next.put(account.name(), account) != null) {
          throw new IllegalArgumentException(account.name() + " (expected: each account once)");
        }
      } catch (IllegalArgumentException e) {
        faults.add("line " + (i + 1) + ": " + e.getMessage());
      }
    }
    if (!faults.isEmpty()) {
      throw new IOException(file + ": " + String.join("; ", faults));
    }
    seen = changed;
    byName = next;
  }

  private static Account parse(String line) {
    String[] words = BLANKS.split(line, -1);
    if (words.length != WORDS) {
      throw new IllegalArgumentException(words.length + " words (expected: name roles argon2id)");
    }
    return new Account(words[0], AccountRole.list(words[1]), PasswordHash.parse(words[2]));
  }
}
