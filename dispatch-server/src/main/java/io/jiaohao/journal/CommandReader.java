package io.jiaohao.journal;

import io.jiaohao.core.Command;
import io.jiaohao.engine.JournalException;

/** Reads a command from its message, or says that a newer version wrote it. */
final class CommandReader {
  private CommandReader() {}

  static Command command(io.jiaohao.journal.wire.Command message) throws JournalException {
    io.jiaohao.journal.wire.Command body = Wire.known(message);
    return switch (body.getBodyCase()) {
      case ADOPT_PLAN -> HallCommands.read(Wire.known(body.getAdoptPlan()));
      case RESUME -> HallCommands.read(Wire.known(body.getResume()));
      case TICK -> HallCommands.read(Wire.known(body.getTick()));
      case STOP_ISSUING -> HallCommands.read(Wire.known(body.getStopIssuing()));
      case RESUME_ISSUING -> HallCommands.read(Wire.known(body.getResumeIssuing()));
      case EVACUATE -> HallCommands.read(Wire.known(body.getEvacuate()));
      case END_EVACUATION -> HallCommands.read(Wire.known(body.getEndEvacuation()));
      case RESET_ZONE -> HallCommands.read(Wire.known(body.getResetZone()));
      case RATE_CALL -> HallCommands.read(Wire.known(body.getRateCall()));
      case HANDLE_RATING -> HallCommands.read(Wire.known(body.getHandleRating()));
      case ISSUE_TICKET -> TicketCommands.read(Wire.known(body.getIssueTicket()));
      case CANCEL_TICKET -> TicketCommands.read(Wire.known(body.getCancelTicket()));
      case CONFIRM_PRINT -> TicketCommands.read(Wire.known(body.getConfirmPrint()));
      case REPORT_PRINT_FAILURE -> TicketCommands.read(Wire.known(body.getReportPrintFailure()));
      case REVIVE_TICKET -> TicketCommands.read(Wire.known(body.getReviveTicket()));
      case LOSE_KIOSK -> TicketCommands.read(Wire.known(body.getLoseKiosk()));
      case REGAIN_KIOSK -> TicketCommands.read(Wire.known(body.getRegainKiosk()));
      case ENTER_PAPER_TICKET -> TicketCommands.read(Wire.known(body.getEnterPaperTicket()));
      case REJOIN_TICKET -> TicketCommands.read(Wire.known(body.getRejoinTicket()));
      case SET_ASIDE -> TicketCommands.read(Wire.known(body.getSetAside()));
      case CALL_NEXT -> CallCommands.read(Wire.known(body.getCallNext()));
      case CALL_TICKET -> CallCommands.read(Wire.known(body.getCallTicket()));
      case RESUME_TICKET -> CallCommands.read(Wire.known(body.getResumeTicket()));
      case ISSUE_AND_SERVE -> CallCommands.read(Wire.known(body.getIssueAndServe()));
      case RECALL -> CallCommands.read(Wire.known(body.getRecall()));
      case START_SERVICE -> CallCommands.read(Wire.known(body.getStartService()));
      case FINISH_SERVICE -> CallCommands.read(Wire.known(body.getFinishService()));
      case MARK_NO_SHOW -> CallCommands.read(Wire.known(body.getMarkNoShow()));
      case RETURN_TICKET -> CallCommands.read(Wire.known(body.getReturnTicket()));
      case HOLD_TICKET -> CallCommands.read(Wire.known(body.getHoldTicket()));
      case ADD_SERVICE -> CallCommands.read(Wire.known(body.getAddService()));
      case CHANGE_SERVICE -> CallCommands.read(Wire.known(body.getChangeService()));
      case TRANSFER_TICKET -> CallCommands.read(Wire.known(body.getTransferTicket()));
      case UNDO -> CallCommands.read(Wire.known(body.getUndo()));
      case RELEASE_CALL -> CallCommands.read(Wire.known(body.getReleaseCall()));
      case OPEN_WINDOW -> WindowCommands.read(Wire.known(body.getOpenWindow()));
      case CLOSE_WINDOW -> WindowCommands.read(Wire.known(body.getCloseWindow()));
      case LOSE_DEVICE -> WindowCommands.read(Wire.known(body.getLoseDevice()));
      case REGAIN_DEVICE -> WindowCommands.read(Wire.known(body.getRegainDevice()));
      case PAUSE_WINDOW -> WindowCommands.read(Wire.known(body.getPauseWindow()));
      case SIGN_IN -> WindowCommands.read(Wire.known(body.getSignIn()));
      case SIGN_OUT -> WindowCommands.read(Wire.known(body.getSignOut()));
      case SET_AUTO -> WindowCommands.read(Wire.known(body.getSetAuto()));
      case BOOK -> BookingCommands.read(Wire.known(body.getBook()));
      case CHANGE_BOOKING -> BookingCommands.read(Wire.known(body.getChangeBooking()));
      case CANCEL_BOOKING -> BookingCommands.read(Wire.known(body.getCancelBooking()));
      case CHECK_IN -> BookingCommands.read(Wire.known(body.getCheckIn()));
      case BODY_NOT_SET -> throw Wire.newer("a command of an unknown kind");
    };
  }
}
