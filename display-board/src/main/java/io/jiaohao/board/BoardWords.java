package io.jiaohao.board;

import java.time.Duration;

/** The words of a main board in its language; where both are shown, Chinese leads. */
record BoardWords(Language language) {
  boolean chinese() {
    return language != Language.EN;
  }

  boolean english() {
    return language != Language.ZH;
  }

  private String pick(String zh, String en) {
    return chinese() ? zh : en;
  }

  /** Two short words side by side in both languages, one otherwise. */
  private String pair(String zh, String en) {
    return language == Language.BOTH ? zh + " " + en : pick(zh, en);
  }

  String call(String window) {
    return pick("请到" + window + "号窗口", "Window " + window);
  }

  String sentence(WindowLine line) {
    return "Ticket " + line.number() + ", please go to window " + line.window();
  }

  String window(String window) {
    return pick(window + "号窗口", "Window " + window);
  }

  String serving() {
    return pick("办理中", "at desk");
  }

  /** The age of a call in whole minutes, so that a board is not redrawn each second for it. */
  String age(long ageMs) {
    long minutes = Duration.ofMillis(Math.max(0, ageMs)).toMinutes();
    return minutes == 0 ? pick("刚刚", "now") : pick(minutes + "分钟", minutes + " min");
  }

  String numberHeading() {
    return pair("号码", "Ticket");
  }

  String windowHeading() {
    return pair("窗口", "Window");
  }

  String waitingHeading() {
    return pick("等候", "Waiting");
  }

  /** What stands at the head of a board that has no other title. */
  Name noTitle() {
    return new Name("叫号", "Now calling");
  }

  String zone(String zone) {
    return pick(zone + "区", zone);
  }

  /** A name in the board's leading language; empty if it has none there. */
  String leading(Name name) {
    return pick(name.zh(), name.en());
  }

  /** A name in the language that stands small beside the leading one; empty if there is none. */
  String beside(Name name) {
    return language == Language.BOTH ? name.en() : "";
  }

  String nobodyCalled() {
    return pick("请留意叫号", "Please wait for your number");
  }

  String noSignal() {
    return pick("无信号", "No signal");
  }

  String lookAtWindows() {
    return pick("请留意窗口叫号", "Please listen at the windows");
  }
}
