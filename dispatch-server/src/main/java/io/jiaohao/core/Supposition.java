package io.jiaohao.core;

/**
 * What is supposed of one window that has no call, instead of what it does: that it calls from now
 * on, or that it calls nobody.
 *
 * @param window empty = nothing is supposed
 * @param calls ignored if nothing is supposed
 */
public record Supposition(String window, boolean calls) {
  /** The hall as it is. */
  public static final Supposition NONE = new Supposition("", true);

  public static Supposition works(String window) {
    return new Supposition(window, true);
  }

  public static Supposition rests(String window) {
    return new Supposition(window, false);
  }

  boolean frees(Desk desk) {
    return desk.window.equals(window) && calls;
  }

  boolean stops(Desk desk) {
    return desk.window.equals(window) && !calls;
  }
}
