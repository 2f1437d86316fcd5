package io.jiaohao.web;

import io.jiaohao.accounts.TicketLinks;
import io.jiaohao.core.WaitRange;
import io.jiaohao.views.TicketPlaces;
import java.util.function.LongFunction;

/**
 * What visitors' phones are told. Answers at once and from any thread.
 *
 * @param links which token is which ticket's
 * @param places where tickets are
 * @param pageOf address of a ticket's own page, as it is printed
 * @param waits what is left of a ticket's wait
 */
public record VisitorSources(
    TicketLinks links, TicketPlaces places, LongFunction<String> pageOf, Waits waits) {

  /** What is left of the wait of a ticket that waits. */
  @FunctionalInterface
  public interface Waits {
    Wait of(long ticketId);
  }

  /**
   * What is left of a wait.
   *
   * @param ahead people who wait for the same and are called before; holds unless the range is
   *     unknown
   */
  public record Wait(int ahead, WaitRange range) {}
}
