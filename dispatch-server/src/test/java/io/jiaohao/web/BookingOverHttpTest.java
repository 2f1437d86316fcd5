package io.jiaohao.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jiaohao.app.RawClient;
import io.jiaohao.app.TestHall;
import io.jiaohao.app.TestServer;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.web.ApiClient.Answer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Bookings over HTTP, with a whole server")
class BookingOverHttpTest {
  private static final String TOMORROW = "2026-11-26";
  private static final String NINE = TOMORROW + "T09:00";
  private static final String TEN = TOMORROW + "T10:00";
  private static final long HOUR_MS = 3_600_000;
  private static final JsonObject NOTHING = new JsonObject();

  @RegisterExtension
  private final TestServer server =
      TestServer.of(TestHall.withAppointments("AA", "appointment")).program("city");

  private ApiClient city;

  @BeforeEach
  void connect() {
    city = new ApiClient(() -> server.server().webPort(), server.record("city").key().toHex());
  }

  private static JsonObject book(int person, String start) {
    return new JsonObject()
        .put("service", "AA")
        .put("wing", "E")
        .put("start", start)
        .put("person", "%064x".formatted(person));
  }

  private long booked(int person, String start) {
    Answer answer = city.write("POST", "/api/bookings", book(person, start));
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    return answer.body().getLong("id");
  }

  private static JsonObject start(String start) {
    return new JsonObject().put("start", start);
  }

  private List<JsonObject> slots(String date) {
    return city.get("/api/slots?service=AA&date=" + date).body().getJsonArray("slots").stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  private int free(String start) {
    return slots(start.substring(0, 10)).stream()
        .filter(slot -> slot.getString("start").equals(start))
        .findFirst()
        .orElseThrow()
        .getInteger("free");
  }

  private String state(long id) {
    return city.get("/api/bookings/" + id).body().getString("state");
  }

  @Test
  @DisplayName("a time is found, booked, read, moved and given back")
  void life() {
    int places = free(NINE);

    Answer booked = city.write("POST", "/api/bookings", book(1, NINE));
    String address = booked.header("Location").orElseThrow();

    assertThat(booked.status()).isEqualTo(201);
    assertThat(city.get(address).body())
        .isEqualTo(booked.body())
        .isEqualTo(
            new JsonObject()
                .put("id", 1)
                .put("service", "AA")
                .put("wing", "E")
                .put("start", NINE)
                .put("state", "booked"));
    assertThat(free(NINE)).isEqualTo(places - 1);

    Answer moved = city.write("PATCH", address, start(TEN));
    assertThat(moved.body())
        .isEqualTo(new JsonObject().put("id", 1).put("start", TEN).put("state", "booked"));
    assertThat(city.get(address).body().getString("start")).isEqualTo(TEN);
    assertThat(free(NINE)).isEqualTo(places);
    assertThat(free(TEN)).isEqualTo(places - 1);

    Answer cancelled = city.write("DELETE", address, NOTHING);
    assertThat(cancelled.body()).isEqualTo(new JsonObject().put("id", 1).put("state", "cancelled"));
    assertThat(state(1)).isEqualTo("cancelled");
    assertThat(free(TEN)).isEqualTo(places);
    assertThat(city.write("PATCH", address, start(NINE)).code()).isEqualTo("BOOKING_ENDED");
  }

  @Test
  @DisplayName(
      "who comes too early is told when to come; in time there is one number, whoever asks")
  void checkIn() {
    long id = booked(1, "2026-11-25T11:00");
    String address = "/api/bookings/" + id + "/check-in";

    Answer early = city.write("POST", address, NOTHING);
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.code()).isEqualTo("CHECK_IN_TOO_EARLY");
    assertThat(early.body().getString("detail")).startsWith("minutes to go: 30 ");
    assertThat(early.body().getJsonObject("words").getString("zh")).isEqualTo("未到签到时间");

    server.clock().skipMs(HOUR_MS / 2);
    Answer inTime = city.write("POST", address, NOTHING);
    assertThat(inTime.body().getBoolean("late")).isFalse();
    String number = inTime.body().getJsonObject("ticket").getString("number");
    assertThat(number).isEqualTo("A001");
    assertThat(inTime.body().getJsonObject("ticket").getString("link"))
        .startsWith("http://127.0.0.1:" + server.server().webPort() + "/t/");
    assertThat(city.get("/api/bookings/" + id).body().getString("number")).isEqualTo(number);

    Answer again = city.write("POST", address, NOTHING);
    assertThat(again.replayed()).isTrue();
    assertThat(again.body().getJsonObject("ticket"))
        .isEqualTo(inTime.body().getJsonObject("ticket"));
  }

