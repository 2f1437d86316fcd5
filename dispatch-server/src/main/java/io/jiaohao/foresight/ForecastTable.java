package io.jiaohao.foresight;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * All waits as foretold at one moment. Immutable.
 *
 * @param seq last entry that it knows
 * @param atMs hall time that it was made for
 * @param usualClass class that the empty id stands for
 * @param joining by place, for somebody who joins now
 * @param waiting by ticket id
 * @param scores how earlier forecasts have fared
 */
public record ForecastTable(
    long seq,
    long atMs,
    String usualClass,
    Map<Place, Forecast> joining,
    Map<Long, Forecast> waiting,
    List<Score> scores)
    implements WaitForecast {

  /** Before the first. */
  public static final ForecastTable EMPTY =
      new ForecastTable(0, 0, "", Collections.emptyMap(), Collections.emptyMap(), List.of());

  /** Where somebody joins. */
  public record Place(String wing, String service, String ticketClass) {}

  public ForecastTable {
    joining = Collections.unmodifiableMap(joining);
    waiting = Collections.unmodifiableMap(waiting);
    scores = List.copyOf(scores);
  }

  @Override
  public Forecast ifJoiningNow(String wing, String service, String ticketClass) {
    String found = ticketClass.isEmpty() ? usualClass : ticketClass;
    return joining.getOrDefault(new Place(wing, service, found), Forecast.UNKNOWN);
  }

  @Override
  public Forecast ofTicket(long ticketId) {
    return waiting.getOrDefault(ticketId, Forecast.UNKNOWN);
  }
}
