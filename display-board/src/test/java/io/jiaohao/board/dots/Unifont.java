package io.jiaohao.board.dots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The real font, which the tests need: without it they fail and say what to install. */
public final class Unifont {
  private Unifont() {}

  public static Glyphs glyphs() {
    assertThat(UnifontGlyphs.DEBIAN_FILE)
        .as("the tests need the Debian package \"unifont\" (apt-get install unifont)")
        .isReadable();
    try {
      return UnifontGlyphs.load(UnifontGlyphs.DEBIAN_FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
