package io.jiaohao.board.dots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisplaysTest {
  @TempDir Path folder;

  @Test
  void aPngHoldsEachDotInItsColourAndLeavesNoHalfWrittenFile() throws IOException {
    Path file = folder.resolve("board.png");
    PngDisplay png = new PngDisplay(file, 3);

    png.show(dots(Colour.GREEN, Colour.BLACK));
    png.show(dots(Colour.RED, Colour.AMBER));

    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(6);
    assertThat(image.getHeight()).isEqualTo(3);
    assertThat(image.getRGB(2, 2) & 0xFFFFFF).isEqualTo(0xFF3820);
    assertThat(image.getRGB(3, 0) & 0xFFFFFF).isEqualTo(0xFFB000);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aPngThatCannotBeWrittenSaysSo() {
    PngDisplay png = new PngDisplay(folder.resolve("nowhere/board.png"), 1);

    assertThatThrownBy(() -> png.show(dots(Colour.RED))).isInstanceOf(IOException.class);
  }

  @Test
  void aTerminalIsDrawnInPlaceTwoDotsACharacterAndGetsItsCursorBack() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TerminalDisplay terminal = new TerminalDisplay(out);

    terminal.show(dots(Colour.RED, Colour.BLACK));
    String first = out.toString(StandardCharsets.UTF_8);
    out.reset();
    terminal.show(dots(Colour.RED, Colour.RED));
    String second = out.toString(StandardCharsets.UTF_8);
    out.reset();
    terminal.close();

    String red = "\u001b[38;2;255;56;32;48;2;0;0;0m";
    String black = "\u001b[38;2;0;0;0;48;2;0;0;0m";
    assertThat(first)
        .isEqualTo("\u001b[?25l\u001b[2J\u001b[H" + red + "▀" + black + "▀\u001b[0m\r\n");
    assertThat(second).isEqualTo("\u001b[H" + red + "▀▀\u001b[0m\r\n");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\u001b[0m\u001b[?25h");
  }

  @Test
  void aPacedDisplaySkipsWhatComesTooEarlyButReachesTheNewest() throws IOException {
    List<Bitmap> shown = new ArrayList<>();
    PacedDisplay paced = new PacedDisplay(shown::add, 500);
    Bitmap first = dots(Colour.RED);
    Bitmap second = dots(Colour.GREEN);

    assertThat(paced.offer(first, 1_000)).isTrue();
    assertThat(paced.offer(first, 1_100)).isTrue();
    assertThat(paced.offer(second, 1_499)).isFalse();
    assertThat(paced.offer(second, 1_500)).isTrue();
    assertThat(shown).containsExactly(first, second);
  }

  @Test
  void whatLiesOutsideTheCanvasIsCutOff() {
    Canvas canvas = new Canvas(4, 4, Unifont.glyphs());

    canvas.fill(-2, -2, 4, 4, Colour.RED);
    canvas.fill(3, 3, 100, 100, Colour.RED);
    canvas.fill(9, 9, 1, 1, Colour.RED);

    assertThat(canvas.bitmap().art())
        .isEqualTo(
            """
            ##..
            ##..
            ....
            ...#
            """);
  }

  private static Bitmap dots(Colour... row) {
    byte[] codes = new byte[row.length];
    for (int i = 0; i < row.length; i++) {
      codes[i] = row[i].code();
    }
    return new Bitmap(row.length, 1, codes);
  }
}
