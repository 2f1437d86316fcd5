package io.jiaohao.gateway;

import io.jiaohao.core.Refusal.Reason;
import io.jiaohao.foresight.WaitForecast;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.views.HallView;

/** What a device's request means as a command; a device acts for its own place only. */
final class DeviceCommands {
  private DeviceCommands() {}

  static Meaning of(Request request, Session session, HallView view, WaitForecast forecast) {
    if (request.getRequestId() <= 0) {
      return Meaning.refused(
          Reason.REQUEST_TOO_OLD,
          "request id: "
              + Long.toUnsignedString(request.getRequestId())
              + " (expected: 1.."
              + Long.MAX_VALUE
              + ")");
    }
    return switch (session.device().role()) {
      case ROLE_KIOSK -> KioskRequests.meaning(request, session, forecast);
      case ROLE_WINDOW -> WindowRequests.meaning(request, session);
      case ROLE_MANAGER -> ManagerRequests.meaning(request, session);
      case ROLE_PAD -> PadRequests.meaning(request, session, view);
      case ROLE_BOARD, ROLE_API, ROLE_UNSPECIFIED, UNRECOGNIZED ->
          Meaning.notAllowed(request, session);
    };
  }
}
