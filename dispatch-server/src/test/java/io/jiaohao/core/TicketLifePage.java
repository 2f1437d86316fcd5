package io.jiaohao.core;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The page about a ticket's life, made from the tables in the code. */
final class TicketLifePage {
  private static final String HEAD =
      """
      # The life of a ticket

      Made from the code's own tables by a test, which fails when this page and the code differ: run
      `./jiaohao test` with `-Djiaohao.write-pages=true` in MAVEN_OPTS, or mend the code. A move that is not in the table
      is refused, with one of the reasons below, and nothing changes.

      Undo, within 5 s of a window's last action, brings ticket and call back to exactly what they were before it; it
      is refused once anything has happened to either since.

      While a window's terminal is away, the time of the call there stands still: it is neither announced nor given
      up by itself. With the terminal back there is at least half a minute until the next of these. If it never comes
      back, a manager releases the call, or the business day ends it.

      While everybody has to leave a wing, nobody there is called, announced, missed or given a number, and no booking
      is missed; what clerks have in hand they may end. Once people may come back, all these times go on where they
      stood still and two minutes later, and until then nobody is called by itself. Slips and the day go on as ever.

      """;

  private TicketLifePage() {}

  static String text() {
    return HEAD + moves() + "\n## Why something is refused\n\n" + reasons();
  }

  private static String moves() {
    StringBuilder page = new StringBuilder();
    page.append("| move | from | to | who, or when |\n| --- | --- | --- | --- |\n");
    for (Move move : Move.values()) {
      String from =
          Arrays.stream(TicketState.values())
              .filter(move::allowedFrom)
              .map(Enum::name)
              .collect(Collectors.joining(", "));
      page.append("| %s | %s | %s | %s |%n".formatted(move, from, move.to(), move.by()));
    }
    return page.toString();
  }

  private static String reasons() {
    StringBuilder page = new StringBuilder();
    page.append("| code | English | 中文 |\n| --- | --- | --- |\n");
    for (Refusal.Reason reason : Refusal.Reason.values()) {
      page.append("| %s | %s | %s |%n".formatted(reason, reason.words().en(), reason.words().zh()));
    }
    return page.toString();
  }
}
