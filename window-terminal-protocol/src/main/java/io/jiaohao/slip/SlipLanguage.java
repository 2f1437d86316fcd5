package io.jiaohao.slip;

import java.util.Locale;

/** The fixed words of a slip, in one language. Names come from the hall and are handed in. */
public enum SlipLanguage {
  ZH {
    @Override
    String ahead(int people) {
      return people == 0 ? "前面没有人" : "前面还有 " + people + " 人";
    }

    @Override
    String wait(int fromMin, int toMin) {
      if (toMin == 0) {
        return "即将叫号";
      }
      return fromMin == 0 ? "预计等候 " + toMin + " 分钟以内" : "预计等候 " + fromMin + "-" + toMin + " 分钟";
    }

    @Override
    String linkWords() {
      return "扫码在手机上看排队进度";
    }

    @Override
    String printed(String time) {
      return time + " 打印";
    }

    @Override
    String advice() {
      return "请留意叫号，过号请到窗口说明。";
    }
  },
  EN {
    @Override
    String ahead(int people) {
      return switch (people) {
        case 0 -> "Nobody is ahead of you";
        case 1 -> "1 person ahead of you";
        default -> people + " people ahead of you";
      };
    }

    @Override
    String wait(int fromMin, int toMin) {
      if (toMin == 0) {
        return "You will be called very soon";
      }
      return fromMin == 0
          ? "Expected wait up to " + toMin + " minutes"
          : "Expected wait " + fromMin + "-" + toMin + " minutes";
    }

    @Override
    String linkWords() {
      return "Scan to follow your place on your phone";
    }

    @Override
    String printed(String time) {
      return "printed " + time;
    }

    @Override
    String advice() {
      return "Please listen for your number. Missed it? Tell a window.";
    }
  };

  abstract String ahead(int people);

  abstract String wait(int fromMin, int toMin);

  abstract String linkWords();

  abstract String printed(String time);

  abstract String advice();

  /** As it is named in requests: {@code zh}, {@code en}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * A whole slip.
   *
   * @param place wing and zone, as they are called
   * @param waiting what is known of the wait
   * @param link address of the ticket's own page; empty: there is none
   * @param time local time of printing, as it shall be read
   */
  public Slip slip(
      String hall,
      String service,
      String number,
      String place,
      Waiting waiting,
      String link,
      String time) {
    return new Slip(
        hall,
        service,
        number,
        place,
        waiting.ahead() < 0 ? "" : ahead(waiting.ahead()),
        waiting.toMin() < 0 ? "" : wait(waiting.fromMin(), waiting.toMin()),
        link,
        link.isEmpty() ? "" : linkWords(),
        printed(time),
        advice());
  }

  /**
   * What is known of a wait.
   *
   * @param ahead people who wait for the same; negative = not known
   * @param fromMin half of such waits are no shorter, minutes
   * @param toMin nine of ten are no longer, minutes; 0 = now; negative = not known
   */
  public record Waiting(int ahead, int fromMin, int toMin) {

    /** Nothing is known. */
    public static final Waiting UNKNOWN = new Waiting(-1, -1, -1);
  }
}
