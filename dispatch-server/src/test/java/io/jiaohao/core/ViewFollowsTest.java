package io.jiaohao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.views.HallPicture;
import io.jiaohao.views.HallView;
import io.jiaohao.views.WindowLook;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The views know the hall by its entries alone; here they are held against the hall itself. */
@DisplayName("In every run of commands, what screens show")
class ViewFollowsTest {
  private static final int USUAL = 40;
  private static final int MANY = 5_000;

  /** A view that is given each entry, as the engine gives it. */
  private abstract static class Watch implements RunWatch {
    final HallView view = new HallView(HallState.empty().image());

    @Override
    public void settled(HallState after, Step step, Decision decision) {
      if (decision instanceof Decision.Accepted accepted && after.seq() > view.seq()) {
        view.entry(
            new Entry(
                after.seq(), step.atMs(), 1, step.origin(), step.command(), accepted.events()));
        check(after);
      }
    }

    abstract void check(HallState hall);
  }

  @Test
  @DisplayName("is what a server that starts now would show")
  void asAfterARestart() {
    Seeds.of(USUAL, MANY)
        .forEach(
            seed ->
                RunPlayer.play(
                    seed,
                    new Watch() {
                      @Override
                      void check(HallState hall) {
                        assertSame(view, new HallView(hall.image()));
                      }
                    }));
  }

  private static void assertSame(HallView followed, HallView fresh) {
    assertThat(windows(followed)).isEqualTo(windows(fresh));
    HallPicture one = followed.picture(0, 1);
    HallPicture other = fresh.picture(0, 1);
    assertThat(one.attention()).isEqualTo(other.attention());
    assertThat(one.figures()).isEqualTo(other.figures());
    assertThat(one.overtime()).isEqualTo(other.overtime());
    assertThat(one.day()).isEqualTo(other.day());
    assertThat(waiting(one)).isEqualTo(waiting(other));
  }

  /** Which call was taken back or finished last is forgotten in a restart: that is the past. */
  private static Map<String, Object> windows(HallView view) {
    return view.windows().stream()
        .filter(look -> view.layout().window(look.window()).isPresent())
        .collect(Collectors.toMap(WindowLook::window, ViewFollowsTest::withoutUndone));
  }

  private static Object withoutUndone(WindowLook look) {
    WindowLook.Duty duty = look.duty();
    return List.of(
        look.open(),
        look.offline(),
        look.call(),
        new WindowLook.Duty(
            duty.clerk(), duty.pause(), duty.pausedUntilMs(), duty.auto(), 0, 0, duty.held()));
  }

  private static Map<String, Integer> waiting(HallPicture picture) {
    return picture.zones().stream()
        .filter(zone -> zone.waiting() > 0)
        .collect(
            Collectors.toMap(zone -> zone.wing() + "/" + zone.zone(), HallPicture.Zone::waiting));
  }

  @Test
  @DisplayName("as takeable is how many are listed for the window")
  void takeableIsTheListsLength() {
    Seeds.of(USUAL, MANY)
        .forEach(
            seed ->
                RunPlayer.play(
                    seed,
                    new Watch() {
                      @Override
                      void check(HallState hall) {
                        for (WindowLook look : view.windows()) {
                          assertThat(view.takeable(look.window()))
                              .as(look.window())
                              .isEqualTo(hall.listFor(look.window()).size());
                        }
                      }
                    }));
  }

  @Test
  @DisplayName("as takeable follows people who were sent to a window that closes then")
  void sentToAWindowThatCloses() {
    HallFixture hall = HallFixture.open(SmallHall.plan(), "10:00:00");
    hall.issue("E", "AA");
    long call = hall.next("E01");
    hall.start("E01", call);
    hall.granted(
        "E01",
        new Command.TransferTicket(
            "E01", call, new Command.Target("", "AA", "E02"), Command.Place.KEEPS));
    HallView view = new HallView(HallState.empty().image());
    hall.history().forEach(view::entry);
    assertThat(view.takeable("E02")).isEqualTo(1);
    assertThat(view.takeable("E01")).isZero();

    hall.granted("E02", new Command.CloseWindow("E02"));
    view.entry(hall.history().get(hall.history().size() - 1));

    assertThat(view.takeable("E01")).isEqualTo(1);
  }
}
