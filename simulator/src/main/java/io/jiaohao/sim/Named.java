package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Request;

/** Which call or ticket a wish is about; 0 = none. */
final class Named {
  private Named() {}

  /** The call that the wish ends if it is granted. */
  static long callEndedBy(Request request) {
    return switch (request.getActionCase()) {
      case NEXT -> request.getNext().getFinishing();
      case FINISH -> request.getFinish().getCallId();
      case NO_SHOW -> request.getNoShow().getCallId();
      case RETURN_TICKET -> request.getReturnTicket().getCallId();
      case HOLD_TICKET -> request.getHoldTicket().getCallId();
      case TRANSFER_TICKET -> request.getTransferTicket().getCallId();
      default -> 0;
    };
  }

  /** The call that the wish names. */
  static long call(Request request) {
    return switch (request.getActionCase()) {
      case START -> request.getStart().getCallId();
      case RECALL -> request.getRecall().getCallId();
      case ADD_SERVICE -> request.getAddService().getCallId();
      case CHANGE_SERVICE -> request.getChangeService().getCallId();
      case UNDO -> request.getUndo().getCallId();
      default -> callEndedBy(request);
    };
  }

  /** The ticket that the wish names. */
  static long ticket(Request request) {
    return switch (request.getActionCase()) {
      case CONFIRM_PRINT -> request.getConfirmPrint().getTicketId();
      case REPORT_PRINT_FAILURE -> request.getReportPrintFailure().getTicketId();
      case REJOIN_TICKET -> request.getRejoinTicket().getTicketId();
      case CANCEL_TICKET -> request.getCancelTicket().getTicketId();
      case REVIVE_TICKET -> request.getReviveTicket().getTicketId();
      case RESUME_TICKET -> request.getResumeTicket().getTicketId();
      case CALL_TICKET -> request.getCallTicket().getTicketId();
      default -> 0;
    };
  }

  /** Whether the wish, once granted, can be taken back for a few seconds. */
  static boolean canBeUndone(Request request) {
    return switch (request.getActionCase()) {
      case NEXT,
          START,
          FINISH,
          NO_SHOW,
          RETURN_TICKET,
          CALL_TICKET,
          RESUME_TICKET,
          HOLD_TICKET,
          TRANSFER_TICKET ->
          true;
      default -> false;
    };
  }
}
