package io.jiaohao.web;

import io.jiaohao.core.Command;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage.Booking;
import io.jiaohao.core.Origin;
import io.jiaohao.engine.Submission;
import io.jiaohao.views.OpenSlots;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Appointments for programs: which times are free, and a booking from its making to its check-in.
 * What changes something is a command that goes the same way as a kiosk's.
 */
final class BookingApi {
  private static final int CREATED = 201;
  private static final Pattern PERSON = Pattern.compile("[0-9A-Fa-f]{64}");
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

  private final WebSettings settings;
  private final ApiSources sources;
  private final LongSupplier hallMs;
  private final LongFunction<String> pageOf;
  private final ProgramRoutes programs;
  private final OpenSlots slots;

  BookingApi(WebSettings settings, WebSources sources) {
    this.settings = settings;
    this.sources = sources.api();
    this.hallMs = sources.hallMs();
    this.pageOf = sources.visitors().pageOf();
    this.programs = new ProgramRoutes(settings, new ApiDoor(sources.api().programOf()));
    this.slots = new OpenSlots(sources.api().bookings());
  }

  void addTo(Router router) {
    programs.reading(router.get("/api/slots"), this::list);
    programs.writing(router.post("/api/bookings"), this::book);
    programs.reading(router.get("/api/bookings/:id"), this::tell);
    programs.writing(router.patch("/api/bookings/:id"), this::change);
    programs.writing(router.delete("/api/bookings/:id"), this::cancel);
    programs.writing(router.post("/api/bookings/:id/check-in"), this::checkIn);
  }

  private BookingJson json() {
    return new BookingJson(
        new ApiTimes(sources.bookings().plan().orElseThrow(BookingProblems::notServing).zoneId()));
  }

  // ---- Reading

  private void list(RoutingContext http) {
    ApiFields asked = ApiFields.ofQuery(http, List.of("service", "date"));
    BookingJson json = json();
    LocalDate date = json.times().date("date", asked.text("date"));
    String service = asked.text("service");
    if (!slots.isOffered(service)) {
      throw BookingProblems.notOffered(service);
    }
    send(http, json.slots(service, date, slots.of(service, date, hallMs.getAsLong())));
  }

  private void tell(RoutingContext http) {
    long id = id(http);
    Optional<Booking> booking = sources.bookings().find(id);
    if (booking.isEmpty()) {
      throw BookingProblems.notThere(id, sources.bookings().wasMade(id));
    }
    send(http, json().booking(booking.get()));
  }

  private static void send(RoutingContext http, JsonObject body) {
    http.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(body.encode());
  }

  // ---- Writing

  private void book(RoutingContext http) {
    Origin origin = ApiDoor.origin(http);
    ApiFields asked = ApiFields.ofBody(http, List.of("service", "wing", "start", "person"));
    BookingJson json = json();
    Command.Book book =
        new Command.Book(
            asked.text("wing"),
            asked.text("service"),
            json.times().atMs("start", asked.text("start")),
            person(asked.text("person")));
    ask(
        http,
        origin,
        book,
        OptionalLong.of(book.slotMs()),
        events -> {
          JsonObject booking = json.made(events);
          http.response()
              .setStatusCode(CREATED)
              .putHeader(HttpHeaders.LOCATION, "/api/bookings/" + booking.getLong("id"));
          return booking;
        });
  }

  /** A keyed hash that the caller has made; what it stands for never comes here. */
  static String person(String text) {
    if (!PERSON.matcher(text).matches()) {
      throw new Problem(
          "person: "
              + text.length()
              + " characters (expected: a keyed hash, 64 hexadecimal digits; never a number that a"
              + " person has)");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private void change(RoutingContext http) {
    Origin origin = ApiDoor.origin(http);
    long id = id(http);
    ApiFields asked = ApiFields.ofBody(http, List.of("start"));
    BookingJson json = json();
    long startMs = json.times().atMs("start", asked.text("start"));
    ask(
        http,
        origin,
        new Command.ChangeBooking(id, startMs),
        OptionalLong.of(startMs),
        events -> json.moved(id, startMs));
  }

  private void cancel(RoutingContext http) {
    Origin origin = ApiDoor.origin(http);
    long id = id(http);
    ApiFields.ofBody(http, List.of());
    ask(
        http,
        origin,
        new Command.CancelBooking(id),
        OptionalLong.empty(),
        events -> BookingJson.cancelled(id));
  }

  private void checkIn(RoutingContext http) {
    Origin origin = ApiDoor.origin(http);
    long id = id(http);
    ApiFields.ofBody(http, List.of());
    BookingJson json = json();
    ask(
        http,
        origin,
        new Command.CheckIn(id, ""),
        OptionalLong.empty(),
        events -> json.arrived(id, events, pageOf));
  }

  private void ask(
      RoutingContext http,
      Origin origin,
      Command command,
      OptionalLong startMs,
      Function<List<Event>, JsonObject> words) {
    BookingProblems problems = new BookingProblems(startMs, json().times());
    HttpReply reply = new HttpReply(http, words, problems::of, settings.answerWithinMs());
    sources.commands().offer(new Submission(sources.hall(), Optional.of(origin), command, reply));
  }

  private static long id(RoutingContext http) {
    String text = http.pathParam("id");
    if (!ID.matcher(text).matches()) {
      throw BookingProblems.noId(text);
    }
    return Long.parseLong(text);
  }
}
