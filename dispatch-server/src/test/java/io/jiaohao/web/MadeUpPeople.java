package io.jiaohao.web;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.accounts.Accounts;
import io.jiaohao.accounts.OnceLinks;
import io.jiaohao.accounts.PageSessions;
import io.jiaohao.accounts.Pairings;
import io.jiaohao.accounts.SessionLimits;
import io.jiaohao.accounts.SignInDesk;
import io.jiaohao.accounts.TicketLinks;
import io.jiaohao.protocol.wire.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Accounts and sessions of our own making, in a directory of their own, at a time set here. */
final class MadeUpPeople {
  static final String PASSWORD = "correct horse";

  final Path dataDir;
  final Accounts accounts;
  final PageSessions sessions;
  final OnceLinks once = new OnceLinks(grant -> {});
  final AtomicLong nowMs = new AtomicLong(MadeUpHall.OPENING_MS);

  MadeUpPeople() {
    try {
      dataDir = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "people-");
      accounts = new Accounts(dataDir);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sessions =
        new PageSessions(dataDir, accounts, SessionLimits.DEFAULTS, nowMs::get, Runnable::run);
  }

  /** Leaves nothing on the disk. */
  void forget() {
    try (Stream<Path> files = Files.walk(dataDir)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TicketLinks links() {
    try {
      return TicketLinks.of(dataDir, "xian");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cookie of somebody with this role. */
  String cookie(AccountRole role) {
    return SessionDoor.COOKIE + '=' + sessions.openForGuest("guest", EnumSet.of(role));
  }

  void add(String name, AccountRole role) throws IOException {
    accounts.add(name, EnumSet.of(role), PASSWORD);
  }

  AccountSources sources() {
    return new AccountSources(
        new SignInDesk(accounts, nowMs::get),
        sessions,
        new Pairings(nowMs::get),
        once,
        id -> id.startsWith("kiosk-") ? Optional.of(Role.ROLE_KIOSK) : Optional.empty(),
        new LinkGate() {
          @Override
          public int port() {
            return 0;
          }

          @Override
          public CompletableFuture<Optional<LinkPass>> pass(String deviceId, Role role) {
            return CompletableFuture.completedFuture(Optional.empty());
          }
        });
  }
}
