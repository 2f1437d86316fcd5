package io.jiaohao.gateway;

import io.jiaohao.core.Command;
import io.jiaohao.protocol.wire.ReleaseCall;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.SignIn;

/** What a manager may ask for, all over the hall. Calling visitors is for windows alone. */
final class ManagerRequests {
  private ManagerRequests() {}

  static Meaning meaning(Request request, Session session) {
    return switch (request.getActionCase()) {
      case RELEASE_CALL -> release(request.getReleaseCall());
      case SIGN_IN -> signIn(request.getSignIn());
      case STOP_ISSUING -> {
        String service = request.getStopIssuing().getService();
        yield Meaning.of(new Command.StopIssuing(service), service);
      }
      case RESUME_ISSUING -> {
        String service = request.getResumeIssuing().getService();
        yield Meaning.of(new Command.ResumeIssuing(service), service);
      }
      case EVACUATE -> {
        String wing = request.getEvacuate().getWing();
        yield Meaning.of(new Command.Evacuate(wing), wing);
      }
      case END_EVACUATION -> {
        String wing = request.getEndEvacuation().getWing();
        yield Meaning.of(new Command.EndEvacuation(wing), wing);
      }
      case RESET_ZONE -> {
        String zone = request.getResetZone().getZone();
        yield Meaning.of(new Command.ResetZone(zone), zone);
      }
      case HANDLE_RATING ->
          Meaning.of(new Command.HandleRating(request.getHandleRating().getCallId()));
      case REVIVE_TICKET ->
          Meaning.of(new Command.ReviveTicket(request.getReviveTicket().getTicketId()));
      case REJOIN_TICKET ->
          Meaning.of(new Command.RejoinTicket(request.getRejoinTicket().getTicketId()));
      case CANCEL_TICKET ->
          Meaning.of(new Command.CancelTicket(request.getCancelTicket().getTicketId()));
      case ENTER_PAPER_TICKET ->
          WindowRequests.enterPaper(
              request.getEnterPaperTicket(), request.getEnterPaperTicket().getWing());
      case BOOK -> BookingRequests.book(request.getBook(), request.getBook().getWing());
      case CHANGE_BOOKING -> BookingRequests.change(request.getChangeBooking());
      case CANCEL_BOOKING ->
          Meaning.of(new Command.CancelBooking(request.getCancelBooking().getBookingId()));
      default -> Meaning.notAllowed(request, session);
    };
  }

  private static Meaning release(ReleaseCall asked) {
    return Meaning.of(
        new Command.ReleaseCall(asked.getCallId(), asked.getReason()), asked.getReason());
  }

  private static Meaning signIn(SignIn asked) {
    return Meaning.of(
        new Command.SignIn(asked.getWindow(), asked.getClerk(), asked.getTakeOver()),
        asked.getWindow(),
        asked.getClerk());
  }
}
