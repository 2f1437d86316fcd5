package io.jiaohao.board.dots;

/** The colours of a two-lamp LED panel: a red and a green lamp a dot, both lit = amber. */
public enum Colour {
  BLACK(0, 0x00, 0x00, 0x00),
  RED(1, 0xFF, 0x38, 0x20),
  GREEN(2, 0x30, 0xE0, 0x50),
  AMBER(3, 0xFF, 0xB0, 0x00);

  private static final Colour[] BY_CODE = {BLACK, RED, GREEN, AMBER};

  private final byte code;
  private final int red;
  private final int green;
  private final int blue;

  Colour(int code, int red, int green, int blue) {
    this.code = (byte) code;
    this.red = red;
    this.green = green;
    this.blue = blue;
  }

  /** The share of red on a screen, 0 to 255. */
  public int red() {
    return red;
  }

  /** The share of green on a screen, 0 to 255. */
  public int green() {
    return green;
  }

  /** The share of blue on a screen, 0 to 255. */
  public int blue() {
    return blue;
  }

  /** The number that stands for this colour in a bitmap. */
  byte code() {
    return code;
  }

  static Colour of(byte code) {
    return BY_CODE[code];
  }
}
