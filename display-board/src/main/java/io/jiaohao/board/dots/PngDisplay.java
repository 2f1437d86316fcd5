package io.jiaohao.board.dots;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Keeps the picture in a PNG file. The file is replaced in one step, so a reader sees the old
 * picture or the new one, never half of one.
 */
public final class PngDisplay implements BoardDisplay {
  private static final int COLOUR_BITS = 2;

  private final Path file;
  private final Path half;
  private final int dotPixels;

  /**
   * A display that writes {@code file}, through a neighbour named "….part".
   *
   * @param dotPixels how many pixels wide and high one dot is drawn
   */
  public PngDisplay(Path file, int dotPixels) {
    if (dotPixels < 1) {
      throw new IllegalArgumentException("dot pixels: " + dotPixels + " (expected: 1 or more)");
    }
    this.file = file.toAbsolutePath();
    this.half = this.file.resolveSibling(this.file.getFileName() + ".part");
    this.dotPixels = dotPixels;
  }

  @Override
  public void show(Bitmap bitmap) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(imageOf(bitmap), "png", out)) {
        throw new IOException("this Java has no PNG writer (expected: module java.desktop)");
      }
    }
    Files.write(half, bytes.toByteArray());
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private BufferedImage imageOf(Bitmap bitmap) {
    BufferedImage image =
        new BufferedImage(
            bitmap.width() * dotPixels,
            bitmap.height() * dotPixels,
            BufferedImage.TYPE_BYTE_BINARY,
            palette());
    WritableRaster raster = image.getRaster();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        raster.setSample(x, y, 0, bitmap.at(x / dotPixels, y / dotPixels).code());
      }
    }
    return image;
  }

  private static IndexColorModel palette() {
    Colour[] colours = Colour.values();
    byte[] red = new byte[colours.length];
    byte[] green = new byte[colours.length];
    byte[] blue = new byte[colours.length];
    for (Colour colour : colours) {
      red[colour.code()] = (byte) colour.red();
      green[colour.code()] = (byte) colour.green();
      blue[colour.code()] = (byte) colour.blue();
    }
    return new IndexColorModel(COLOUR_BITS, colours.length, red, green, blue);
  }
}
