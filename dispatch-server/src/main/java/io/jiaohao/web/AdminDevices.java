package io.jiaohao.web;

import io.jiaohao.accounts.Pairings;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.views.DeviceHealth;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Devices and their keys: {@code GET /admin/devices} lists them and the screens that wait to be
 * one, {@code POST} makes one whose key is shown this once, {@code DELETE /admin/devices/ID} takes
 * its key back.
 */
final class AdminDevices {
  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final long MS_PER_S = 1_000;

  private final WebSources sources;
  private final AdminWork work;

  AdminDevices(WebSources sources, AdminWork work) {
    this.sources = sources;
    this.work = work;
  }

  void list(RoutingContext http) {
    AdminWork.tell(
        http,
        OK,
        new JsonObject()
            .put("devices", devices(sources))
            .put("pairings", pairings(sources.accounts().pairings().requests())));
  }

  /**
   * All devices of the key file: {@code id, role, place, connected}; then {@code sinceMs, shownSeq,
   * shownAtMs, behind} of one that is here, {@code leftMs} of one that was since the start, {@code
   * printer} of a kiosk for which the server prints.
   */
  static JsonArray devices(WebSources sources) {
    Map<String, DeviceHealth.Device> here = new TreeMap<>();
    sources.devices().get().forEach(device -> here.put(device.id(), device));
    Map<String, Long> leftAtMs = sources.admin().leftAtMs().get();
    JsonArray all = new JsonArray();
    for (DeviceRecord record : sources.admin().devices().all()) {
      DeviceHealth.Device device = here.get(record.deviceId());
      JsonObject json = device == null ? new JsonObject() : PictureJson.device(device);
      json.put("id", record.deviceId())
          .put("role", KeyFile.word(record.role()))
          .put("place", record.place())
          .put("connected", device != null);
      PictureJson.withPrinter(json, sources.pages().printers());
      if (device == null && leftAtMs.containsKey(record.deviceId())) {
        json.put("leftMs", leftAtMs.get(record.deviceId()));
      }
      all.add(json);
    }
    return all;
  }

  private static JsonArray pairings(List<Pairings.Request> requests) {
    JsonArray all = new JsonArray();
    for (Pairings.Request one : requests) {
      all.add(
          new JsonObject()
              .put("code", one.code())
              .put("role", one.role())
              .put("wanted", one.wanted())
              .put("address", one.address())
              .put("waitedS", one.waitedMs() / MS_PER_S));
    }
    return all;
  }

  void add(RoutingContext http) {
    ApiFields asked = ApiFields.ofBody(http, List.of("id", "role"), List.of("place"));
    String id = asked.text("id");
    String place = asked.textOrNone("place");
    Role role =
        KeyFile.role(asked.text("role"))
            .orElseThrow(
                () ->
                    new Problem(
                        "role: \""
                            + ApiText.shortened(asked.text("role"))
                            + "\" (expected: "
                            + KeyFile.ROLES
                            + ")"));
    work.change(
        http,
        CREATED,
        "device.add",
        id,
        (asked.text("role") + " " + place).strip(),
        () -> {
          DeviceRecord made = sources.admin().devices().add(id, role, checkedPlace(role, place));
          return new JsonObject()
              .put("id", made.deviceId())
              .put("role", KeyFile.word(made.role()))
              .put("place", made.place())
              .put("key", made.key().toHex());
        });
  }

  /** A device whose place is nowhere in the hall could log in and then do nothing. */
  private String checkedPlace(Role role, String place) {
    return switch (role) {
      case ROLE_KIOSK -> known("a wing", place, places(true));
      case ROLE_WINDOW, ROLE_PAD -> known("a window", place, places(false));
      case ROLE_BOARD ->
          place.isEmpty() || places(false).contains(place)
              ? place
              : known("a wing or window", place, places(true));
      default -> {
        if (!place.isEmpty()) {
          throw new IllegalArgumentException(
              "place: \"" + ApiText.shortened(place) + "\" (expected: none for this role)");
        }
        yield place;
      }
    };
  }

  private List<String> places(boolean wings) {
    return sources.pages().plan().get().stream()
        .flatMap(
            plan ->
                wings
                    ? plan.wings().stream().map(wing -> wing.id())
                    : plan.windows().stream().map(window -> window.id()))
        .toList();
  }

  private static String known(String what, String place, List<String> known) {
    return Optional.of(place)
        .filter(known::contains)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "place: \""
                        + ApiText.shortened(place)
                        + "\" (expected: "
                        + what
                        + " of the hall)"));
  }

  void revoke(RoutingContext http) {
    String id = http.pathParam("id");
    work.change(
        http,
        OK,
        "device.revoke",
        id,
        "",
        () -> {
          sources.admin().devices().revoke(id);
          return new JsonObject().put("id", id);
        });
  }
}
