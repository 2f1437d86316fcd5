package io.jiaohao.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jiaohao.app.TestHall;
import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Origin;
import io.jiaohao.engine.ReplyTo;
import io.jiaohao.engine.Submission;
import io.jiaohao.web.ApiClient.Answer;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Requests about bookings that make no sense, or that the engine does not answer")
class BookingNonsenseTest {
  private static final String PERSON = "ab".repeat(32);
  private static final String GOOD =
      "{\"service\":\"AA\",\"wing\":\"E\",\"start\":\"2026-11-26T09:00\",\"person\":\"%s\"}"
          .formatted(PERSON);
  private static final int ANSWER_WITHIN_MS = 50;

  @RegisterExtension private final MadeUpHall hall = new MadeUpHall();
  private WebServer server;
  private ApiClient city;

  @BeforeEach
  void start() throws Exception {
    start(WebSettings.DEFAULTS);
  }

  private void start(WebSettings settings) throws Exception {
    HallPlan plan = TestHall.withAppointments("AA", "appointment");
    hall.bookings.entry(
        new Entry(
            1,
            1,
            1,
            Optional.empty(),
            new Command.AdoptPlan(plan),
            List.of(new Event.PlanAdopted(plan))));
    server = hall.server(settings.at("127.0.0.1", 0));
    int port = server.start();
    city = new ApiClient(() -> port, MadeUpHall.SECRET);
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private HttpRequest.Builder booking(String body) {
    return city.known("POST", "/api/bookings", body).header("Idempotency-Key", ApiClient.newKey());
  }

  private void refused(Answer answer, int status, String detail) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(answer.body().getString("detail")).contains(detail);
    assertThat(hall.commands).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                  | body: 2 bytes (expected: one JSON object)",
        "{\"service\":                       | (expected: one JSON object)",
        "null                                | (expected: one JSON object)",
        "{} {}                               | (expected: one JSON object)",
        "{}                                  | service: missing",
        "{\"service\":5}                     | service: 5 (expected: a text)",
        "{\"service\":null}                  | service: null (expected: a text)",
        "{\"service\":\"\"}                  | service:  (expected: a text)",
        "{\"name\":\"Li\"}                   | field: \"name\" (expected: service, wing, start, person)"
      })
  void aBodyIsOneObjectOfTheExpectedTexts(String body, String detail) {
    refused(city.send(booking(body)), 400, detail);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "now",
        "2026-11-26",
        "2026-11-26T09:00Z",
        "2026-11-26T09:00+08:00",
        "2026-02-30T09:00",
        "2026-11-26T24:00",
        "+999999999-01-01T00:00",
        "-0001-01-01T00:00"
      })
  void aTimeIsALocalOne(String start) {
    refused(
        city.send(booking(GOOD.replace("2026-11-26T09:00", start))),
        400,
        "start: \"" + start + "\" (expected: a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"610102199003078888", "zz", "李"})
  void aPersonIsAHashAndIsNotRepeatedInTheAnswer(String person) {
    Answer answer = city.send(booking(GOOD.replace(PERSON, person)));

    refused(answer, 400, "person: " + person.length() + " characters (expected: a keyed hash");
    assertThat(answer.response().body()).doesNotContain(person);
  }

  @Test
  void aWriteWithoutAKeyIsTurnedAwayPolitely() {
    Answer answer = city.send(city.known("POST", "/api/bookings", GOOD));

    refused(answer, 400, "Idempotency-Key: missing (expected: a UUID");
    assertThat(answer.code()).isEqualTo("IDEMPOTENCY_KEY_MISSING");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "610102199003078888",
        "\"\"",
        "c56a4180-65aa-42ec-a945-5fd21dec053",
        "c56a4180/65aa"
      })
  void aKeyIsAUuid(String key) {
    Answer answer =
        city.send(city.known("POST", "/api/bookings", GOOD).header("Idempotency-Key", key));

    refused(answer, 400, "Idempotency-Key: " + key);
    assertThat(answer.code()).isEqualTo("BAD_IDEMPOTENCY_KEY");
  }

  @Test
  void twoKeysAreNone() {
    refused(city.send(booking(GOOD).header("Idempotency-Key", ApiClient.newKey())), 400, "UUID");
  }

  @Test
  void aBodyHasALimit() {
    Answer answer = city.send(booking("{\"service\":\"" + "A".repeat(5_000) + "\"}"));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(hall.commands).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
  void aBodyIsJson(String type) {
    refused(
        city.send(booking(GOOD).setHeader("Content-Type", type)),
        415,
        "Content-Type: \"" + type + "\" (expected: application/json)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "abc", "99999999999999999999", "%00"})
  void aBookingHasANumber(String id) {
    Answer answer = city.get("/api/bookings/" + id);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("UNKNOWN_BOOKING");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                 | service: missing",
        "?service=AA                      | date: missing",
        "?service=AA&date=tomorrow        | date: \"tomorrow\" (expected: a date such as",
        "?service=AA&date=%2B999999999-01-01 | expected: a date",
        "?service=AA&service=BA           | service: twice",
        "?service=AA&date=2026-11-26&x=1  | field: \"x\"",
        "?service=&date=2026-11-26        | service:  (expected: a text)"
      })
  void aQuestionForSlotsNamesServiceAndDate(String query, String detail) {
    refused(city.get("/api/slots" + (query == null ? "" : query)), 400, detail);
  }

  @Test
  void aForeignPageMayNotBook() {
    refused(city.send(booking(GOOD).header("Origin", "http://evil.example")), 403, "Origin");
  }

  @Test
  void cancellingAndCheckInTakeNothing() {
    HttpRequest.Builder checkIn =
        city.known("POST", "/api/bookings/1/check-in", "{\"late\":\"no\"}")
            .header("Idempotency-Key", ApiClient.newKey());

    refused(city.send(checkIn), 400, "field: \"late\" (expected: none)");
  }

  // ---- What the engine is asked, and that it may not answer

  private Submission asked() {
    await().until(() -> !hall.commands.isEmpty());
    return hall.commands.remove();
  }

  @Test
  void theEngineIsAskedInTheNameOfProgramAndKey() {
    String key = ApiClient.newKey();
    CompletableFuture<Answer> answer =
        city.later(city.known("POST", "/api/bookings", GOOD).header("Idempotency-Key", key));

    Submission asked = asked();

    assertThat(asked.hall()).isEqualTo("xian");
    assertThat(asked.origin()).contains(Origin.ofKey("city", key));
    assertThat(asked.command()).isEqualTo(new Command.Book("E", "AA", 1_795_654_800_000L, PERSON));
    assertThat(answer).isNotDone();
  }

  @ParameterizedTest
  @CsvSource({"BUSY, 503, BUSY", "UNAVAILABLE, 503, OUTCOME_UNKNOWN", "INTERNAL, 500, INTERNAL"})
  void whatTheEngineCouldNotDoIsToldWithoutDetail(
      ReplyTo.Failure failure, int status, String code) {
    CompletableFuture<Answer> answer = city.later(booking(GOOD));

    asked().replyTo().failed(failure);

    assertThat(answer.join().status()).isEqualTo(status);
    assertThat(answer.join().code()).isEqualTo(code);
    assertThat(answer.join().header("Retry-After").isPresent()).isEqualTo(status == 503);
  }

  @Test
  void whoGetsNoAnswerInTimeIsToldThatTheOutcomeIsNotKnown() throws Exception {
    server.stop();
    start(WebSettings.DEFAULTS.withAnswerWithinMs(ANSWER_WITHIN_MS));

    Answer answer = city.send(booking(GOOD));

    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.code()).isEqualTo("OUTCOME_UNKNOWN");
    asked().replyTo().failed(ReplyTo.Failure.BUSY); // Too late, and harms nobody.
    assertThat(city.get("/api/bookings/1").status()).isEqualTo(404);
  }

  @Test
  void anAnswerAfterTheWebHasStoppedIsDropped() throws Exception {
    CompletableFuture<Answer> answer = city.later(booking(GOOD));
    Submission asked = asked();
    server.stop();

    asked.replyTo().failed(ReplyTo.Failure.UNAVAILABLE);

    assertThat(answer).isNotNull();
  }
}
