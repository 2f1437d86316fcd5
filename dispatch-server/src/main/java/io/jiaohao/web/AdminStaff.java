package io.jiaohao.web;

import io.jiaohao.accounts.Account;
import io.jiaohao.accounts.AccountRole;
import io.jiaohao.accounts.Accounts;
import io.jiaohao.accounts.Secrets;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Accounts: {@code GET /admin/accounts} lists them; {@code POST} makes one; {@code PATCH
 * /admin/accounts/NAME} gives it other roles, {@code POST …/password} another password, {@code
 * DELETE …/sessions} ends its sessions, {@code DELETE} takes it away. A password that nobody has
 * chosen is made here and shown this once.
 */
final class AdminStaff {
  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final int MADE_CHARS = 16;

  private final WebSources sources;
  private final AdminWork work;

  AdminStaff(WebSources sources, AdminWork work) {
    this.sources = sources;
    this.work = work;
  }

  private Accounts accounts() {
    return sources.admin().accounts();
  }

  void list(RoutingContext http) {
    Map<String, Integer> sessions = sources.accounts().sessions().counts();
    JsonArray all = new JsonArray();
    accounts()
        .all()
        .forEach(one -> all.add(json(one).put("sessions", sessions.getOrDefault(one.name(), 0))));
    AdminWork.tell(http, OK, new JsonObject().put("accounts", all));
  }

  private static JsonObject json(Account account) {
    JsonArray roles = new JsonArray();
    account.roles().stream().sorted().forEach(role -> roles.add(role.word()));
    return new JsonObject().put("name", account.name()).put("roles", roles);
  }

  void add(RoutingContext http) {
    ApiFields asked = ApiFields.ofBody(http, List.of("name", "roles"), List.of("password"));
    String name = asked.text("name");
    Set<AccountRole> roles = roles(asked);
    work.change(
        http,
        CREATED,
        "account.add",
        name,
        AccountRole.words(roles),
        () -> {
          String password = passwordOf(asked);
          accounts().add(name, roles, password);
          return told(name, asked, password);
        });
  }

  private static Set<AccountRole> roles(ApiFields asked) {
    try {
      return AccountRole.list(asked.text("roles"));
    } catch (IllegalArgumentException e) {
      throw new Problem(e.getMessage());
    }
  }

  private static String passwordOf(ApiFields asked) {
    String chosen = asked.textOrNone("password");
    return chosen.isEmpty() ? Secrets.token().substring(0, MADE_CHARS) : chosen;
  }

  /** One that was chosen is known to who chose it, and is not told back. */
  private JsonObject told(String name, ApiFields asked, String password) {
    JsonObject told = json(accounts().find(name).orElseThrow());
    return asked.textOrNone("password").isEmpty() ? told.put("password", password) : told;
  }

  void setRoles(RoutingContext http) {
    String name = http.pathParam("name");
    Set<AccountRole> roles = roles(ApiFields.ofBody(http, List.of("roles")));
    work.change(
        http,
        OK,
        "account.roles",
        name,
        AccountRole.words(roles),
        () -> {
          accounts().setRoles(name, roles);
          return json(accounts().find(name).orElseThrow());
        });
  }

  void setPassword(RoutingContext http) {
    String name = http.pathParam("name");
    ApiFields asked = ApiFields.ofBody(http, List.of(), List.of("password"));
    work.change(
        http,
        OK,
        "account.password",
        name,
        "",
        () -> {
          String password = passwordOf(asked);
          accounts().setPassword(name, password);
          return told(name, asked, password);
        });
  }

  void endSessions(RoutingContext http) {
    String name = http.pathParam("name");
    work.change(
        http,
        OK,
        "account.sessions-ended",
        name,
        "",
        () -> {
          if (accounts().find(name).isEmpty()) {
            throw new IllegalArgumentException(
                "account: \"" + ApiText.shortened(name) + "\" (expected: one of the list)");
          }
          int ended = sources.accounts().sessions().endAllOf(name);
          sources.accounts().sessions().write();
          return new JsonObject().put("name", name).put("ended", ended);
        });
  }

  void remove(RoutingContext http) {
    String name = http.pathParam("name");
    work.change(
        http,
        OK,
        "account.remove",
        name,
        "",
        () -> {
          accounts().remove(name);
          sources.accounts().sessions().endAllOf(name);
          sources.accounts().sessions().write();
          return new JsonObject().put("name", name);
        });
  }
}
