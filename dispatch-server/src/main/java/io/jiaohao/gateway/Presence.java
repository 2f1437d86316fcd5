package io.jiaohao.gateway;

import io.jiaohao.core.Command;
import java.util.Optional;

/**
 * What the hall is told about who is here. A window may have several terminals, such as a device
 * and a page: it is there as long as one of them is.
 *
 * @param here it is connected
 * @param gone it is not any more
 */
record Presence(Command here, Command gone) {

  /** Empty for devices whose coming and going changes nothing in the hall. */
  static Optional<Presence> of(Session session) {
    String place = session.device().place();
    if (session.isWindow()) {
      return Optional.of(
          new Presence(new Command.RegainDevice(place), new Command.LoseDevice(place)));
    }
    String kiosk = session.deviceId();
    return session.isKiosk()
        ? Optional.of(new Presence(new Command.RegainKiosk(kiosk), new Command.LoseKiosk(kiosk)))
        : Optional.empty();
  }

  boolean isOf(Session session) {
    return of(session).filter(this::equals).isPresent();
  }
}
