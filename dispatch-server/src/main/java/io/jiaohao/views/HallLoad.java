package io.jiaohao.views;

/**
 * How full a hall is at a moment: one line of the page of a city.
 *
 * @param waiting people who wait
 * @param longestWaitS of those who wait now, 0 if nobody does
 * @param medianWaitS of today's calls, 0 if there was none
 * @param windows in the plan
 * @param windowsOpen signed in, on a break or not
 * @param windowsServing with a visitor at them
 * @param issued numbers today
 * @param served visitors today
 * @param unserved people who wait for what no window at work serves
 */
public record HallLoad(
    String hall,
    String nameZh,
    String nameEn,
    State state,
    int waiting,
    long longestWaitS,
    long medianWaitS,
    int windows,
    int windowsOpen,
    int windowsServing,
    long issued,
    long served,
    int unserved) {

  /** What a hall does. */
  public enum State {
    /** Somebody is at a window, or waits. */
    OPEN,
    /** Nobody is at a window, and nobody waits. */
    CLOSED,
    /** Everybody has to leave it, or a wing of it. */
    EVACUATED,
    /** No node serves it just now. */
    AWAY
  }

  /** A hall of which nobody knows anything now. */
  public static HallLoad away(String hall, String nameZh, String nameEn) {
    return new HallLoad(hall, nameZh, nameEn, State.AWAY, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** That of a picture. */
  public static HallLoad of(HallPicture picture) {
    int windowsOpen = picture.zones().stream().mapToInt(HallPicture.Zone::windowsOpen).sum();
    HallPicture.Attention attention = picture.attention();
    return new HallLoad(
        picture.hall(),
        picture.nameZh(),
        picture.nameEn(),
        stateOf(picture, windowsOpen),
        picture.waiting(),
        picture.zones().stream().mapToLong(HallPicture.Zone::longestWaitS).max().orElse(0),
        picture.waits().p50S(),
        picture.windows().size(),
        windowsOpen,
        picture.zones().stream().mapToInt(HallPicture.Zone::windowsServing).sum(),
        picture.figures().issued(),
        picture.figures().served(),
        attention.unserved().stream().mapToInt(HallPicture.Unserved::waiting).sum());
  }

  private static State stateOf(HallPicture picture, int windowsOpen) {
    if (!picture.attention().evacuations().isEmpty()) {
      return State.EVACUATED;
    }
    return windowsOpen == 0 && picture.waiting() == 0 ? State.CLOSED : State.OPEN;
  }
}
