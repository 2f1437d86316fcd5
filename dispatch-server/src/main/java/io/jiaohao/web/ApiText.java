package io.jiaohao.web;

/** Foreign text on its way into a message. */
final class ApiText {
  private static final int SHOWN_CHARS = 80;

  private ApiText() {}

  /** As much of a bad value as is needed to find it. */
  static String shortened(String text) {
    return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
  }
}
