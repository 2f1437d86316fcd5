package io.jiaohao.gateway;

import com.google.protobuf.ByteString;
import io.jiaohao.core.Command;
import io.jiaohao.core.Refusal.Reason;
import io.jiaohao.foresight.WaitForecast;
import io.jiaohao.protocol.FrameLimits;
import io.jiaohao.protocol.wire.IssueTicket;
import io.jiaohao.protocol.wire.Request;
import java.util.HexFormat;

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
    ByteString person = asked.getPerson();
    if (!person.isEmpty() && person.size() != FrameLimits.PERSON_BYTES) {
      return Meaning.refused(
          Reason.NOT_ALLOWED,
          "person: "
              + person.size()
              + " bytes (expected: 0 or "
              + FrameLimits.PERSON_BYTES
              + ", a keyed hash and nothing that tells who it is)");
    }
    return Meaning.of(
        new Command.IssueTicket(
            session.wing(),
            asked.getService(),
            asked.getTicketClass(),
            asked.getPrinting() ? session.deviceId() : "",
            HexFormat.of().formatHex(person.toByteArray()),
            forecast
                .ifJoiningNow(session.wing(), asked.getService(), asked.getTicketClass())
                .range()
                .shown()),
        asked.getService(),
        asked.getTicketClass());
  }
}
