package io.jiaohao.gateway;

import io.jiaohao.engine.CommandPort;
import io.jiaohao.engine.HallKeeper;
import io.jiaohao.foresight.WaitForecast;
import io.jiaohao.lobby.Notice;
import io.jiaohao.views.DeviceHealth;
import io.jiaohao.views.HallView;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A hall as the device port needs it.
 *
 * @param notices those that are posted at a hall time; answers at once
 * @param devices who may log in
 * @param ticketPage address of a ticket's own page, by the ticket's id
 * @param engine takes the devices' commands
 */
public record ServedHall(
    HallKeeper keeper,
    HallView view,
    LongFunction<List<Notice>> notices,
    WaitForecast forecast,
    Devices devices,
    LongFunction<String> ticketPage,
    CommandPort engine,
    DeviceHealth health) {

  /** Id of the hall. */
  public String id() {
    return keeper.hallId();
  }
}
