package io.jiaohao.web;

import io.jiaohao.core.DayFigures;
import io.jiaohao.core.HallImage;
import io.jiaohao.kiosk.KioskPrinters;
import io.jiaohao.views.DeviceHealth;
import io.jiaohao.views.HallPicture;
import io.jiaohao.views.WindowLook;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The JSON documents of the API and the live feed. Field names are for ever: fields may be added,
 * none is renamed. Suffixes tell the unit: {@code …Ms} is hall time in milliseconds since 1970,
 * {@code …S} a duration in seconds of hall time.
 *
 * <p>The hall, kind {@code hall}:
 *
 * <ul>
 *   <li>{@code hall, name{zh,en}, timeZone, day}: which hall, and its business day
 *   <li>{@code seq}: hall sequence that it shows; {@code hallMs}: when it was taken; {@code
 *       hallSpeed}: hall milliseconds per millisecond
 *   <li>{@code figures}: the day's {@code issued, called, served, noShows, passed, returned,
 *       cancelled}, and {@code overtimeCalls, overtimeS}: service after the windows' planned
 *       closing
 *   <li>{@code overtime[]{window, calls, overtimeS}}: windows that have some today
 *   <li>{@code waiting}: people who wait now; {@code waits{count,p50S,p90S,p99S,maxS}}: of today's
 *       calls
 *   <li>{@code crowd}: how full the hall is: calm, busy or crowded
 *   <li>{@code attention}: what somebody should look after: {@code printing, voided, held,
 *       setAside} tickets now, {@code badRatings[]{callId, window, service, clerk, grade}} that
 *       nobody has looked into, {@code stoppedServices[]}; {@code evacuations[]{wing, sinceMs}};
 *       {@code unserved[]{wing, zone, service, waiting}}: people wait and no window at work serves
 *       it; {@code longWaits} counts tickets that wait longer than the hall's alarm says, {@code
 *       longest[]{ticketId, number, service, wing, zone, waitedS}} names up to 20 of them, longest
 *       first
 *   <li>{@code zones[]}: {@code wing, wingName, zone, zoneName, waiting, crowd, longestWaitS,
 *       windows, windowsOpen, windowsCalling, windowsServing, windowsPaused, waits}
 *   <li>{@code windows[]}: {@code window, wing, zone, state, clerk, auto, held, pauseReason,
 *       pauseUntilMs, callId, number, service, alsoServed, calledAtMs, announcement}; state is
 *       closed, ready, calling, serving, paused or offline; held counts tickets on hold; the two
 *       about the pause are there only during one, the last six only with a call
 * </ul>
 *
 * <p>Managers are also told {@code webhooksStopped}, how many were given up, if any.
 *
 * <p>The time, kind {@code time}: {@code hallMs} now, {@code takenMs} of the latest picture, and
 * its {@code seq}.
 */
final class PictureJson {
  private static final long MS_PER_S = 1_000;

  private PictureJson() {}

  static JsonObject hall(HallPicture picture) {
    return new JsonObject()
        .put("kind", "hall")
        .put("hall", picture.hall())
        .put("name", words(picture.nameZh(), picture.nameEn()))
        .put("timeZone", picture.zoneId())
        .put("seq", picture.seq())
        .put("hallMs", picture.hallMs())
        .put("hallSpeed", picture.hallSpeed())
        .put("day", picture.day())
        .put("figures", figures(picture.figures()))
        .put("overtime", array(picture.overtime(), PictureJson::overtime))
        .put("waiting", picture.waiting())
        .put("waits", waits(picture.waits()))
        .put("crowd", word(picture.crowd()))
        .put("attention", attention(picture.attention()))
        .put("zones", array(picture.zones(), PictureJson::zone))
        .put("windows", array(picture.windows(), PictureJson::window));
  }

  /** The same for other systems: who sits at a window, and who was rated badly, is not told. */
  static JsonObject hallWithoutStaff(HallPicture picture) {
    JsonObject hall = hall(picture);
    hall.getJsonObject("attention").remove("badRatings");
    hall.getJsonArray("windows").forEach(window -> ((JsonObject) window).remove("clerk"));
    return hall;
  }

  static JsonObject time(long hallMs, HallPicture latest) {
    return new JsonObject()
        .put("kind", "time")
        .put("hallMs", hallMs)
        .put("takenMs", latest.hallMs())
        .put("seq", latest.seq());
  }

  /**
   * The connected devices: {@code id, role, place, sinceMs, shownSeq, shownAtMs, behind, voice
   * (none, locked, ready, speaks), area, printer}; what a device shows, and its voice, are left out
   * while it has not said so, and the printer if the server knows none for it.
   */
  static JsonObject devices(List<DeviceHealth.Device> devices, KioskPrinters printers) {
    return new JsonObject()
        .put("devices", array(devices, device -> withPrinter(device(device), printers)));
  }

  /** Adds how the printer of this device is, if the server prints for it. */
  static JsonObject withPrinter(JsonObject device, KioskPrinters printers) {
    printers
        .stateOf(device.getString("id"))
        .ifPresent(state -> device.put("printer", state.code()));
    return device;
  }

