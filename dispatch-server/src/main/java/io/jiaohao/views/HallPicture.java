package io.jiaohao.views;

import io.jiaohao.core.CrowdLevel;
import io.jiaohao.core.DayFigures;
import io.jiaohao.core.HallImage;
import java.util.List;
import java.util.function.Function;

/**
 * A hall at one moment, immutable: what a manager's page shows.
 *
 * @param seq hall sequence that it shows
 * @param hallMs hall time at which it was taken
 * @param day business day, as in 2026-11-25
 * @param overtime of windows that have some today, by id
 * @param waiting people who wait, all together
 * @param crowd how full the hall is as a whole
 * @param attention what somebody should look after
 * @param windows in the plan's order
 */
public record HallPicture(
    String hall,
    String nameZh,
    String nameEn,
    String zoneId,
    long seq,
    long hallMs,
    double hallSpeed,
    String day,
    DayFigures figures,
    List<HallImage.WindowOvertime> overtime,
    int waiting,
    Waits waits,
    CrowdLevel crowd,
    Attention attention,
    List<Zone> zones,
    List<WindowLook> windows) {

  public HallPicture {
    overtime = List.copyOf(overtime);
    zones = List.copyOf(zones);
    windows = List.copyOf(windows);
  }

  /** The same with other waits. */
  HallPicture withWaits(Waits ofAll, Function<Zone, Waits> ofZone) {
    return new HallPicture(
        hall,
        nameZh,
        nameEn,
        zoneId,
        seq,
        hallMs,
        hallSpeed,
        day,
        figures,
        overtime,
        waiting,
        ofAll,
        crowd,
        attention,
        zones.stream().map(zone -> zone.withWaits(ofZone.apply(zone))).toList(),
        windows);
  }

  /**
   * A zone's part in one wing.
   *
   * @param crowd how full it is
   * @param longestWaitS of those who wait now, 0 if nobody does
   * @param windowsServing windows with a visitor at them
   * @param windowsPaused windows on a break
   */
  public record Zone(
      String wing,
      String wingZh,
      String wingEn,
      String zone,
      String zoneZh,
      String zoneEn,
      int waiting,
      CrowdLevel crowd,
      long longestWaitS,
      int windows,
      int windowsOpen,
      int windowsCalling,
      int windowsServing,
      int windowsPaused,
      Waits waits) {

    private Zone withWaits(Waits other) {
      return new Zone(
          wing,
          wingZh,
          wingEn,
          zone,
          zoneZh,
          zoneEn,
          waiting,
          crowd,
          longestWaitS,
          windows,
          windowsOpen,
          windowsCalling,
          windowsServing,
          windowsPaused,
          other);
    }
  }

  /**
   * What somebody should look after.
   *
   * @param printing numbers whose slip is waited for
   * @param voided numbers of which no slip came out
   * @param held tickets on hold
   * @param setAside waiting tickets that are called by hand alone, after deciding about them failed
   * @param badRatings that nobody has looked into
   * @param stoppedServices services that give no numbers until further notice
   * @param evacuations wings that everybody has to leave
   * @param longWaits how many wait longer than the plan's alarm says
   * @param unserved services that people wait for and no window at work serves
   * @param longest of these, those who wait longest, longest first
   */
  public record Attention(
      int printing,
      int voided,
      int held,
      int setAside,
      List<BadRating> badRatings,
      List<String> stoppedServices,
      List<HallImage.Evacuation> evacuations,
      List<Unserved> unserved,
      int longWaits,
      List<LongWait> longest) {

    /** Nothing. */
    public static final Attention NONE =
        new Attention(0, 0, 0, 0, List.of(), List.of(), List.of(), List.of(), 0, List.of());

    public Attention {
      badRatings = List.copyOf(badRatings);
      stoppedServices = List.copyOf(stoppedServices);
      evacuations = List.copyOf(evacuations);
      unserved = List.copyOf(unserved);
      longest = List.copyOf(longest);
    }
  }

  /**
   * Somebody who waits too long. Told of alone: nothing is reordered.
   *
   * @param waitedS since issue
   */
  public record LongWait(
      long ticketId, String number, String service, String wing, String zone, long waitedS) {}

  /** A service that people wait for in a wing, where no window at work serves it. */
  public record Unserved(String wing, String zone, String service, int waiting) {}

  /** A bad rating of a call, for those who served it. */
  public record BadRating(long callId, String window, String service, String clerk, int grade) {}

  /**
   * Percentiles of the waits of today's calls, from issue to call, in seconds of hall time.
   *
   * @param count calls that they are taken over
   */
  public record Waits(long count, long p50S, long p90S, long p99S, long maxS) {}
}
