package io.jiaohao.core;

/**
 * A wish that was not granted; nothing has changed.
 *
 * @param detail the bad value and what was expected, in English
 */
public record Refusal(Reason reason, String detail) {

  /** Stable codes, each with words for the person at the screen. */
  public enum Reason {
    UNKNOWN_SERVICE("no such service", "没有该事项"),
    UNKNOWN_CLASS("no such class", "没有该类别"),
    UNKNOWN_WINDOW("no such window", "没有该窗口"),
    UNKNOWN_WING("no such wing", "没有该厅"),
    UNKNOWN_TICKET("no such ticket", "没有该号码"),
    UNKNOWN_CALL("no such call", "没有该次叫号"),
    SERVICE_NOT_HERE("this wing does not serve it", "本厅不办理该事项"),
    HALL_CLOSED("numbers are not issued now", "现在不在取号时间"),
    QUOTA_REACHED("no more numbers for this service today", "该事项今日号源已满"),
    HALL_FULL("too many people are waiting", "等候人数已满"),
    WINDOW_CLOSED("the window is closed", "窗口未开放"),
    WINDOW_BUSY("a call is still open at this window", "本窗口还有未办结的号"),
    WINDOW_OPEN("the window is open already", "窗口已经开放"),
    NONE_WAITING("nobody is waiting", "暂无等候"),
    NOT_YOUR_CALL("that call belongs to another window", "该号不在本窗口"),
    CALL_ENDED("that call has ended", "该次叫号已结束"),
    TICKET_ENDED("that ticket's life has ended", "该号码已结束"),
    NOT_WAITING("the ticket is at a window", "该号码已在窗口"),
    RECALL_TOO_SOON("called a moment ago", "叫号过于频繁"),
    RECALL_LIMIT("called as often as allowed", "叫号次数已用完"),
    NOT_CALLED_ENOUGH("not called often enough for a no-show", "叫号次数不足，不能过号"),
    ALREADY_STARTED("service has started", "已开始办理"),
    UNKNOWN_OUTCOME("no such outcome", "没有该办理结果"),
    UNKNOWN_REASON("no such reason", "没有该原因"),
    REQUEST_TOO_OLD("the request is too old to be repeated", "请求过旧"),
    REQUEST_ID_REUSED("this request id stood for another request", "请求编号重复"),
    NOT_ALLOWED("this device may not do that", "本设备无此权限"),
    TEXT_TOO_LONG("the text is too long", "文字过长");

    private final Words words;

    Reason(String en, String zh) {
      this.words = new Words(zh, en);
    }

    public Words words() {
      return words;
    }
  }

  /** The sentence for a log or an English screen. */
  public String sentence() {
    return reason.words().en() + (detail.isEmpty() ? "" : " – " + detail);
  }
}
