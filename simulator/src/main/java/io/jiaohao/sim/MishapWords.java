package io.jiaohao.sim;

import io.jiaohao.sim.course.FaultStep;

/** What goes wrong on purpose, in words. */
final class MishapWords {
  private MishapWords() {}

  static String of(FaultStep.Kind kind) {
    return switch (kind) {
      case CUT -> ReportText.both("断电：厅", "no power in wing");
      case FREEZE -> ReportText.both("大屏停滞：厅", "boards read nothing in wing");
      case PANIC -> ReportText.both("取号机慌乱：厅", "panic at the kiosks of wing");
      case RESTART -> ReportText.both("服务器被终止并重启", "the server is killed and started again");
    };
  }
}
