package io.jiaohao.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * The files that pages are made of, read into memory once: a short list that is known beforehand,
 * so no request ever turns into a path on the disk.
 */
final class PageFiles {
  private static final List<String> NAMES =
      List.of(
          "admin.css",
          "admin.html",
          "admin.js",
          "admin-audit.js",
          "admin-devices.js",
          "admin-plan.js",
          "admin-staff.js",
          "admin-webhooks.js",
          "admin-words.js",
          "alarms.js",
          "api.css",
          "api.html",
          "api.js",
          "api-answer.js",
          "api-feed.js",
          "api-request.js",
          "api-spec.js",
          "api-words.js",
          "ask.js",
          "board.css",
          "board.html",
          "board.js",
          "board-lease.js",
          "board-screen.js",
          "board-voice.js",
          "board-words.js",
          "attention.js",
          "city.css",
          "city.html",
          "city.js",
          "city-mosaic.js",
          "city-words.js",
          "clock.js",
          "codes.js",
          "day.js",
          "dialog.js",
          "dom.js",
          "door.html",
          "door.js",
          "effects.js",
          "feed.js",
          "grades.js",
          "hall.js",
          "head.js",
          "health.js",
          "icon.svg",
          "kiosk.css",
          "kiosk.html",
          "kiosk.js",
          "kiosk-printer.js",
          "kiosk-screens.js",
          "kiosk-slip.js",
          "kiosk-voice.js",
          "kiosk-words.js",
          "link.js",
          "live.js",
          "lobby.css",
          "lobby.js",
          "manager.css",
          "manager.html",
          "manager.js",
          "manager-words.js",
          "not-found.html",
          "no-ticket.html",
          "openapi.json",
          "pad.css",
          "pad.html",
          "pad.js",
          "page.js",
          "pair.js",
          "past.js",
          "plot.js",
          "printers.js",
          "ratings.js",
          "release.js",
          "report.css",
          "report.html",
          "report.js",
          "report-words.js",
          "roles.js",
          "said.js",
          "sign-in.html",
          "sign-in.js",
          "style.css",
          "spent.html",
          "ticket.css",
          "ticket.html",
          "ticket.js",
          "ticket-alert.js",
          "ticket-rating.css",
          "ticket-rating.js",
          "ticket-words.js",
          "told.js",
          "trouble.html",
          "voice-areas.js",
          "why.js",
          "window.css",
          "window.html",
          "window.js",
          "window-actions.js",
          "window-call.js",
          "window-queue.js",
          "window-words.js",
          "windows.js",
          "wire.js",
          "words.js",
          "zones.js");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "json", "application/json");
  private static final int NOT_MODIFIED = 304;
  private static final String GZIP = "gzip";

  private final Map<String, PageFile> files = new LinkedHashMap<>();

  /** A file's bytes and the tag by which a browser asks whether it has changed. */
  record PageFile(String type, String tag, Buffer bytes, Buffer packed) {

    void sendAs(HttpServerResponse response) {
      response.putHeader(HttpHeaders.CONTENT_TYPE, type).end(bytes);
    }

    /** Packed for browsers that can unpack it: a phone's page has to come quickly. */
    private void send(HttpServerRequest request, HttpServerResponse response) {
      response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
      String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
      if (accepted == null || !accepted.contains(GZIP)) {
        sendAs(response);
      } else {
        response
            .putHeader(HttpHeaders.CONTENT_TYPE, type)
            .putHeader(HttpHeaders.CONTENT_ENCODING, GZIP)
            .end(packed);
      }
    }

    /** A copy may be kept, but is asked about before each use: pages change with the server. */
    void send(RoutingContext context) {
      HttpServerResponse response = context.response();
      response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache").putHeader(HttpHeaders.ETAG, tag);
      if (tag.equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
        response.setStatusCode(NOT_MODIFIED).end();
      } else {
        send(context.request(), response);
      }
    }
  }

  PageFiles() {
    NAMES.forEach(name -> files.put(name, read(name)));
  }

  private static PageFile read(String name) {
    try (InputStream in = PageFiles.class.getResourceAsStream("page/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + ": missing (expected: in the server's jar)");
      }
      byte[] bytes = in.readAllBytes();
      String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
      return new PageFile(type, tag(bytes), Buffer.buffer(bytes), Buffer.buffer(packed(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /** Weak: packed or not, it is the same file. */
  private static String tag(byte[] bytes) {
    return "W/\"" + UUID.nameUUIDFromBytes(bytes).toString() + '"';
  }

  /** Sends the file that the address names, if there is one. */
  void send(RoutingContext context) {
    PageFile file = files.get(context.pathParam("name"));
    if (file == null) {
      context.next();
    } else {
      file.send(context);
    }
  }

  Iterable<String> names() {
    return files.keySet();
  }

  PageFile named(String name) {
    return files.get(name);
  }
}
