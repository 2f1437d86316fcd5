package io.jiaohao.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.accounts.AccountRole;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The OpenAPI document")
class OpenApiTest {
  private static final Set<String> METHODS = Set.of("get", "head", "post", "patch", "delete");

  /** Done, or refused for want of what the document says that it needs. */
  private static final Set<Integer> ANSWERS = Set.of(200, 400, 401, 403);

  private static final Pattern FOR_PROGRAMS =
      Pattern.compile("/(api|admin|manager)/(?!live|events).+");
  private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\":\"#/([^\"]+)\"");
  private static final Pattern PAGES =
      Pattern.compile(
          "/|/(sign-in|window|kiosk|board|pad|manager|report|admin|api|favicon.ico)|/page/.*");
  private static final Pattern PARAMETER = Pattern.compile(":([a-z]+)");

  @RegisterExtension private final MadeUpHall hall = new MadeUpHall();
  private WebServer server;
  private Browser browser;

  @BeforeEach
  void start() throws Exception {
    server = hall.server(WebSettings.DEFAULTS.at("127.0.0.1", 0));
    browser = new Browser(server.start(), hall.people.cookie(AccountRole.ADMIN));
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private JsonObject document() throws Exception {
    return new JsonObject(browser.get("/api/openapi.json").body());
  }

  private void eachOperation(BiConsumer<String, String> action) throws Exception {
    JsonObject paths = document().getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      for (String method : paths.getJsonObject(path).fieldNames()) {
        if (METHODS.contains(method)) {
          action.accept(method.toUpperCase(Locale.ROOT), path);
        }
      }
    }
  }

  @Test
  @DisplayName("names nothing that is not answered")
  void documentedIsAnswered() throws Exception {
    Set<String> unanswered = new TreeSet<>();
    Set<String> asked = new TreeSet<>();
    eachOperation(
        (method, path) -> {
          if (!FOR_PROGRAMS.matcher(path).matches()) {
            return;
          }
          asked.add(method + " " + path);
          int status = status(method, path.replaceAll("\\{[a-z]+}", "1"));
          if (!ANSWERS.contains(status)) {
            unanswered.add(method + " " + path + ": " + status);
          }
        });

    assertThat(asked).contains("POST /api/bookings", "DELETE /api/bookings/{id}");
    assertThat(unanswered).isEmpty();
  }

  private int status(String method, String path) {
    try {
      return browser.send(method, path).statusCode();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("names everything that is answered, but for the pages and their files")
  void answeredIsDocumented() throws Exception {
    Set<String> documented = new TreeSet<>();
    eachOperation((method, path) -> documented.add(method + " " + path));
    Vertx vertx = Vertx.vertx();
    Set<String> answered = new TreeSet<>();
    HallSite site =
        new HallSite(
            WebSettings.DEFAULTS,
            new HostNames(NodePages.alone("xian", Optional.empty())),
            new PageFiles(),
            Optional.empty(),
            hall.sources());
    for (Route route : site.routes().router(vertx).getRoutes()) {
      if (route.getPath() != null && !PAGES.matcher(route.getPath()).matches()) {
        String path = PARAMETER.matcher(route.getPath()).replaceAll("{$1}");
        route.methods().forEach(method -> answered.add(method.name() + " " + path));
      }
    }
    vertx.close();

    assertThat(documented).isEqualTo(answered);
  }

  @Test
  @DisplayName("has a group for each operation: the page to try it lists them by group")
  void groups() throws Exception {
    JsonObject document = document();
    Set<String> groups = new TreeSet<>();
    document.getJsonArray("tags").forEach(tag -> groups.add(((JsonObject) tag).getString("name")));
    Set<String> stray = new TreeSet<>();
    eachOperation(
        (method, path) -> {
          JsonObject operation =
              document
                  .getJsonObject("paths")
                  .getJsonObject(path)
                  .getJsonObject(method.toLowerCase(Locale.ROOT));
          if (!groups.contains(
              operation.getJsonArray("tags", new JsonArray("[\"\"]")).getString(0))) {
            stray.add(method + " " + path);
          }
        });

    assertThat(stray).isEmpty();
  }

  @Test
  @DisplayName("refers to nothing that it does not hold")
  void references() throws Exception {
    JsonObject document = document();
    Set<String> broken = new TreeSet<>();
    REFERENCE
        .matcher(document.encode())
        .results()
        .map(found -> found.group(1))
        .filter(reference -> !holds(document, reference))
        .forEach(broken::add);

    assertThat(broken).isEmpty();
  }

  private static boolean holds(JsonObject document, String reference) {
    JsonObject at = document;
    for (String step : reference.split("/", -1)) {
      at = at == null ? null : at.getJsonObject(step);
    }
    return at != null;
  }
}
