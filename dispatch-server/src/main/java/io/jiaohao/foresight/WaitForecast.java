package io.jiaohao.foresight;

/**
 * Waits as last foretold, for any thread: a look into an immutable table, no lock. One table serves
 * slip, board, phone and manager, so that all say the same.
 */
public interface WaitForecast {

  /** Nothing is foretold. */
  WaitForecast NONE =
      new WaitForecast() {
        @Override
        public Forecast ifJoiningNow(String wing, String service, String ticketClass) {
          return Forecast.UNKNOWN;
        }

        @Override
        public Forecast ofTicket(long ticketId) {
          return Forecast.UNKNOWN;
        }
      };

  /** The wait of somebody who gets a number now; the empty class is the usual one. */
  Forecast ifJoiningNow(String wing, String service, String ticketClass);

  /** What is left of the wait of a ticket that waits. */
  Forecast ofTicket(long ticketId);
}
