package io.jiaohao.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jiaohao.views.EventKind;
import io.jiaohao.views.EventPosition;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The book of webhooks")
class HookBookTest {
  @TempDir private Path directory;

  @Test
  @DisplayName("a secret that could not be written down, so nobody was told it, signs nothing")
  void unwrittenSecret() throws IOException {
    HookBook book = new HookBook(directory, "small");
    Hook hook =
        book.add(
            URI.create("http://127.0.0.1:1/x"),
            EnumSet.noneOf(EventKind.class),
            EventPosition.afterAll(0));
    Path file = directory.resolve("small.webhooks");
    Files.delete(file);
    Files.createDirectories(file.resolve("in the way"));

    assertThatThrownBy(() -> book.changeSecret(hook.id(), 1)).isInstanceOf(IOException.class);

    assertThat(book.find(hook.id())).contains(hook);
    Files.delete(file.resolve("in the way"));
    Files.delete(file);
    book.save();
    assertThat(new HookBook(directory, "small").find(hook.id()).orElseThrow().secret())
        .isEqualTo(hook.secret());
  }
}
