package io.jiaohao.lobby;

import io.jiaohao.core.Words;
import java.util.stream.Collectors;

/**
 * What a speaker says, in the words of the board's page: digits one by one, letters as they are.
 */
public final class Sentences {
  private static final String DIGITS_ZH = "零一二三四五六七八九";

  private Sentences() {}

  /** A call; {@code announcement} 1 is the first. */
  public static Words call(String number, String window, int announcement) {
    String zh = "请 " + spelledZh(number) + " 号，到 " + spelledZh(window) + " 号窗口办理";
    String en = "Ticket " + spelled(number) + ", please go to window " + spelled(window) + ".";
    return announcement > 1
        ? new Words(zh + "，第 " + announcement + " 次呼叫。", en + " Call " + announcement + ".")
        : new Words(zh + "。", en);
  }

  /** A call that was spoken and taken back. */
  public static Words mistake(String window) {
    return new Words(
        spelledZh(window) + " 号窗口，刚才的叫号有误，请继续等候。",
        "Window " + spelled(window) + ": the last call was a mistake. Please keep waiting.");
  }

  /** Everybody has to leave. */
  public static Words leave() {
    return new Words(
        "请注意，请立即离开大厅。请保持冷静，从最近的安全出口离开，不要乘坐电梯。",
        "Attention please. Leave the building now. Stay calm, use the nearest exit, do not use the"
            + " lifts.");
  }

  /** Said when somebody has unlocked the sound. */
  public static Words soundOn() {
    return new Words("声音已开启", "The sound is on");
  }

  private static String spelled(String text) {
    return text.codePoints().mapToObj(Character::toString).collect(Collectors.joining(" "));
  }

  private static String spelledZh(String text) {
    return text.codePoints()
        .mapToObj(
            c ->
                c >= '0' && c <= '9'
                    ? DIGITS_ZH.substring(c - '0', c - '0' + 1)
                    : Character.toString(c))
        .collect(Collectors.joining(" "));
  }
}
