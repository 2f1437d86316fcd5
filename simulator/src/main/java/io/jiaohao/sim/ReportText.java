package io.jiaohao.sim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A page's words in both languages; the page's style shows those of the language chosen. */
public final class ReportText {
  private ReportText() {}

  /** Both. */
  public static String both(String zh, String en) {
    return "<span lang=\"zh-CN\">"
        + escaped(zh)
        + "</span><span lang=\"en\">"
        + escaped(en)
        + "</span>";
  }

  /** As it may stand between tags and in an attribute. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String style() {
    try (InputStream in = ReportText.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The beginning of a page up to its header's words, with the choice of the language. */
  public static String head(String titleZh, String titleEn) {
    return """
        <!DOCTYPE html>
        <html lang="zh-CN"><head><meta charset="utf-8"/>\
        <meta name="viewport" content="width=device-width, initial-scale=1"/>\
        <title>%s · %s</title><style>
        %s</style></head><body><header><fieldset><legend>语言 Language</legend>\
        <label><input type="radio" name="language" id="zh" checked="checked"/>中文</label>\
        <label lang="en"><input type="radio" name="language" id="en"/>English</label>\
        </fieldset><h1>%s</h1>"""
        .formatted(escaped(titleZh), escaped(titleEn), style(), both(titleZh, titleEn));
  }
}