  @Test
  @DisplayName("who comes late gets an ordinary number; who never came is gone the day after")
  void lateAndNever() {
    long late = booked(1, "2026-11-25T10:30");
    long never = booked(2, "2026-11-25T10:30");
    server.clock().skipMs(HOUR_MS);
    await().until(() -> state(never).equals("missed"));

    Answer answer = city.write("POST", "/api/bookings/" + late + "/check-in", NOTHING);
    assertThat(answer.body().getBoolean("late")).isTrue();
    assertThat(state(late)).isEqualTo("arrived");

    server.clock().skipMs(24 * HOUR_MS);
    await().until(() -> city.get("/api/bookings/" + never).status() == 410);
    assertThat(city.get("/api/bookings/99").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("what is listed as free can be booked, what is full or not listed cannot")
  void listIsTrue() {
    List<JsonObject> offered = slots(TOMORROW);
    assertThat(offered).hasSize(48);
    int person = 0;
    for (JsonObject slot : offered) {
      booked(++person, slot.getString("start"));
    }
    for (int i = free(NINE); i > 0; i--) {
      booked(++person, NINE);
    }

    assertThat(free(NINE)).isZero();
    Answer full = city.write("POST", "/api/bookings", book(++person, NINE));
    assertThat(full.status()).isEqualTo(409);
    assertThat(full.body().getString("detail")).isEqualTo("booked: 4 (expected: below 4)");
    Answer between = city.write("POST", "/api/bookings", book(++person, TOMORROW + "T09:10"));
    assertThat(between.status()).isEqualTo(422);
    assertThat(between.code()).isEqualTo("NO_SUCH_SLOT");
    assertThat(between.body().getString("detail")).startsWith("start: 2026-11-26T09:10 (expected");
  }

  @Test
  @DisplayName("no time in the past is listed, and none further ahead than the hall allows")
  void listEnds() {
    assertThat(slots("2026-11-25").get(0).getString("start")).isEqualTo("2026-11-25T10:30");
    assertThat(slots("2026-11-24")).isEmpty();
    assertThat(slots("2026-11-30")).isNotEmpty();
    assertThat(slots("2026-12-01")).isEmpty();
    assertThat(city.get("/api/slots?service=BA&date=" + TOMORROW).code())
        .isEqualTo("NOT_APPOINTABLE");
  }

  @Test
  @DisplayName("two who want the last place at once: one has it, one is told that it is full")
  void lastPlace() {
    for (int person = free(NINE); person > 1; person--) {
      booked(person, NINE);
    }
    List<CompletableFuture<Answer>> both =
        IntStream.of(101, 102)
            .mapToObj(
                person ->
                    city.later(
                        city.known("POST", "/api/bookings", book(person, NINE).encode())
                            .header("Idempotency-Key", ApiClient.newKey())))
            .toList();

    List<Answer> answers = both.stream().map(CompletableFuture::join).toList();

    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
    assertThat(answers.stream().filter(a -> a.status() == 409).findFirst().orElseThrow().code())
        .isEqualTo("SLOT_FULL");
    assertThat(free(NINE)).isZero();
  }

  @Test
  @DisplayName("a person has as many bookings a day as the hall allows")
  void limit() {
    booked(1, NINE);
    Answer second = city.write("POST", "/api/bookings", book(1, TEN));
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("BOOKING_LIMIT");
  }

  // ---- Repeats

  private Answer again(Answer first, String method, String path, JsonObject body, String key) {
    Answer again = city.write(method, path, body, key);
    assertThat(again.replayed()).isTrue();
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.body()).isEqualTo(first.body());
    return again;
  }

  @Test
  @DisplayName("a request under the same key is answered as before and not done again")
  void repeat() {
    String key = ApiClient.newKey();
    Answer first = city.write("POST", "/api/bookings", book(1, NINE), key);
    int free = free(NINE);
    assertThat(first.replayed()).isFalse();

    again(first, "POST", "/api/bookings", book(1, NINE), key);
    again(first, "POST", "/api/bookings", book(1, NINE), '"' + key.toUpperCase(Locale.ROOT) + '"');

    assertThat(free(NINE)).isEqualTo(free);
  }

  @Test
  @DisplayName("each kind of change is repeated, though the booking has gone on since")
  void repeatEachKind() {
    long id = booked(1, "2026-11-25T12:30");
    String address = "/api/bookings/" + id;
    String change = ApiClient.newKey();
    Answer changed = city.write("PATCH", address, start("2026-11-25T13:00"), change);
    server.clock().skipMs(5 * HOUR_MS / 2);
    String checkIn = ApiClient.newKey();
    Answer arrived = city.write("POST", address + "/check-in", NOTHING, checkIn);
    long other = booked(2, NINE);
    String cancel = ApiClient.newKey();
    Answer cancelled = city.write("DELETE", "/api/bookings/" + other, NOTHING, cancel);

    again(changed, "PATCH", address, start("2026-11-25T13:00"), change);
    again(arrived, "POST", address + "/check-in", NOTHING, checkIn);
    again(cancelled, "DELETE", "/api/bookings/" + other, NOTHING, cancel);
  }

  @Test
  @DisplayName("a key is known after a restart, from a snapshot and from the journal alone")
  void repeatAfterRestart() throws Exception {
    String key = ApiClient.newKey();
    Answer first = city.write("POST", "/api/bookings", book(1, NINE), key);
    int free = free(NINE);

    server.restart();
    again(first, "POST", "/api/bookings", book(1, NINE), key);

    server.stop();
    assertThat(removeSnapshots()).isPositive();
    server.start();
    again(first, "POST", "/api/bookings", book(1, NINE), key);

    assertThat(free(NINE)).isEqualTo(free);
    assertThat(booked(2, NINE)).isEqualTo(2);
  }

  private int removeSnapshots() throws Exception {
    try (Stream<Path> files = Files.list(server.dataDir())) {
      List<Path> snapshots =
          files.filter(file -> file.getFileName().toString().contains("snapshot")).toList();
      for (Path snapshot : snapshots) {
        Files.delete(snapshot);
      }
      return snapshots.size();
    }
  }

  @Test
  @DisplayName("a key that stood for another request is refused")
  void keyReused() {
    String key = ApiClient.newKey();
    city.write("POST", "/api/bookings", book(1, NINE), key);

    Answer other = city.write("POST", "/api/bookings", book(2, NINE), key);

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @Test
  @DisplayName("a refusal is not remembered: the same key may be tried again")
  void refusalIsNotRemembered() {
    for (int person = free(NINE); person > 0; person--) {
      booked(person, NINE);
    }
    String key = ApiClient.newKey();
    assertThat(city.write("POST", "/api/bookings", book(77, NINE), key).status()).isEqualTo(409);
    city.write("DELETE", "/api/bookings/1", NOTHING);

    Answer granted = city.write("POST", "/api/bookings", book(77, NINE), key);

    assertThat(granted.status()).isEqualTo(201);
    assertThat(granted.replayed()).isFalse();
  }

  // ---- Who may

  @Test
  @DisplayName("without a program's key nothing is told or done, and a device's key is none")
  void strangers() {
    String kiosk = server.record("kiosk-E1").key().toHex();
    for (String bearer : List.of("Bearer " + kiosk, "Bearer 12", "Basic abc", "Bearer")) {
      Answer answer =
          city.send(city.request("GET", "/api/bookings/1", "").header("Authorization", bearer));
      assertThat(answer.status()).as(bearer).isEqualTo(401);
      assertThat(answer.code()).isEqualTo("UNAUTHORIZED");
    }
    Answer none = city.send(city.request("POST", "/api/bookings", book(1, NINE).encode()));
    assertThat(none.status()).isEqualTo(401);
    assertThat(none.header("WWW-Authenticate")).contains("Bearer");
    assertThat(free(NINE)).isEqualTo(4);
  }

  @Test
  @DisplayName("a key that is taken back opens nothing any more")
  void revoked() throws Exception {
    assertThat(city.get("/api/bookings/1").status()).isEqualTo(404);

    server.revoke("city");

    await().until(() -> city.get("/api/bookings/1").status() == 401);
  }

  @Test
  @DisplayName("a program cannot log in at the devices' port")
  void noDevice() throws Exception {
    DeviceRecord program = server.record("city");

    ServerMessage answer = server.connect().tryLogin(program, RawClient.helloOf(program));

    assertThat(answer.getReject().getCode()).isEqualTo(RejectCode.REJECT_PROOF);
  }
}