  private static JsonObject figures(DayFigures day) {
    return new JsonObject()
        .put("issued", day.issued())
        .put("called", day.called())
        .put("served", day.served())
        .put("noShows", day.noShows())
        .put("passed", day.passed())
        .put("returned", day.returned())
        .put("cancelled", day.cancelled())
        .put("overtimeCalls", day.overtime().calls())
        .put("overtimeS", day.overtime().ms() / MS_PER_S);
  }

  private static JsonObject overtime(HallImage.WindowOvertime one) {
    return new JsonObject()
        .put("window", one.window())
        .put("calls", one.overtime().calls())
        .put("overtimeS", one.overtime().ms() / MS_PER_S);
  }

  static JsonObject waits(HallPicture.Waits waits) {
    return new JsonObject()
        .put("count", waits.count())
        .put("p50S", waits.p50S())
        .put("p90S", waits.p90S())
        .put("p99S", waits.p99S())
        .put("maxS", waits.maxS());
  }

  private static JsonObject zone(HallPicture.Zone zone) {
    return new JsonObject()
        .put("wing", zone.wing())
        .put("wingName", words(zone.wingZh(), zone.wingEn()))
        .put("zone", zone.zone())
        .put("zoneName", words(zone.zoneZh(), zone.zoneEn()))
        .put("waiting", zone.waiting())
        .put("crowd", word(zone.crowd()))
        .put("longestWaitS", zone.longestWaitS())
        .put("windows", zone.windows())
        .put("windowsOpen", zone.windowsOpen())
        .put("windowsCalling", zone.windowsCalling())
        .put("windowsServing", zone.windowsServing())
        .put("windowsPaused", zone.windowsPaused())
        .put("waits", waits(zone.waits()));
  }

  private static JsonObject window(WindowLook look) {
    JsonObject window =
        new JsonObject()
            .put("window", look.window())
            .put("wing", look.wing())
            .put("zone", look.zone())
            .put("state", WindowState.of(look).word())
            .put("clerk", look.duty().clerk())
            .put("auto", look.duty().auto())
            .put("held", look.duty().held().size());
    if (look.paused()) {
      window
          .put("pauseReason", look.duty().pause())
          .put("pauseUntilMs", look.duty().pausedUntilMs());
    }
    if (look.hasCall()) {
      window
          .put("callId", look.call().callId())
          .put("number", look.call().number())
          .put("service", look.call().service())
          .put("alsoServed", new JsonArray(look.call().alsoServed()))
          .put("calledAtMs", look.call().calledAtMs())
          .put("announcement", look.call().announcement());
    }
    return window;
  }

  private static JsonObject attention(HallPicture.Attention attention) {
    return new JsonObject()
        .put("printing", attention.printing())
        .put("voided", attention.voided())
        .put("held", attention.held())
        .put("setAside", attention.setAside())
        .put("badRatings", array(attention.badRatings(), PictureJson::rating))
        .put("stoppedServices", new JsonArray(attention.stoppedServices()))
        .put("evacuations", array(attention.evacuations(), PictureJson::evacuation))
        .put("unserved", array(attention.unserved(), PictureJson::unserved))
        .put("longWaits", attention.longWaits())
        .put("longest", array(attention.longest(), PictureJson::longWait));
  }

  private static JsonObject evacuation(HallImage.Evacuation one) {
    return new JsonObject().put("wing", one.wing()).put("sinceMs", one.sinceMs());
  }

  private static JsonObject longWait(HallPicture.LongWait wait) {
    return new JsonObject()
        .put("ticketId", wait.ticketId())
        .put("number", wait.number())
        .put("service", wait.service())
        .put("wing", wait.wing())
        .put("zone", wait.zone())
        .put("waitedS", wait.waitedS());
  }

  private static JsonObject unserved(HallPicture.Unserved one) {
    return new JsonObject()
        .put("wing", one.wing())
        .put("zone", one.zone())
        .put("service", one.service())
        .put("waiting", one.waiting());
  }

  private static JsonObject rating(HallPicture.BadRating rating) {
    return new JsonObject()
        .put("callId", rating.callId())
        .put("window", rating.window())
        .put("service", rating.service())
        .put("clerk", rating.clerk())
        .put("grade", rating.grade());
  }

  static JsonObject device(DeviceHealth.Device device) {
    JsonObject json =
        new JsonObject()
            .put("id", device.id())
            .put("role", device.role())
            .put("place", device.place())
            .put("sinceMs", device.sinceMs())
            .put("behind", device.behind());
    if (device.voice().part() != DeviceHealth.Part.NOT_ASKED) {
      json.put("voice", word(device.voice().part())).put("area", device.voice().area());
    }
    if (device.shownSeq() != 0) {
      json.put("shownSeq", device.shownSeq()).put("shownAtMs", device.shownAtMs());
    }
    return json;
  }

  private static String word(Enum<?> level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  private static JsonObject words(String zh, String en) {
    return new JsonObject().put("zh", zh).put("en", en);
  }

  private static <T> JsonArray array(List<T> items, Function<T, JsonObject> json) {
    JsonArray array = new JsonArray();
    items.forEach(item -> array.add(json.apply(item)));
    return array;
  }
}
