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
    TOO_MANY_REQUESTS("too many requests in one day", "一天内请求过多"),
    NOT_ALLOWED("this device may not do that", "本设备无此权限"),
    NOT_SERVED_HERE("this window does not serve it", "本窗口不办理该事项"),
    NOT_SERVING("service has not started", "尚未开始办理"),
    NOT_ON_HOLD("the ticket is not on hold", "该号码未挂起"),
    NOT_PASSED("the ticket has not been passed over", "该号码未过号"),
    REJOIN_TOO_LATE("too late to come back: please take a new number", "已超过重新排队时间，请重新取号"),
    REJOINED_ALREADY("came back once already: please take a new number", "已重新排队一次，请重新取号"),
    NOT_PRINTING("no slip of that number is waited for", "该号码无需确认打印"),
    NOT_VOID("that number is not void", "该号码未作废"),
    NUMBER_IN_USE("that number is there already", "该号码已存在"),
    BAD_NUMBER("not a number as paper has it", "号码格式不正确"),
    BAD_TIME("a time that cannot be", "时间不正确"),
    PERSON_HAS_TICKET("this person waits for it already", "您已取过该事项的号"),
    ISSUING_STOPPED("no numbers for this service at present", "该事项暂停取号"),
    ISSUING_GOES_ON("numbers of this service are being issued", "该事项正常取号"),
    WINDOW_PAUSED("the window is on a break already", "窗口已暂停"),
    CLERK_ELSEWHERE("this clerk is signed in at another window", "该工作人员已在其他窗口登录"),
    WINDOW_TAKEN("another clerk is signed in here", "本窗口已有其他工作人员"),
    NOBODY_SIGNED_IN("nobody is signed in here", "本窗口无人登录"),
    BAD_CLERK("not a clerk's id", "工作人员编号不正确"),
    NOTHING_TO_UNDO("there is nothing to take back", "没有可撤销的操作"),
    UNDO_TOO_LATE("too late to take it back", "已超过撤销时间"),
    CHANGED_SINCE("something has happened to it since", "之后状态已变化，无法撤销"),
    BAD_GRADE("no such grade", "没有该评价等级"),
    UNKNOWN_CHANNEL("no such channel", "没有该评价渠道"),
    RATED_ALREADY("this call has been rated", "本次服务已评价"),
    RATING_TOO_LATE("too late to rate that call", "已超过评价时间"),
    NO_BAD_RATING("no bad rating of that call is open", "没有待处理的差评"),
    EVACUATION("everybody has to leave now", "正在疏散"),
    NO_EVACUATION("nobody has to leave", "当前没有疏散"),
    UNKNOWN_ZONE("no such zone", "没有该区域"),
    NOT_APPOINTABLE("this service takes no appointments", "该事项不接受预约"),
    NO_SUCH_SLOT("there is no such time to book", "没有该预约时段"),
    SLOT_FULL("that time is taken", "该时段已约满"),
    BAD_PERSON("a person is told by a keyed hash", "身份摘要无效"),
    BOOKING_LIMIT("this person has as many bookings as allowed", "您的预约次数已达上限"),
    BOOKING_BAN("missed too often: no bookings for a while", "爽约次数过多，暂停预约"),
    UNKNOWN_BOOKING("no such booking", "没有该预约"),
    BOOKING_ENDED("that booking is over", "该预约已结束"),
    TOO_LATE_TO_CANCEL("too late to give the booking back", "已超过取消时间"),
    CHECK_IN_TOO_EARLY("too early to check in", "未到签到时间"),
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
