package io.jiaohao.web;

import io.jiaohao.core.Words;
import io.jiaohao.lobby.Sentences;
import io.jiaohao.lobby.Speech;
import io.jiaohao.views.WindowLook;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * {@code GET /voice?language=zh&say=call&window=E03&call=31}: a sentence as sound, for boards whose
 * browser has no voice. {@code say} is also {@code mistake} (of a window), {@code leave} (while
 * everybody has to) or {@code sound}. For pages of somebody signed in or of a paired screen; what
 * is said is what stands in the picture, never what the request says.
 */
final class VoiceRoutes {
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;
  private static final List<String> LANGUAGES = List.of("zh", "en");

  private final WebSources sources;
  private final SessionDoor door;
  private final Speech speech;
  private final Executor speaking;

  VoiceRoutes(WebSources sources, SessionDoor door) {
    this.sources = sources;
    this.door = door;
    speech = sources.pages().speech();
    speaking = sources.pages().speaking();
  }

  void addTo(Router router) {
    router.get("/voice").handler(this::guard).handler(Problem.told(this::voice));
  }

  private void guard(RoutingContext http) {
    if (door.session(http).isPresent()) {
      http.next();
    } else {
      http.fail(UNAUTHORIZED, SessionDoor.notSignedIn());
    }
  }

  private void voice(RoutingContext http) {
    ApiFields asked =
        ApiFields.ofQuery(http, List.of("language", "say"), List.of("window", "call"));
    String language = asked.text("language");
    if (!LANGUAGES.contains(language)) {
      throw new Problem(
          "language: \"" + ApiText.shortened(language) + "\" (expected: one of " + LANGUAGES + ")");
    }
    if (!speech.isThere()) {
      throw new Problem(
          UNAVAILABLE, "NO_SPEECH", "espeak-ng: not installed (expected: the package espeak-ng)");
    }
    Words words = words(asked);
    tell(http, language, language.equals("zh") ? words.zh() : words.en());
  }

  private Words words(ApiFields asked) {
    String window = asked.textOrNone("window");
    return switch (asked.text("say")) {
      case "sound" -> Sentences.soundOn();
      case "leave" -> {
        if (sources.picture().get().attention().evacuations().isEmpty()) {
          throw nothing("leave");
        }
        yield Sentences.leave();
      }
      case "mistake" -> Sentences.mistake(look(window).window());
      case "call" -> {
        WindowLook.Call call = look(window).call();
        if (call.callId() == 0 || !asked.textOrNone("call").equals("" + call.callId())) {
          throw nothing("call " + ApiText.shortened(asked.textOrNone("call")));
        }
        yield Sentences.call(call.number(), window, call.announcement());
      }
      default ->
          throw new Problem(
              "say: \""
                  + ApiText.shortened(asked.text("say"))
                  + "\" (expected: call, mistake, leave or sound)");
    };
  }

  private WindowLook look(String window) {
    Optional<WindowLook> look =
        sources.picture().get().windows().stream()
            .filter(one -> one.window().equals(window))
            .findFirst();
    return look.orElseThrow(() -> nothing("window " + ApiText.shortened(window)));
  }

  private static Problem nothing(String what) {
    return new Problem(
        NOT_FOUND, "NOTHING_TO_SAY", what + ": not there now (expected: what is in the picture)");
  }

  /** Made away from the web's thread, one after another; who asks for too much is told to wait. */
  private void tell(RoutingContext http, String language, String sentence) {
    Context webThread = http.vertx().getOrCreateContext();
    try {
      speaking.execute(
          () -> {
            try {
              byte[] wav = speech.wav(language, sentence);
              webThread.runOnContext(now -> send(http, wav));
            } catch (IOException | RuntimeException e) {
              webThread.runOnContext(now -> http.fail(e));
            }
          });
    } catch (RejectedExecutionException e) {
      throw new Problem(UNAVAILABLE, "BUSY", "sentences: too many at once (expected: fewer)");
    }
  }

  private static void send(RoutingContext http, byte[] wav) {
    if (!http.response().closed()) {
      http.response().putHeader(HttpHeaders.CONTENT_TYPE, "audio/wav").end(Buffer.buffer(wav));
    }
  }
}
