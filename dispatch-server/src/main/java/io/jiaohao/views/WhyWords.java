package io.jiaohao.views;

import io.jiaohao.core.CallReason;
import io.jiaohao.core.Words;

/** Why a ticket was called, for people: one sentence each, at most 128 bytes. */
public final class WhyWords {
  private static final Words ONLY_ONE = new Words("只有这一位在等候。", "Nobody else was waiting.");
  private static final Words WAITED_LONGER =
      new Words("等候时间最长，轮到这一位。", "Due first: this visitor has waited longest.");
  private static final Words HEAD_START =
      new Words(
          "按优先类别或较短事项提前，轮到这一位。",
          "Due first: this class has a head start, or the service is short.");
  private static final Words TIE =
      new Words("与下一位同时到期，这一位先到。", "Due together with the next one; this visitor came first.");
  private static final Words TURN_OF_WALK_IN =
      new Words(
          "已连续呼叫多位优先者，轮到普通号。",
          "Enough visitors with a head start went before: an ordinary one's turn.");
  private static final Words SENT_HERE = new Words("转到本窗口的号。", "Sent to this very window.");
  private static final Words BY_HAND = new Words("由工作人员指定呼叫。", "Chosen by hand.");
  private static final Words RESUMED = new Words("挂起后回来继续办理。", "Called back from hold.");
  private static final Words ISSUED_HERE =
      new Words("在本窗口取号并直接办理。", "Got the number at this window and is served at once.");

  private WhyWords() {}

  /** The sentence for a call; a choice by hand names its reason code. */
  public static Words of(CallReason reason) {
    Words words = of(reason.deciding());
    return reason.byHand().isEmpty()
        ? words
        : new Words(
            words.zh() + "原因：" + reason.byHand(), words.en() + " Reason: " + reason.byHand());
  }

  private static Words of(CallReason.Deciding deciding) {
    return switch (deciding) {
      case ONLY_ONE -> ONLY_ONE;
      case WAITED_LONGER -> WAITED_LONGER;
      case HEAD_START -> HEAD_START;
      case TIE -> TIE;
      case TURN_OF_WALK_IN -> TURN_OF_WALK_IN;
      case SENT_HERE -> SENT_HERE;
      case BY_HAND -> BY_HAND;
      case RESUMED -> RESUMED;
      case ISSUED_HERE -> ISSUED_HERE;
    };
  }
}
