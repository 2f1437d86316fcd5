package io.jiaohao.app;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.accounts.Accounts;
import io.jiaohao.accounts.Audit;
import io.jiaohao.accounts.OnceLinks;
import io.jiaohao.accounts.PageSessions;
import io.jiaohao.accounts.Pairings;
import io.jiaohao.accounts.Secrets;
import io.jiaohao.accounts.SessionLimits;
import io.jiaohao.accounts.SignInDesk;
import io.jiaohao.core.HallPlan;
import io.jiaohao.engine.HallClock;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.web.AccountSources;
import io.jiaohao.web.LinkGate;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** What a running server knows of accounts, and what it says of them on the terminal. */
public final class AccountKeeping implements AutoCloseable {
  private static final String ADMIN = "admin";
  private static final long NANOS_PER_MS = 1_000_000;

  private final Audit audit;
  private final Accounts accounts;
  private final PageSessions sessions;
  private volatile Consumer<OnceLinks.Grant> opened = grant -> {};
  private final Whose whose;
  private final OnceLinks once = new OnceLinks(grant -> opened.accept(grant));
  private final SignInDesk desk;
  private final AccountSources sources;

  /** Whose pages they are for. */
  enum Whose {
    /** A hall's. */
    HALL,
    /** A city's, of which this node makes the first account. */
    CITY,
    /** A city's, of which another node does. */
    CITY_OF_ANOTHER
  }

  AccountKeeping(
      Whose whose,
      Path dataDir,
      HallClock clock,
      Executor house,
      Function<String, Optional<Role>> roleOf,
      LinkGate gate,
      Audit audit)
      throws IOException {
    LongSupplier stopwatchMs = () -> clock.stopwatchNanos() / NANOS_PER_MS;
    this.whose = whose;
    this.audit = audit;
    accounts = new Accounts(dataDir);
    sessions = new PageSessions(dataDir, accounts, SessionLimits.DEFAULTS, clock::realMs, house);
    desk = new SignInDesk(accounts, stopwatchMs);
    sources = new AccountSources(desk, sessions, new Pairings(stopwatchMs), once, roleOf, gate);
  }

  Accounts accounts() {
    return accounts;
  }

  AccountSources sources() {
    return sources;
  }

  /** What a browser's cookie says in which somebody without an account has this name and role. */
  String guestCookie(String name, AccountRole role) {
    return "jiaohao_session=" + sessions.openForGuest(name, EnumSet.of(role));
  }

  /** Follows the file of accounts, and saves which sessions there are. */
  void look() {
    if (accounts.look()) {
      audit.recordAfter(Offices.CONSOLE, "accounts.changed", "", "");
    }
    sessions.write();
  }

  /** The first start makes an administrator, whose password is shown once and kept nowhere. */
  void tellFirstPassword(int webPort, HallPlan plan, PrintStream out) throws IOException {
    if (whose != Whose.CITY_OF_ANOTHER && accounts.isEmpty()) {
      String password = Secrets.token().substring(0, 20);
      accounts.add(ADMIN, EnumSet.of(AccountRole.ADMIN), password);
      out.printf(
          "first start: account %s, password %s (shown once; sign in at"
              + " http://127.0.0.1:%d/sign-in)%n",
          ADMIN, password, webPort);
    }
  }

  /** A demonstration is entered by links of one use: one for each kind of page. */
  void tellOnceLinks(int webPort, HallPlan plan, PrintStream out) {
    opened =
        grant -> {
          out.println(DemoGuests.OPENED + grant.page());
          out.flush();
        };
    if (whose != Whose.HALL) {
      Set<AccountRole> admin = EnumSet.of(AccountRole.ADMIN);
      tellLink(out, webPort, new OnceLinks.Grant("demo-city", admin, "", "/city"));
      return;
    }
    String window = plan.windows().get(0).id();
    String wing = plan.windows().get(0).wing();
    Set<AccountRole> none = EnumSet.noneOf(AccountRole.class);
    tellLink(
        out,
        webPort,
        new OnceLinks.Grant("demo-manager", EnumSet.of(AccountRole.MANAGER), "", "/manager"));
    tellLink(
        out,
        webPort,
        new OnceLinks.Grant("demo-admin", EnumSet.of(AccountRole.ADMIN), "", "/admin"));
    // The simulated clerk's own name: whoever opens the page sits down in their place.
    tellLink(
        out,
        webPort,
        new OnceLinks.Grant(
            "clerk-" + window, EnumSet.of(AccountRole.STAFF), "", "/window?window=" + window));
    tellLink(out, webPort, new OnceLinks.Grant("", none, DemoGuests.KIOSK, "/kiosk?printer=no"));
    tellLink(out, webPort, new OnceLinks.Grant("", none, DemoGuests.BOARD, "/board?wing=" + wing));
    tellLink(out, webPort, new OnceLinks.Grant("", none, DemoGuests.PAD, "/pad"));
  }

  private void tellLink(PrintStream out, int webPort, OnceLinks.Grant grant) {
    out.printf(
        "open once: http://127.0.0.1:%d/account/once/%s (%s)%n",
        webPort, once.make(grant), grant.page());
  }

  @Override
  public void close() {
    desk.close();
    sessions.write();
  }
}
