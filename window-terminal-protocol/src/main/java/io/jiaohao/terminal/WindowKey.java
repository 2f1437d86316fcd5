package io.jiaohao.terminal;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys of a window's terminal: one letter each, or a word in scripts. */
enum WindowKey {
  NEXT("n", "next", "[OUTCOME]", "next visitor; finishes the present call first"),
  RECALL("r", "recall", "", "announce the present call again"),
  START("s", "start", "", "the visitor has come"),
  FINISH("f", "finish", "[OUTCOME]", "finish the present call"),
  NO_SHOW("x", "no-show", "", "the visitor has not come"),
  RETURN("b", "return", "REASON", "back to the queue, with a reason code of the hall"),
  HOLD("h", "hold", "REASON [HH:MM]", "the visitor has to do something and comes back then"),
  RESUME("k", "resume", "TICKET", "call a ticket back from hold"),
  CALL("t", "call", "TICKET REASON", "call this ticket, past the order"),
  ISSUE("i", "issue", "SERVICE [CLASS]", "give the visitor at the window a number and serve it"),
  ADD("a", "add", "SERVICE", "one more matter in the present call"),
  CHANGE("g", "change", "SERVICE", "the visitor is here for this instead"),
  TRANSFER("m", "transfer", "[SERVICE][@WINDOW] [anew]", "send the visitor on"),
  UNDO("u", "undo", "", "take the last action back, within a few seconds"),
  REJOIN("j", "rejoin", "TICKET", "a visitor who was passed over is here"),
  REVIVE("v", "revive", "TICKET", "the slip of a void number is here"),
  PAPER("w", "paper", "NUMBER SERVICE HH:MM [CLASS]", "enter a number handed out on paper"),
  OPEN("o", "open", "", "open the window, or end the break"),
  CLOSE("c", "close", "", "close the window"),
  PAUSE("p", "pause", "REASON [HH:MM]", "take a break, back then"),
  AUTO("y", "auto", "on|off", "visitors are called by themselves"),
  SIGN_IN("l", "sign-in", "CLERK", "sit down at this window"),
  SIGN_OUT("e", "sign-out", "", "leave this window");

  private final String letter;
  private final String word;
  private final String after;
  private final String meaning;

  WindowKey(String letter, String word, String after, String meaning) {
    this.letter = letter;
    this.word = word;
    this.after = after;
    this.meaning = meaning;
  }

  /** The key for a letter or a word. */
  static Optional<WindowKey> of(String typed) {
    return Arrays.stream(values())
        .filter(key -> key.letter.equals(typed) || key.word.equals(typed))
        .findFirst();
  }

  static String legend() {
    return Arrays.stream(values())
            .map(key -> key.letter + "=" + key.word)
            .collect(Collectors.joining("  "))
        + "  q=quit";
  }

  /** A line for each key: letter, what is typed after it, and what it does. */
  static String help() {
    return Arrays.stream(values())
        .map(key -> "  %-32s %s%n".formatted(key.letter + " " + key.after, key.meaning))
        .collect(Collectors.joining());
  }

  String word() {
    return word;
  }

  /** Whether the window has no call after the key was granted and no other call came. */
  boolean endsCall() {
    return switch (this) {
      case FINISH, NO_SHOW, RETURN, HOLD, TRANSFER, UNDO -> true;
      default -> false;
    };
  }
}
