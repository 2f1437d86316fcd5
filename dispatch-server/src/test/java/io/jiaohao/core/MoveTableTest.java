package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of a ticket, typed by hand from the rules of the hall and not from the code. */
@DisplayName("The table of moves")
class MoveTableTest {

  /** From a state: each move that is allowed and where it leads; all others are refused. */
  private static final String TABLE =
      """
      NEW        | ISSUE WAITING, ISSUE_WITH_SLIP PRINTING
      PRINTING   | PRINT WAITING, VOID VOIDED, CANCEL CANCELLED, EXPIRE EXPIRED
      VOIDED     | REVIVE WAITING, CANCEL CANCELLED, EXPIRE EXPIRED
      WAITING    | CALL CALLED, CANCEL CANCELLED, EXPIRE EXPIRED
      CALLED     | ANNOUNCE CALLED, START SERVING, FINISH DONE, DEFER WAITING, PASS PASSED, RETURN WAITING, MISS_AGAIN HELD, EXPIRE EXPIRED
      SERVING    | FINISH DONE, RETURN WAITING, HOLD HELD, CHANGE SERVING, TRANSFER WAITING, MERGE DONE, LEAVE_UNFINISHED UNFINISHED
      HELD       | RESUME CALLED, CANCEL CANCELLED, EXPIRE EXPIRED
      PASSED     | REJOIN WAITING, CANCEL CANCELLED, EXPIRE EXPIRED
      DONE       | -
      CANCELLED  | -
      EXPIRED    | -
      UNFINISHED | -
      """;

  record Cell(TicketState from, Move move, String to) {
    @Override
    public String toString() {
      return from + " " + move + " → " + to;
    }
  }

  static List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (String line : TABLE.lines().toList()) {
      TicketState from = TicketState.valueOf(line.substring(0, line.indexOf('|')).trim());
      Map<Move, String> leads = leads(line.substring(line.indexOf('|') + 1).trim());
      for (Move move : Move.values()) {
        cells.add(new Cell(from, move, leads.getOrDefault(move, "-")));
      }
    }
    return cells;
  }

  private static Map<Move, String> leads(String row) {
    Map<Move, String> leads = new EnumMap<>(Move.class);
    if (!row.equals("-")) {
      for (String lead : row.split(", ", -1)) {
        List<String> words = List.of(lead.split(" ", -1));
        leads.put(Move.valueOf(words.get(0)), words.get(1));
      }
    }
    return leads;
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
