package io.jiaohao.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.lobby.Sentences;
import io.jiaohao.lobby.Speech;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The voice for boards whose browser has none")
class VoiceRoutesTest {
  private final MadeUpHall hall = new MadeUpHall();
  private final HttpClient client = HttpClient.newHttpClient();
  private WebServer server;
  private int port;
  private String cookie = "";

  @BeforeEach
  void start() throws Exception {
    assertThat(Speech.ESPEAK)
        .as("the tests need the package espeak-ng: run ./jiaohao setup")
        .isExecutable();
    server = hall.server(WebSettings.DEFAULTS.at("127.0.0.1", 0));
    port = server.start();
    cookie = hall.people.cookie(AccountRole.STAFF);
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private HttpResponse<byte[]> ask(String query) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/voice?" + query))
            .header("Cookie", cookie)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static double seconds(byte[] wav) throws Exception {
    try (AudioInputStream sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
      AudioFormat format = sound.getFormat();
      return sound.getFrameLength() / format.getFrameRate();
    }
  }

  @Test
  @DisplayName("says a call that stands in the picture, in each language, as a file that ends")
  void saysACall() throws Exception {
    for (String language : new String[] {"zh", "en"}) {
      HttpResponse<byte[]> answer = ask("say=call&window=E03&call=5&language=" + language);

      assertThat(answer.headers().firstValue("Content-Type")).contains("audio/wav");
      assertThat(seconds(answer.body())).isBetween(1.0, 15.0);
    }
  }

  @Test
  @DisplayName("says nothing that the request brings, and nothing to strangers")
  void nothingElse() throws Exception {
    assertThat(ask("say=call&window=E03&call=99&language=zh").statusCode()).isEqualTo(404);
    assertThat(ask("say=call&window=Q9&call=5&language=zh").statusCode()).isEqualTo(404);
    assertThat(ask("say=hello&language=zh").statusCode()).isEqualTo(400);
    assertThat(ask("say=leave&language=fr").statusCode()).isEqualTo(400);
    assertThat(ask("say=leave&language=en").statusCode()).isEqualTo(200);
    cookie = "";
    assertThat(ask("say=sound&language=zh").statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName("is not there without the program, and that is no fault of anything else")
  void withoutTheProgram() {
    assertThat(new Speech(Path.of("/nowhere/espeak-ng")).isThere()).isFalse();
  }

  @Test
  @DisplayName("speaks as the board's page does: digits one by one")
  void sentences() {
    assertThat(Sentences.call("A015", "E03", 1).zh()).isEqualTo("请 A 零 一 五 号，到 E 零 三 号窗口办理。");
    assertThat(Sentences.call("A015", "E03", 1).en())
        .isEqualTo("Ticket A 0 1 5, please go to window E 0 3.");
    assertThat(Sentences.call("A015", "E03", 2).zh()).contains("第 2 次呼叫");
  }
}
