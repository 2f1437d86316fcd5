package io.jiaohao.slip;

/** How many columns of a printer's usual type the paper has; a Chinese character takes two. */
public enum PaperWidth {
  MM_58(58, 32),
  MM_80(80, 48);

  private final int mm;
  private final int columns;

  PaperWidth(int mm, int columns) {
    this.mm = mm;
    this.columns = columns;
  }

  public int columns() {
    return columns;
  }

  /**
   * The paper of this width.
   *
   * @throws IllegalArgumentException if there is none such
   */
  public static PaperWidth ofMm(String mm) {
    for (PaperWidth paper : values()) {
      if (Integer.toString(paper.mm).equals(mm)) {
        return paper;
      }
    }
    throw new IllegalArgumentException("paper: \"" + mm + "\" (expected: 58 or 80, in mm)");
  }
}
