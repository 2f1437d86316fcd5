package io.jiaohao.sim;

/** What is measured, in words. */
final class LatencyWords {
  private LatencyWords() {}

  static String of(String name) {
    return switch (name) {
      case "issue" -> ReportText.both("取号 → 答复", "number issued");
      case "call-to-terminal" -> ReportText.both("叫号 → 柜员终端", "call → window terminal");
      case "call-to-last-board" -> ReportText.both("叫号 → 最后一块屏幕", "call → last board");
      default -> ReportText.both("终止 → 全部设备恢复", "kill → all devices back");
    };
  }
}
