package io.jiaohao.web;

import io.jiaohao.accounts.CityPasses;
import io.jiaohao.accounts.CityPasses.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Lets people of the city into a hall with their pass. */
final class CityEntrance {
  private static final int GONE = 410;

  /** What stands behind their name in the hall: it is no account of the hall's. */
  private static final String OF_THE_CITY = "@city";

  private final String hall;
  private final CityPasses passes;
  private final AccountSources accounts;
  private final Register register;
  private final SignInRoutes signIn;

  CityEntrance(CityPasses passes, WebSources sources, SignInRoutes signIn) {
    this.hall = sources.api().hall();
    this.passes = passes;
    this.accounts = sources.accounts();
    this.register = sources.admin().register();
    this.signIn = signIn;
  }

  void addTo(Router router) {
    router.get("/account/city/:pass").handler(Problem.told(this::enter));
  }

  private void enter(RoutingContext http) {
    Visitor visitor =
        passes
            .take(hall, http.pathParam("pass"))
            .orElseThrow(
                () -> new Problem(GONE, "USED", "pass: used before, too old, or not of this hall"));
    String name = visitor.name() + OF_THE_CITY;
    register.onRecord(name, "sign-in.city", hall);
    signIn.enter(http, accounts.sessions().openForGuest(name, visitor.roles()), "/manager");
  }
}
