package io.jiaohao.web;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.accounts.Pairings;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.wire.Role;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Signing in and out of a hall, and making a screen a device of it. */
final class AccountRoutes {
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;
  private static final int NOT_FOUND = 404;
  private static final int NOT_SENSIBLE = 422;
  private static final int TOO_MANY = 429;
  private static final long MS_PER_S = 1_000;
  private static final List<String> PAIRED_ROLES = List.of("kiosk", "board", "pad");

  private final AccountSources sources;
  private final SessionDoor door;
  private final SignInRoutes signIn;
  private final AdminSources admin;
  private final BodyHandler bodies;

  AccountRoutes(
      WebSettings settings,
      AccountSources sources,
      AdminSources admin,
      SessionDoor door,
      SignInRoutes signIn) {
    this.sources = sources;
    this.admin = admin;
    this.door = door;
    this.signIn = signIn;
    this.bodies = BodyHandler.create(false).setBodyLimit(settings.maxBodyBytes());
  }

  void addTo(Router router) {
    signIn.addTo(router);
    writing(router.post("/pair"), this::pair);
    router.get("/pair/:token").handler(Problem.told(this::poll));
    writing(
        router
            .post("/admin/pairings/:code")
            .handler(Guard::checkOrigin)
            .handler(door.only(AccountRole.ADMIN))
            .handler(SessionDoor::checkCsrf),
        this::confirm);
  }

  private void writing(Route route, Consumer<RoutingContext> action) {
    route
        .handler(Guard::checkOrigin)
        .handler(Problem.told(ApiFields::checkTypeOfBody))
        .handler(http -> bodies.handle(http))
        .handler(Problem.told(action));
  }

  // ---- Screens

  private void pair(RoutingContext http) {
    ApiFields asked = ApiFields.ofBody(http, List.of("role"), List.of("device"));
    String role = asked.text("role");
    if (!PAIRED_ROLES.contains(role)) {
      throw new Problem(
          "role: \"" + ApiText.shortened(role) + "\" (expected: kiosk, board or pad)");
    }
    String address = http.request().remoteAddress().hostAddress();
    Optional<Pairings.Opened> opened =
        sources.pairings().open(address, role, asked.textOrNone("device"));
    if (opened.isPresent()) {
      http.response().setStatusCode(CREATED);
      send(
          http,
          new JsonObject()
              .put("code", opened.get().code())
              .put("token", opened.get().token())
              .put("endsInS", Pairings.LASTS_MS / MS_PER_S));
    } else {
      SignInRoutes.later(
          http,
          TOO_MANY,
          "TOO_MANY_SCREENS",
          "screens that wait: %d, or %d at this address"
              .formatted(Pairings.OPEN_MAX, Pairings.OPEN_AT_ADDRESS_MAX),
          Pairings.LASTS_MS / MS_PER_S / Pairings.OPEN_MAX);
    }
  }

  private void poll(RoutingContext http) {
    Pairings.Standing standing =
        sources
            .pairings()
            .look(http.pathParam("token"))
            .orElseThrow(
                () ->
                    new Problem(
                        NOT_FOUND, "UNKNOWN_PAIRING", "screen: not known, or it waited too long"));
    if (standing.device().isEmpty()) {
      http.response().setStatusCode(ACCEPTED);
      send(http, new JsonObject().put("waiting", true));
      return;
    }
    String token = sources.sessions().openForDevice(standing.device().get());
    door.enter(http, token);
    signIn.saved(http, () -> signIn.tellEntered(http, token));
  }

  private void confirm(RoutingContext http) {
    String code = http.pathParam("code");
    String device = ApiFields.ofBody(http, List.of("device")).text("device");
    String role =
        sources
            .pairings()
            .roleOf(code)
            .orElseThrow(
                () ->
                    new Problem(
                        NOT_FOUND,
                        "UNKNOWN_PAIRING",
                        "code: \""
                            + ApiText.shortened(code)
                            + "\" (expected: one that a screen"
                            + " shows; it is good for ten minutes)"));
    Optional<Role> known = sources.roleOf().apply(device);
    if (known.isEmpty() || !KeyFile.word(known.get()).equals(role)) {
      throw new Problem(
          NOT_SENSIBLE,
          "UNKNOWN_DEVICE",
          "device: \"" + ApiText.shortened(device) + "\" (expected: a " + role + " of the hall)");
    }
    sources.pairings().confirm(code, device);
    admin.onRecord(SessionDoor.entered(http).name(), "screen.pair", device);
    send(http, new JsonObject().put("device", device).put("role", role));
  }

  private static void send(RoutingContext http, JsonObject json) {
    http.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(json.encode());
  }
}
