package io.jiaohao.web;

import io.jiaohao.core.HallImage;
import io.jiaohao.views.DayReport;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What has been, as JSON and CSV for managers. */
final class PastJson {
  private static final long MS_PER_S = 1_000;
  private static final String ENDS = "\r\n";

  private PastJson() {}

  static JsonObject why(PastDesk.Why why) {
    JsonArray list = new JsonArray();
    for (HallImage.Ticket ticket : why.list()) {
      list.add(
          new JsonObject()
              .put("number", ticket.number())
              .put("service", ticket.service())
              .put("ticketClass", ticket.ticketClass())
              .put("issuedAtMs", ticket.issuedAtMs())
              .put("dueAtMs", ticket.key().dueMs()));
    }
    return new JsonObject()
        .put("callId", why.callId())
        .put("number", why.number())
        .put("service", why.service())
        .put("window", why.window())
        .put("calledAtMs", why.calledAtMs())
        .put("rule", why.reason().rule())
        .put("words", PlanJson.words(why.words()))
        .put("list", list)
        .put("listed", why.listed())
        .put("agrees", why.agrees());
  }

  static JsonObject report(DayReport report) {
    JsonArray hours = new JsonArray();
    report.hours().forEach(hour -> hours.add(hour(hour)));
    JsonArray zones = new JsonArray();
    report.zones().forEach(hour -> zones.add(hour(hour)));
    JsonArray services = new JsonArray();
    report.services().forEach(hour -> services.add(hour(hour).put("service", hour.service())));
    JsonArray windows = new JsonArray();
    report.windows().forEach(window -> windows.add(window(window)));
    return new JsonObject()
        .put("day", report.day())
        .put("issued", report.issued())
        .put("called", report.called())
        .put("served", report.served())
        .put("noShows", report.noShows())
        .put("overtimeS", report.overtimeMs() / MS_PER_S)
        .put("waits", PictureJson.waits(report.waits()))
        .put("grades", new JsonArray(report.grades()))
        .put("hours", hours)
        .put("zones", zones)
        .put("services", services)
        .put("windows", windows);
  }

  private static JsonObject hour(DayReport.Hour hour) {
    return new JsonObject()
        .put("wing", hour.wing())
        .put("zone", hour.zone())
        .put("hour", hour.hour())
        .put("waits", PictureJson.waits(hour.waits()));
  }

  private static JsonObject window(DayReport.WindowDay window) {
    return new JsonObject()
        .put("window", window.window())
        .put("wing", window.wing())
        .put("called", window.called())
        .put("served", window.served())
        .put("noShows", window.noShows())
        .put("servingS", window.servingMs() / MS_PER_S)
        .put("overtimeS", window.overtimeMs() / MS_PER_S)
        .put("graded", window.graded())
        .put("gradeSum", window.gradeSum());
  }

  /** A line an hour and service. All values are ids and numbers, so none needs quotes. */
  static String waitsCsv(DayReport report) {
    StringBuilder csv =
        new StringBuilder("day,wing,zone,service,hour,calls,p50_s,p90_s,p99_s,max_s" + ENDS);
    for (DayReport.Hour hour : report.services()) {
      csv.append(
          String.join(
              ",",
              report.day(),
              hour.wing(),
              hour.zone(),
              hour.service(),
              Integer.toString(hour.hour()),
              Long.toString(hour.waits().count()),
              Long.toString(hour.waits().p50S()),
              Long.toString(hour.waits().p90S()),
              Long.toString(hour.waits().p99S()),
              Long.toString(hour.waits().maxS())));
      csv.append(ENDS);
    }
    return csv.toString();
  }

  /** A line a window. */
  static String windowsCsv(DayReport report) {
    StringBuilder csv =
        new StringBuilder(
            "day,window,wing,called,served,no_shows,serving_s,overtime_s,ratings,grades_sum"
                + ENDS);
    for (DayReport.WindowDay window : report.windows()) {
      csv.append(
          String.join(
              ",",
              report.day(),
              window.window(),
              window.wing(),
              Long.toString(window.called()),
              Long.toString(window.served()),
              Long.toString(window.noShows()),
              Long.toString(window.servingMs() / MS_PER_S),
              Long.toString(window.overtimeMs() / MS_PER_S),
              Integer.toString(window.graded()),
              Integer.toString(window.gradeSum())));
      csv.append(ENDS);
    }
    return csv.toString();
  }
}
