package io.jiaohao.board.dots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlyphsTest {
  @TempDir Path folder;

  @Test
  void aDigitIsEightDotsWideAndReadFromItsRows() {
    assertThat(art(Unifont.glyphs().of('0')))
        .isEqualTo(
            """
            ........
            ........
            ........
            ........
            ...##...
            ..#..#..
            .#....#.
            .#...##.
            .#..#.#.
            .#.#..#.
            .##...#.
            .#....#.
            ..#..#..
            ...##...
            ........
            ........
            """);
  }

  @Test
  void aChineseCharacterIsSixteenDotsWide() {
    assertThat(art(Unifont.glyphs().of('号')))
        .isEqualTo(
            """
            ................
            ...#########....
            ...#.......#....
            ...#.......#....
            ...#.......#....
            ...#########....
            ................
            ###############.
            ....#...........
            ...#............
            ...#########....
            ...........#....
            ...........#....
            ...........#....
            ........#.#.....
            .........#......
            """);
  }

  @Test
  void aCharacterThatTheFontLacksIsABoxAsWideAsTheCharacter() throws IOException {
    UnifontGlyphs onlyA = UnifontGlyphs.load(font("0041:0000000018242442427E424242420000\n"));

    assertThat(onlyA.of('A').width()).isEqualTo(8);
    assertThat(art(onlyA.of('号')).lines().toList())
        .hasSize(16)
        .contains(".##############.", ".#............#.");
    assertThat(art(onlyA.of('b')).lines().toList()).contains(".######.", ".#....#.");
  }

  @Test
  void aBrokenFontFileIsRefusedByLine() throws IOException {
    Path odd = font("0041:0000000018242442427E424242420000\n0042:77\n");
    Path noHex = font("hello\n");
    Path empty = font("");

    assertThatThrownBy(() -> UnifontGlyphs.load(odd))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("2 hex digits (expected: 32 or 64)");
    assertThatThrownBy(() -> UnifontGlyphs.load(noHex)).hasMessageContaining("line 1");
    assertThatThrownBy(() -> UnifontGlyphs.load(empty)).hasMessageContaining("no lines");
  }

  @Test
  void theSystemsFontIsNeverBlankWhereThereIsSomethingToRead() {
    SystemFontGlyphs system = SystemFontGlyphs.find();

    assertThat(art(system.of('8'))).contains("#");
    assertThat(art(system.of('号'))).contains("#");
    assertThat(system.of('8').width()).isEqualTo(8);
    assertThat(system.of('号').width()).isEqualTo(16);
    assertThat(art(system.of(' '))).doesNotContain("#");
    assertThat(system.describe()).contains("system font", "unifont");
  }

  private Path font(String lines) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "font", ".hex"), lines);
  }

  private static String art(Glyph glyph) {
    StringBuilder art = new StringBuilder();
    for (int row = 0; row < Glyph.HEIGHT; row++) {
      for (int column = 0; column < glyph.width(); column++) {
        art.append(glyph.lit(column, row) ? '#' : '.');
      }
      art.append('\n');
    }
    return art.toString();
  }
}
