package io.jiaohao.gateway;

import io.jiaohao.core.Command;
import io.jiaohao.foresight.WaitForecast;
import io.jiaohao.protocol.wire.IssueTicket;
import io.jiaohao.protocol.wire.Request;

/** What a ticket machine may ask for, in its own wing. */
final class KioskRequests {
  private KioskRequests() {}

  static Meaning meaning(Request request, Session session, WaitForecast forecast) {
    return switch (request.getActionCase()) {
      case ISSUE_TICKET -> issue(request.getIssueTicket(), session, forecast);
      case CONFIRM_PRINT ->
          Meaning.of(new Command.ConfirmPrint(request.getConfirmPrint().getTicketId()));
      case REPORT_PRINT_FAILURE ->
          Meaning.of(new Command.ReportPrintFailure(request.getReportPrintFailure().getTicketId()));
      case REJOIN_TICKET ->
          Meaning.of(new Command.RejoinTicket(request.getRejoinTicket().getTicketId()));
      case CANCEL_TICKET ->
          Meaning.of(new Command.CancelTicket(request.getCancelTicket().getTicketId()));
      case BOOK -> BookingRequests.book(request.getBook(), session.wing());
      case CHANGE_BOOKING -> BookingRequests.change(request.getChangeBooking());
      case CANCEL_BOOKING ->
          Meaning.of(new Command.CancelBooking(request.getCancelBooking().getBookingId()));
      case CHECK_IN ->
          Meaning.of(
              new Command.CheckIn(
                  request.getCheckIn().getBookingId(),
                  request.getCheckIn().getPrinting() ? session.deviceId() : ""));
      default -> Meaning.notAllowed(request, session);
    };
  }

  private static Meaning issue(IssueTicket asked, Session session, WaitForecast forecast) {
    if (!asked.getPerson().isEmpty() && !PersonHash.isOne(asked.getPerson())) {
      return PersonHash.refused(asked.getPerson(), "or 0 for anybody");
    }
    return Meaning.of(
        new Command.IssueTicket(
            session.wing(),
            asked.getService(),
            asked.getTicketClass(),
            asked.getPrinting() ? session.deviceId() : "",
            PersonHash.of(asked.getPerson()),
            forecast
                .ifJoiningNow(session.wing(), asked.getService(), asked.getTicketClass())
                .range()
                .shown()),
        asked.getService(),
        asked.getTicketClass());
  }
}
