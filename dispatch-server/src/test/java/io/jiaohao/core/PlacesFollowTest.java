package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.views.TicketPlace;
import io.jiaohao.views.TicketPlaces;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Phones know the hall by its entries alone; here they are held against the hall itself. */
@DisplayName("Where a phone says that a ticket is")
class PlacesFollowTest {
  private static final int USUAL = 40;
  private static final int MANY = 5_000;

  private final HallFixture hall = HallFixture.open(SmallHall.plan(), "10:00:00");

  @Test
  @DisplayName("is in every run of commands what a server says that starts now")
  void asAfterARestart() {
    Seeds.of(USUAL, MANY).forEach(seed -> RunPlayer.play(seed, new Follower()));
  }

  /** Follows by entries and is asked after each. */
  private static final class Follower implements RunWatch {
    private final TicketPlaces places = new TicketPlaces(HallState.empty().image());
    private long seq;

    @Override
    public void settled(HallState after, Step step, Decision decision) {
      if (decision instanceof Decision.Accepted accepted && after.seq() > seq) {
        seq = after.seq();
        places.entry(
            new Entry(seq, step.atMs(), 1, step.origin(), step.command(), accepted.events()));
        TicketPlaces fresh = new TicketPlaces(after.image());
        for (HallImage.Ticket ticket : after.image().tickets()) {
          assertThat(shown(places, ticket.ticketId()))
              .as("ticket %d after entry %d", ticket.ticketId(), seq)
              .isEqualTo(shown(fresh, ticket.ticketId()));
        }
      }
    }
  }

  private static List<Object> shown(TicketPlaces places, long ticketId) {
    TicketPlace place = places.find(ticketId).orElseThrow();
    TicketPlace.Stand stand = place.stand();
    return List.of(
        place.number(),
        place.wing(),
        place.service(),
        place.deferred(),
        place.rejoined(),
        stand.state(),
        stand.window(),
        stand.announcement(),
        stand.untilMs());
  }

  private TicketPlaces places() {
    TicketPlaces places = new TicketPlaces(HallState.empty().image());
    hall.history().forEach(places::entry);
    return places;
  }

  @Test
  @DisplayName("is still told when it has been served, also after a restart, until the day is over")
  void served() {
    long ticket = hall.issue("E", "AA");
    long call = hall.next("E01");
    hall.start("E01", call);
    hall.finish("E01", call);

    assertThat(places().find(ticket).orElseThrow().stand().state()).isEqualTo(TicketState.DONE);
    hall.granted("P1", new Command.RateCall(call, 4, "pad"));
    assertThat(served(places(), ticket)).isEqualTo(new TicketPlace.Served(call, 4));
    TicketPlaces restarted = new TicketPlaces(hall.state().image());
    assertThat(served(restarted, ticket)).isEqualTo(new TicketPlace.Served(call, 4));
    assertThat(restarted.find(ticket).orElseThrow().stand().state()).isEqualTo(TicketState.DONE);

    hall.on("2026-03-04", "10:00:00");
    assertThat(places().find(ticket)).isEqualTo(Optional.empty());
  }

  private static TicketPlace.Served served(TicketPlaces places, long ticket) {
    return places.find(ticket).orElseThrow().stand().served();
  }

  @Test
  @DisplayName("keeps what was told with the number until the ticket moves")
  void toldHolds() {
    hall.issue("E", "AA");
    long second = hall.issue("E", "AA");
    assertThat(places().find(second).orElseThrow().told().ahead()).isEqualTo(1);

    hall.next("E01");
    hall.next("E02");

    assertThat(places().find(second).orElseThrow().told()).isEqualTo(TicketPlace.Told.NOTHING);
  }

  @Test
  @DisplayName("is on hold again when a start was taken back and the person does not come")
  void startAfterHoldTakenBack() {
    long ticket = hall.issue("E", "AA");
    long first = hall.next("E01");
    hall.start("E01", first);
    hall.granted("E01", new Command.HoldTicket("E01", first, "copy", 0));
    long again = hall.resume("E02", ticket);
    hall.after(30_000);
    hall.start("E02", again);
    hall.granted("E02", new Command.Undo("E02", again));
    hall.noShow("E02", again);

    TicketPlace.Stand stand = places().find(ticket).orElseThrow().stand();
    assertThat(stand.state()).isEqualTo(TicketState.HELD);
    assertThat(stand.window()).isEqualTo("E01");
  }
}
