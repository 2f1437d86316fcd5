package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.views.HallPicture;
import io.jiaohao.views.HallView;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** C52: a tile says one thing and the list another. */
@DisplayName("C52: what a zone's tile counts is what the lists have, after each step")
class TileAndListCasesTest {
  private final HallFixture hall =
      HallFixture.open(
          new SmallHall()
              .windows(
                  List.of("W01", "W02", "W03", "W04", "W05").stream()
                      .map(id -> SmallHall.window(id, "E", SmallHall.skill("AA", 0)))
                      .toList())
              .build(),
          "09:00");
  private final HallView view = new HallView(HallState.empty().image());
  private int fed;

  private HallPicture picture() {
    List<Entry> history = hall.history();
    history.subList(fed, history.size()).forEach(view::entry);
    fed = history.size();
    return view.picture(hall.nowMs(), 1);
  }

  private HallPicture.Zone tile(HallPicture picture) {
    return picture.zones().stream()
        .filter(zone -> zone.wing().equals("E"))
        .findFirst()
        .orElseThrow();
  }

  private long inState(TicketState state) {
    return hall.state().tickets().values().stream().filter(t -> t.state() == state).count();
  }

  private void allAgree(int waiting) {
    HallPicture picture = picture();
    assertThat(tile(picture).waiting()).as("tile").isEqualTo(waiting);
    assertThat(picture.waiting()).as("hall").isEqualTo(waiting);
    assertThat(hall.listFor("W01")).as("list").hasSize(waiting).doesNotHaveDuplicates();
    assertThat(view.takeable("W01")).as("the window's own figure").isEqualTo(waiting);
    assertThat(inState(TicketState.WAITING)).as("by state").isEqualTo(waiting);
    assertThat(tile(picture).windowsCalling()).isEqualTo((int) inState(TicketState.CALLED));
    assertThat(tile(picture).windowsServing()).isEqualTo((int) inState(TicketState.SERVING));
    assertThat(picture.attention().held()).isEqualTo((int) inState(TicketState.HELD));
  }

  @Test
  @DisplayName("with people who wait, are called, are served, are on hold and have gone")
  void tileAndList() {
    for (int i = 0; i < 24; i++) {
      hall.issue("E", "AA");
    }
    String reason = hall.state().planIndex().plan().life().holdReasons().get(0);
    for (int i = 0; i < 4; i++) {
      long call = hall.next("W01");
      hall.start("W01", call);
      hall.granted("W01", new Command.HoldTicket("W01", call, reason, 0));
    }
    for (int i = 0; i < 5; i++) {
      long call = hall.next("W01");
      hall.start("W01", call);
      hall.finish("W01", call);
    }
    for (String window : List.of("W03", "W04", "W05")) {
      hall.start(window, hall.next(window));
    }
    long called = hall.next("W01");
    hall.next("W02");
    allAgree(10);
    assertThat(picture().figures().served()).isEqualTo(5);

    hall.start("W01", called);
    allAgree(10);
    long next = hall.finishAndNext("W01", called);
    allAgree(9);
    hall.giveBack("W01", next);
    allAgree(10);
    hall.cancel(hall.state().listFor("W01", 1).get(0).ticketId());
    allAgree(9);
    hall.doesNotCome("W02", hall.callAt("W02"));
    allAgree(10);
  }
}
