package io.jiaohao.gateway;

import io.jiaohao.core.Command;
import io.jiaohao.core.Refusal;
import io.jiaohao.core.Refusal.Reason;
import io.jiaohao.protocol.FrameLimits;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Role;

/** What a device's request means as a command; a device acts for its own place only. */
final class DeviceCommands {

  /** Either a command or the reason why there is none. */
  record Meaning(Command command, Refusal refusal) {
    static Meaning of(Command command) {
      return new Meaning(command, null);
    }

    static Meaning refused(Reason reason, String detail) {
      return new Meaning(null, new Refusal(reason, detail));
    }
  }

  private DeviceCommands() {}

  static Meaning of(Request request, Session session) {
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
      case ROLE_KIOSK -> kiosk(request, session);
      case ROLE_WINDOW -> window(request, session);
      case ROLE_BOARD, ROLE_UNSPECIFIED, UNRECOGNIZED -> notAllowed(request, session);
    };
  }

  private static Meaning kiosk(Request request, Session session) {
    return switch (request.getActionCase()) {
      case ISSUE_TICKET -> {
        String service = request.getIssueTicket().getService();
        String ticketClass = request.getIssueTicket().getTicketClass();
        yield checked(
            new Command.IssueTicket(session.wing(), service, ticketClass), service, ticketClass);
      }
      case CANCEL_TICKET ->
          Meaning.of(new Command.CancelTicket(request.getCancelTicket().getTicketId()));
      default -> notAllowed(request, session);
    };
  }

  private static Meaning window(Request request, Session session) {
    String window = session.device().place();
    return switch (request.getActionCase()) {
      case OPEN_WINDOW -> Meaning.of(new Command.OpenWindow(window));
      case CLOSE_WINDOW -> Meaning.of(new Command.CloseWindow(window));
      case NEXT -> {
        String outcome = request.getNext().getOutcome();
        yield checked(
            new Command.CallNext(window, request.getNext().getFinishing(), outcome), outcome);
      }
      case RECALL -> Meaning.of(new Command.Recall(window, request.getRecall().getCallId()));
      case START -> Meaning.of(new Command.StartService(window, request.getStart().getCallId()));
      case FINISH -> {
        String outcome = request.getFinish().getOutcome();
        yield checked(
            new Command.FinishService(window, request.getFinish().getCallId(), outcome), outcome);
      }
      case NO_SHOW -> Meaning.of(new Command.MarkNoShow(window, request.getNoShow().getCallId()));
      case RETURN_TICKET -> {
        String reason = request.getReturnTicket().getReason();
        yield checked(
            new Command.ReturnTicket(window, request.getReturnTicket().getCallId(), reason),
            reason);
      }
      case CANCEL_TICKET ->
          Meaning.of(new Command.CancelTicket(request.getCancelTicket().getTicketId()));
      case ISSUE_TICKET, ACTION_NOT_SET -> notAllowed(request, session);
    };
  }

  private static Meaning checked(Command command, String... texts) {
    for (String text : texts) {
      if (text.length() > FrameLimits.MAX_TEXT_CHARS) {
        return Meaning.refused(
            Reason.TEXT_TOO_LONG,
            "characters: "
                + text.length()
                + " (expected: up to "
                + FrameLimits.MAX_TEXT_CHARS
                + ")");
      }
    }
    return Meaning.of(command);
  }

  private static Meaning notAllowed(Request request, Session session) {
    Role role = session.device().role();
    return Meaning.refused(
        Reason.NOT_ALLOWED,
        "action: "
            + request.getActionCase()
            + " (expected: one that a "
            + KeyFile.word(role)
            + " may ask for)");
  }
}
