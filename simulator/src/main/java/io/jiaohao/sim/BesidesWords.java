package io.jiaohao.sim;

import java.util.Locale;

/** What else happened in the hall, in both languages. */
final class BesidesWords {
  private BesidesWords() {}

  static String en(String what) {
    return what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1).replace('_', ' ');
  }

  static String zh(String what) {
    return switch (what) {
      case "slips_failed" -> "出票失败";
      case "revived" -> "恢复的号码";
      case "held" -> "挂起";
      case "resumed" -> "恢复办理";
      case "transferred" -> "转办";
      case "second_matters" -> "加办事项";
      case "changed_services" -> "更改事项";
      case "by_hand" -> "指定叫号";
      case "issued_at_window" -> "窗口取号";
      case "by_themselves" -> "自动叫号";
      case "rejoined" -> "过号重排";
      case "undone" -> "撤销";
      case "breaks" -> "暂离";
      case "signed_in" -> "签到";
      case "rated" -> "评价";
      case "rated_badly" -> "差评";
      case "line_faults" -> "线路故障";
      default -> "访客打开的页面";
    };
  }
}
