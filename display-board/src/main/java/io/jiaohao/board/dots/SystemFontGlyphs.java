package io.jiaohao.board.dots;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Whatever font the machine has, rasterised to 16 dots without smoothing: readable, but coarser
 * than a font drawn for dots. Only used where Unifont is not installed.
 */
public final class SystemFontGlyphs implements Glyphs {
  private static final int PROBE = '号';

  private final Font font;
  private final Map<Integer, Glyph> drawn = new HashMap<>();

  private SystemFontGlyphs(Font font) {
    this.font = font;
  }

  /** Takes a font that has Chinese characters, if the machine has one. */
  public static SystemFontGlyphs find() {
    System.setProperty("java.awt.headless", "true");
    GraphicsEnvironment machine = GraphicsEnvironment.getLocalGraphicsEnvironment();
    Font chosen =
        Arrays.stream(machine.getAvailableFontFamilyNames())
            .map(family -> new Font(family, Font.PLAIN, Glyph.HEIGHT))
            .filter(font -> font.canDisplay(PROBE) && font.canDisplay('A'))
            .findFirst()
            .orElseGet(() -> new Font(Font.MONOSPACED, Font.PLAIN, Glyph.HEIGHT));
    return new SystemFontGlyphs(chosen);
  }

  @Override
  public Glyph of(int codePoint) {
    return drawn.computeIfAbsent(codePoint, this::draw);
  }

  private Glyph draw(int codePoint) {
    if (!font.canDisplay(codePoint)) {
      return Glyph.replacement(codePoint);
    }
    int width = Glyph.isFullWidth(codePoint) ? Glyph.FULL_WIDTH : Glyph.HALF_WIDTH;
    BufferedImage image = new BufferedImage(width, Glyph.HEIGHT, BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
    String text = Character.toString(codePoint);
    pen.setColor(Color.WHITE);
    pen.setFont(fitting(pen, text, width));
    FontMetrics measures = pen.getFontMetrics();
    int left = (width - measures.stringWidth(text)) / 2;
    int baseline =
        (Glyph.HEIGHT - measures.getAscent() - measures.getDescent()) / 2 + measures.getAscent();
    pen.drawString(text, left, baseline);
    pen.dispose();
    return Glyph.ofRows(width, rowsOf(image));
  }

  /** The largest size at which the character stays inside its cell. */
  private Font fitting(Graphics2D pen, String text, int width) {
    for (int size = Glyph.HEIGHT; size > 6; size--) {
      Font smaller = font.deriveFont((float) size);
      FontMetrics measures = pen.getFontMetrics(smaller);
      if (measures.stringWidth(text) <= width
          && measures.getAscent() + measures.getDescent() <= Glyph.HEIGHT + 2) {
        return smaller;
      }
    }
    return font.deriveFont(6f);
  }

  private static int[] rowsOf(BufferedImage image) {
    int[] rows = new int[Glyph.HEIGHT];
    for (int y = 0; y < Glyph.HEIGHT; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int lit = (image.getRGB(x, y) & 0xFF) == 0 ? 0 : 1;
        rows[y] = rows[y] << 1 | lit;
      }
    }
    return rows;
  }

  @Override
  public String describe() {
    String chinese = font.canDisplay(PROBE) ? "" : ", WITHOUT Chinese characters (shown as boxes)";
    return "system font \""
        + font.getFamily()
        + "\""
        + chinese
        + "; for sharp dots install the Debian package \"unifont\" or name its .hex file";
  }
}
