package io.jiaohao.gateway;

import io.jiaohao.core.Command;
import io.jiaohao.core.Refusal.Reason;
import io.jiaohao.protocol.wire.RateCall;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.views.HallView;
import java.util.Optional;

/** What a rating pad may ask for: what a visitor of its own window thought. */
final class PadRequests {
  private static final String CHANNEL = "pad";

  private PadRequests() {}

  static Meaning meaning(Request request, Session session, HallView view) {
    if (request.getActionCase() != Request.ActionCase.RATE_CALL) {
      return Meaning.notAllowed(request, session);
    }
    RateCall asked = request.getRateCall();
    Optional<String> served = view.servedAt(asked.getCallId());
    String own = session.device().place();
    // A call that nobody remembers is for the hall to refuse.
    if (served.isPresent() && !served.get().equals(own)) {
      return Meaning.refused(
          Reason.NOT_YOUR_CALL, "call " + asked.getCallId() + " was at " + served.get());
    }
    return Meaning.of(new Command.RateCall(asked.getCallId(), asked.getGrade(), CHANNEL));
  }
}
