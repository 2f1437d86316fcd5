package io.jiaohao.core;

import java.util.Optional;

/** Why a ticket was called, in a sentence that a clerk can read to a visitor. */
public final class CallWords {
  private CallWords() {}

  /**
   * The sentence.
   *
   * @param runnerUp number of the ticket that was not taken, if it is known
   */
  public static Words of(CallReason reason, Optional<String> runnerUp) {
    String zh = runnerUp.map(n -> "下一位" + n).orElse("下一位");
    String en = runnerUp.map(n -> "the next, " + n + ",").orElse("the next");
    return switch (reason.deciding()) {
      case ONLY_ONE -> new Words("本窗口只有这一位在等候", "nobody else is waiting for this window");
      case WAITED_LONGER ->
          new Words("应叫时间最早，且比" + zh + "等得更久", "due first, and has waited longer than " + en);
      case HEAD_START ->
          new Words(
              "应叫时间最早：" + zh + "虽先到，但此号有优先时间或事项较短",
              "due first, though "
                  + en
                  + " came earlier: its class has a head start or its service is shorter");
      case TIE -> new Words("与" + zh + "同时应叫，先到先叫", "due together with " + en + ", and came first");
      case TURN_OF_WALK_IN ->
          new Words(
              "优先号已连叫到上限，轮到普通号",
              "enough visitors with a head start in a row: an ordinary one's turn");
      case SENT_HERE -> new Words("由其他窗口转到本窗口", "was sent to this window");
      case BY_HAND ->
          new Words(
              "由工作人员指定叫号（" + reason.byHand() + "）", "chosen by the clerk: " + reason.byHand());
      case RESUMED -> new Words("挂起后恢复", "called back from hold");
      case ISSUED_HERE -> new Words("在本窗口取号并直接办理", "got the number at this window");
    };
  }
}
