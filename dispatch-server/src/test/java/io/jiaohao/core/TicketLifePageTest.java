package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page about a ticket's life")
class TicketLifePageTest {
  private static final Path PAGE = Path.of("docs", "ticket-life.md");

  @Test
  @DisplayName("says what the code's tables say")
  void saysWhatTheCodeSays() throws IOException {
    if (Boolean.getBoolean("jiaohao.write-pages")) {
      Files.writeString(PAGE, TicketLifePage.text());
    }
    assertThat(PAGE).content().isEqualTo(TicketLifePage.text());
  }
}
