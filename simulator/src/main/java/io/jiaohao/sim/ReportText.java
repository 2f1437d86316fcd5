package io.jiaohao.sim;

/** A page's words in both languages; the page's style shows those of the language chosen. */
final class ReportText {
  private ReportText() {}

  /** Both. */
  static String both(String zh, String en) {
    return "<span lang=\"zh-CN\">"
        + escaped(zh)
        + "</span><span lang=\"en\">"
        + escaped(en)
        + "</span>";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
