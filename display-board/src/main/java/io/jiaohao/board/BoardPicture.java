package io.jiaohao.board;

import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.ZoneWaiting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a board shows, as of one hall sequence; never changed, only followed by the next.
 * It holds the present alone: a thousand calls later it is as large as before.
 */
public final class BoardPicture {
  /** What a board holds before the first snapshot. */
  public static final BoardPicture EMPTY =
      new BoardPicture(0, Name.NONE, List.of(), Map.of(), List.of(), News.NONE);

  private final long seq;
  private final Name title;
  private final List<WindowLine> windows;
  private final Map<String, Integer> placeOf;
  private final List<ZoneLine> zones;
  private final News news;

  private BoardPicture(
      long seq,
      Name title,
      List<WindowLine> windows,
      Map<String, Integer> placeOf,
      List<ZoneLine> zones,
      News news) {
    this.seq = seq;
    this.title = title;
    this.windows = windows;
    this.placeOf = placeOf;
    this.zones = zones;
    this.news = news;
  }

  /** The picture that a snapshot describes, whatever was held before. */
  public static BoardPicture fromSnapshot(Snapshot snapshot) {
    return new BoardPicture(
            snapshot.getSeq(),
            Name.titleOf(snapshot),
            List.of(),
            Map.of(),
            List.of(),
            News.of(snapshot.getLobby()))
        .with(snapshot.getSeq(), snapshot.getWindowsList(), snapshot.getZonesList());
  }

  /** The picture after a delta, if the delta begins where this picture is. */
  public PictureStep after(Delta delta) {
    if (delta.getAfter() != seq || delta.getUpTo() < seq) {
      return new PictureStep.Gap(seq, delta.getAfter(), delta.getUpTo());
    }
    BoardPicture next = with(delta.getUpTo(), delta.getWindowsList(), delta.getZonesList());
    return new PictureStep.Applied(
        delta.hasLobby() ? next.withNews(News.of(delta.getLobby())) : next);
  }

  private BoardPicture with(
      long newSeq, List<WindowPicture> changedWindows, List<ZoneWaiting> changedZones) {
    List<WindowLine> newWindows = windows;
    Map<String, Integer> newPlaceOf = placeOf;
    if (!changedWindows.isEmpty()) {
      newWindows = new ArrayList<>(windows);
      for (WindowPicture message : changedWindows) {
        newPlaceOf = put(WindowLine.of(message), newWindows, newPlaceOf);
      }
      newWindows = Collections.unmodifiableList(newWindows);
    }
    return new BoardPicture(newSeq, title, newWindows, newPlaceOf, zonesWith(changedZones), news);
  }

  private BoardPicture withNews(News now) {
    return new BoardPicture(seq, title, windows, placeOf, zones, now);
  }

  /** Puts a line in its window's place; a window that is new here goes to the end. */
  private Map<String, Integer> put(
      WindowLine line, List<WindowLine> lines, Map<String, Integer> places) {
    Integer place = places.get(line.window());
    if (place != null) {
      lines.set(place, line);
      return places;
    }
    // Pictures share their index of places, so it is copied before its first change.
    Map<String, Integer> wider = places == placeOf ? new HashMap<>(places) : places;
    wider.put(line.window(), lines.size());
    lines.add(line);
    return wider;
  }

  private List<ZoneLine> zonesWith(List<ZoneWaiting> changedZones) {
    if (changedZones.isEmpty()) {
      return zones;
    }
    List<ZoneLine> newZones = new ArrayList<>(zones);
    for (ZoneWaiting message : changedZones) {
      ZoneLine line = ZoneLine.of(message);
      int place = 0;
      while (place < newZones.size() && !newZones.get(place).sameZoneAs(line)) {
        place++;
      }
      if (place < newZones.size()) {
        newZones.set(place, line.after(newZones.get(place)));
      } else {
        newZones.add(line);
      }
    }
    return Collections.unmodifiableList(newZones);
  }

  /** The hall sequence that this picture is at. */
  public long seq() {
    return seq;
  }

  /** The name of the part of the hall that is watched. */
  public Name title() {
    return title;
  }

  /** All windows watched, in the plan's order. */
  public List<WindowLine> windows() {
    return windows;
  }

  /** One window, if it is watched. */
  public Optional<WindowLine> window(String window) {
    return Optional.ofNullable(placeOf.get(window)).map(windows::get);
  }

  /** The waiting counts of all zones watched. */
  public List<ZoneLine> zones() {
    return zones;
  }

  /** What people are to know besides calls. */
  public News news() {
    return news;
  }

  /** Whether a visitor would see the same on both; their sequences may differ. */
  public boolean showsTheSameAs(BoardPicture other) {
    return title.equals(other.title)
        && windows.equals(other.windows)
        && zones.equals(other.zones)
        && news.equals(other.news);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BoardPicture that && seq == that.seq && showsTheSameAs(that);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(seq) + windows.hashCode();
  }

  @Override
  public String toString() {
    return "picture at " + seq + ": " + windows + ", " + zones;
  }
}
