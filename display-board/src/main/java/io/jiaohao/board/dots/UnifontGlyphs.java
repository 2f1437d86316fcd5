package io.jiaohao.board.dots;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * GNU Unifont, read from its .hex file: one line a character, "53F7:" and the rows in hex. Drawn
 * for 16 dots, so it is sharp on an LED strip where an outline font is not.
 */
public final class UnifontGlyphs implements Glyphs {
  /** Where Debian's package "unifont" puts it. */
  public static final Path DEBIAN_FILE = Path.of("/usr/share/unifont/unifont.hex");

  private final Path file;
  private final Map<Integer, String> hexOf;
  private final Map<Integer, Glyph> drawn = new HashMap<>();

  private UnifontGlyphs(Path file, Map<Integer, String> hexOf) {
    this.file = file;
    this.hexOf = hexOf;
  }

  /** Reads the whole file, so that a broken font stops the start and not a call. */
  public static UnifontGlyphs load(Path file) throws IOException {
    Map<Integer, String> hexOf = new HashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        read(file, number, line, hexOf);
      }
    }
    if (hexOf.isEmpty()) {
      throw new IOException("font " + file + ": no lines (expected: a Unifont .hex file)");
    }
    return new UnifontGlyphs(file, hexOf);
  }

  private static void read(Path file, int number, String line, Map<Integer, String> hexOf)
      throws IOException {
    int colon = line.indexOf(':');
    try {
      String digits = line.substring(colon + 1);
      Glyph.ofHex(digits);
      hexOf.put(Integer.parseInt(line, 0, colon, 16), digits);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException(
          "font "
              + file
              + " line "
              + number
              + ": not \"code:rows\" in hex ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  @Override
  public Glyph of(int codePoint) {
    return drawn.computeIfAbsent(codePoint, this::draw);
  }

  private Glyph draw(int codePoint) {
    String digits = hexOf.get(codePoint);
    return digits == null ? Glyph.replacement(codePoint) : Glyph.ofHex(digits);
  }

  @Override
  public String describe() {
    return "GNU Unifont from " + file + ", " + hexOf.size() + " characters";
  }
}
