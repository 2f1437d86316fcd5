package io.jiaohao.accounts;

import io.jiaohao.protocol.OwnersFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions of pages. They outlive a restart: a file in the data directory holds them, without
 * the tokens. Used from any thread; the file is written on a thread of its own.
 */
public final class PageSessions {
  private static final Logger log = LoggerFactory.getLogger(PageSessions.class);
  private static final String FILE = "sessions";

  private final Path file;
  private final Accounts accounts;
  private final SessionLimits limits;
  private final LongSupplier nowMs;
  private final Executor writer;
  private final Map<String, SessionRecord> byKey = new LinkedHashMap<>();
  private boolean changed;

  /**
   * The sessions of a data directory.
   *
   * @param nowMs real time, milliseconds since 1970
   * @param writer does the writing, one piece of work at a time
   */
  public PageSessions(
      Path dataDir, Accounts accounts, SessionLimits limits, LongSupplier nowMs, Executor writer) {
    this.file = dataDir.resolve(FILE);
    this.accounts = accounts;
    this.limits = limits;
    this.nowMs = nowMs;
    this.writer = writer;
    read();
  }

  /** A file that cannot be understood costs everybody a new sign-in, and nothing else. */
  private void read() {
    if (!Files.exists(file)) {
      return;
    }
    try {
      for (String line : Files.readAllLines(file)) {
        SessionRecord record = SessionRecord.parse(line);
        byKey.put(record.key(), record);
      }
    } catch (IOException | IllegalArgumentException e) {
      byKey.clear();
      log.error("{} cannot be read, everybody signs in again: {}", file, e.toString());
    }
  }

  /** Begins a session of an account, and returns the token for its cookie. */
  public String openFor(Account account) {
    return open(account.name(), "", mark(account), EnumSet.noneOf(AccountRole.class));
  }

  /** Begins a session of a paired screen. */
  public String openForDevice(String device) {
    return open(device, device, SessionRecord.NONE, EnumSet.noneOf(AccountRole.class));
  }

  /** Begins a session without an account, for a demonstration. */
  public String openForGuest(String name, Set<AccountRole> roles) {
    return open(name, "", SessionRecord.NONE, roles);
  }

  private synchronized String open(
      String name, String device, String mark, Set<AccountRole> roles) {
    String token = Secrets.token();
    long now = nowMs.getAsLong();
    String key = keyOf(token);
    makeRoom(name);
    byKey.put(key, new SessionRecord(key, name, device, mark, roles, now, now));
    changed = true;
    return token;
  }

  private void makeRoom(String name) {
    sweep();
    while (byKey.values().stream().filter(one -> one.name().equals(name)).count()
        >= limits.perNameMax()) {
      byKey.values().stream()
          .filter(one -> one.name().equals(name))
          .min(Comparator.comparingLong(SessionRecord::usedMs))
          .ifPresent(oldest -> byKey.remove(oldest.key()));
    }
  }

  private static String keyOf(String token) {
    return Secrets.digest("session", token);
  }

  private static String mark(Account account) {
    return Secrets.digest("mark", account.password().text());
  }

  /** The session of a cookie's token, if it has not ended; it counts as used. */
  public Optional<PageSession> use(String token) {
    return use(keyOf(token), true);
  }

  /** The same session as it is now, if it has not ended. */
  public Optional<PageSession> again(PageSession session, boolean used) {
    return use(session.key(), used);
  }

  private synchronized Optional<PageSession> use(String key, boolean used) {
    SessionRecord record = byKey.get(key);
    if (record == null) {
      return Optional.empty();
    }
    Optional<PageSession> session = alive(record);
    if (session.isEmpty()) {
      byKey.remove(key);
      changed = true;
    } else if (used) {
      byKey.put(key, record.usedAt(nowMs.getAsLong()));
      changed = true;
    }
    return session;
  }

  private Optional<PageSession> alive(SessionRecord record) {
    if (record.isOver(limits, nowMs.getAsLong())) {
      return Optional.empty();
    }
    if (record.mark().equals(SessionRecord.NONE)) {
      return Optional.of(
          new PageSession(record.key(), record.name(), record.device(), record.roles()));
    }
    return accounts
        .find(record.name())
        .filter(account -> Secrets.same(mark(account), record.mark()))
        .map(account -> new PageSession(record.key(), account.name(), "", account.roles()));
  }

  /** Ends a session, if it has not ended yet. */
  public synchronized void end(PageSession session) {
    changed |= byKey.remove(session.key()) != null;
  }

  /** Ends all sessions of an account or screen of this name, and tells how many there were. */
  public synchronized int endAllOf(String name) {
    int before = byKey.size();
    byKey.values().removeIf(record -> record.name().equals(name));
    changed |= byKey.size() != before;
    return before - byKey.size();
  }

  /** How many sessions there are, by the name of account or screen. */
  public synchronized Map<String, Integer> counts() {
    sweep();
    Map<String, Integer> counts = new TreeMap<>();
    byKey.values().forEach(record -> counts.merge(record.name(), 1, Integer::sum));
    return counts;
  }

  private void sweep() {
    changed |= byKey.values().removeIf(record -> alive(record).isEmpty());
  }

  /** Completes when the file holds all that has changed, or could not be written. */
  public CompletableFuture<Void> save() {
    return CompletableFuture.runAsync(this::write, writer);
  }

  /** Writes what has changed, now and on this thread. */
  public void write() {
    String text = textIfChanged();
    if (text.isEmpty()) {
      return;
    }
    try {
      OwnersFile.replace(file, text);
    } catch (IOException e) {
      log.error("sessions not saved; after a restart people sign in again: {}", e.toString());
    }
  }

  private synchronized String textIfChanged() {
    if (!changed) {
      return "";
    }
    sweep();
    changed = false;
    return byKey.values().stream()
        .map(SessionRecord::line)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
