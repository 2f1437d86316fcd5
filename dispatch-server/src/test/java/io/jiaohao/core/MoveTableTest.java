package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of a ticket, typed by hand from the rules of the hall and not from the code. */
@DisplayName("The table of moves")
class MoveTableTest {

  /** Rows: from. Columns: the moves in their order. A cell is where it leads, "-" = refused. */
  private static final String TABLE =
      """
      from       | ISSUE   CALL   ANNOUNCE START   FINISH DEFER   PASS   RETURN  CANCEL    EXPIRE  LEAVE_UNFINISHED
      NEW        | WAITING -      -        -       -      -       -      -       -         -       -
      WAITING    | -       CALLED -        -       -      -       -      -       CANCELLED EXPIRED -
      CALLED     | -       -      CALLED   SERVING DONE   WAITING PASSED WAITING -         EXPIRED -
      SERVING    | -       -      -        -       DONE   -       -      WAITING -         -       UNFINISHED
      PASSED     | -       -      -        -       -      -       -      -       CANCELLED EXPIRED -
      DONE       | -       -      -        -       -      -       -      -       -         -       -
      CANCELLED  | -       -      -        -       -      -       -      -       -         -       -
      EXPIRED    | -       -      -        -       -      -       -      -       -         -       -
      UNFINISHED | -       -      -        -       -      -       -      -       -         -       -
      """;

  record Cell(TicketState from, Move move, String to) {
    @Override
    public String toString() {
      return from + " " + move + " → " + to;
    }
  }

  static List<Cell> cells() {
    List<String> lines = TABLE.lines().toList();
    List<String> moves = words(lines.get(0));
    List<Cell> cells = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      TicketState from = TicketState.valueOf(line.substring(0, line.indexOf('|')).trim());
      List<String> row = words(line);
      for (int i = 0; i < moves.size(); i++) {
        cells.add(new Cell(from, Move.valueOf(moves.get(i)), row.get(i)));
      }
    }
    return cells;
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.substring(line.indexOf('|') + 1).trim().split("\\s+", -1));
  }

  @Test
  @DisplayName("has a cell for every state and every move")
  void isComplete() {
    assertThat(cells()).hasSize(TicketState.values().length * Move.values().length);
    assertThat(cells()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("cells")
  @DisplayName("is what the code says, and a ticket follows it")
  void isWhatTheCodeSays(Cell cell) {
    Ticket ticket = ticketThatIs(cell.from());
    if (cell.to().equals("-")) {
      assertThat(cell.move().allowedFrom(cell.from())).isFalse();
      assertThatThrownBy(() -> ticket.move(cell.move(), 9))
          .isInstanceOf(BrokenInvariantException.class)
          .hasMessageContaining(cell.from() + ", cannot " + cell.move());
      assertThat(ticket.state()).isEqualTo(cell.from());
    } else {
      assertThat(cell.move().allowedFrom(cell.from())).isTrue();
      ticket.move(cell.move(), 9);
      assertThat(ticket.state()).isEqualTo(TicketState.valueOf(cell.to()));
    }
  }

  @Test
  @DisplayName("leads nowhere from a final state, and somewhere from any other")
  void finalStatesAreFinal() {
    for (TicketState state : TicketState.values()) {
      boolean leadsOn = cells().stream().anyMatch(c -> c.from() == state && !c.to().equals("-"));
      assertThat(state.isFinal()).as(state.name()).isEqualTo(!leadsOn);
    }
  }

  private static Ticket ticketThatIs(TicketState state) {
    OrderKey key = OrderKey.of(1, 1, 7);
    return new Ticket(
        new HallImage.Ticket(7, "A007", "E", "AA", SmallHall.WALK_IN, 1, key, state, 0));
  }
}
