package io.jiaohao.journal;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.jiaohao.core.DayFigures;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.TicketState;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.Call;
import io.jiaohao.journal.wire.Counter;
import io.jiaohao.journal.wire.Device;
import io.jiaohao.journal.wire.Issued;
import io.jiaohao.journal.wire.Remembered;
import io.jiaohao.journal.wire.Ticket;
import io.jiaohao.journal.wire.Window;
import java.util.Optional;

/** A hall's whole image as bytes and back: what a snapshot file holds. */
public final class ImageCodec {
  private ImageCodec() {}

  public static byte[] encode(HallImage image) {
    io.jiaohao.journal.wire.HallImage.Builder message =
        io.jiaohao.journal.wire.HallImage.newBuilder()
            .setSeq(image.seq())
            .setAtMs(image.atMs())
            .setPlanSeq(image.planSeq())
            .setEpochDay(image.epochDay())
            .setDayEndsAtMs(image.dayEndsAtMs())
            .setLastTicketId(image.lastTicketId())
            .setLastCallId(image.lastCallId())
            .setFigures(message(image.figures()));
    image.plan().ifPresent(plan -> message.setPlan(PlanCodec.message(plan)));
    image
        .counters()
        .forEach(
            c -> message.addCounters(Counter.newBuilder().setPrefix(c.prefix()).setLast(c.last())));
    image
        .issuedToday()
        .forEach(
            i ->
                message.addIssuedToday(
                    Issued.newBuilder().setService(i.service()).setTickets(i.tickets())));
    image.tickets().forEach(t -> message.addTickets(message(t)));
    image.calls().forEach(c -> message.addCalls(message(c)));
    image.windows().forEach(w -> message.addWindows(message(w)));
    image.devices().forEach(d -> message.addDevices(message(d)));
    return message.build().toByteArray();
  }

  /**
   * Reads an image.
   *
   * @throws JournalDamagedException if the bytes are no image
   * @throws JournalException if a newer version wrote something that this one does not know
   */
  public static HallImage decode(byte[] bytes) throws JournalException {
    io.jiaohao.journal.wire.HallImage message;
    try {
      message = io.jiaohao.journal.wire.HallImage.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new JournalDamagedException("not a hall's image: " + e.getMessage(), e);
    }
    Wire.known(message);
    Optional<HallPlan> plan =
        message.hasPlan() ? Optional.of(PlanCodec.plan(message.getPlan())) : Optional.empty();
    return new HallImage(
        message.getSeq(),
        message.getAtMs(),
        plan,
        message.getPlanSeq(),
        message.getEpochDay(),
        message.getDayEndsAtMs(),
        message.getLastTicketId(),
        message.getLastCallId(),
        PlanCodec.each(message.getCountersList(), ImageCodec::counter),
        PlanCodec.each(message.getIssuedTodayList(), ImageCodec::issued),
        PlanCodec.each(message.getTicketsList(), ImageCodec::ticket),
        PlanCodec.each(message.getCallsList(), ImageCodec::call),
        PlanCodec.each(message.getWindowsList(), ImageCodec::window),
        figures(message.getFigures()),
        PlanCodec.each(message.getDevicesList(), ImageCodec::device));
  }

  private static HallImage.Counter counter(Counter message) throws JournalException {
    Wire.known(message);
    return new HallImage.Counter(message.getPrefix(), message.getLast());
  }

  private static HallImage.Issued issued(Issued message) throws JournalException {
    Wire.known(message);
    return new HallImage.Issued(message.getService(), message.getTickets());
  }

  private static Ticket message(HallImage.Ticket ticket) {
    return Ticket.newBuilder()
        .setTicketId(ticket.ticketId())
        .setNumber(ticket.number())
        .setWing(ticket.wing())
        .setService(ticket.service())
        .setTicketClass(ticket.ticketClass())
        .setIssuedAtMs(ticket.issuedAtMs())
        .setKey(PartsCodec.message(ticket.key()))
        .setState(message(ticket.state()))
        .setPasses(ticket.passes())
        .build();
  }

  private static HallImage.Ticket ticket(Ticket message) throws JournalException {
    Wire.known(message);
    return new HallImage.Ticket(
        message.getTicketId(),
        message.getNumber(),
        message.getWing(),
        message.getService(),
        message.getTicketClass(),
        message.getIssuedAtMs(),
        PartsCodec.key(message.getKey()),
        state(message.getState()),
        message.getPasses());
  }

  private static io.jiaohao.journal.wire.TicketState message(TicketState state) {
    return switch (state) {
      case NEW -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_NEW;
      case WAITING -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_WAITING;
      case CALLED -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_CALLED;
      case SERVING -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_SERVING;
      case PASSED -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_PASSED;
      case DONE -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_DONE;
      case CANCELLED -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_CANCELLED;
      case EXPIRED -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_EXPIRED;
      case UNFINISHED -> io.jiaohao.journal.wire.TicketState.TICKET_STATE_UNFINISHED;
    };
  }

  private static TicketState state(io.jiaohao.journal.wire.TicketState state)
      throws JournalException {
    return switch (state) {
      case TICKET_STATE_NEW -> TicketState.NEW;
      case TICKET_STATE_WAITING -> TicketState.WAITING;
      case TICKET_STATE_CALLED -> TicketState.CALLED;
      case TICKET_STATE_SERVING -> TicketState.SERVING;
      case TICKET_STATE_PASSED -> TicketState.PASSED;
      case TICKET_STATE_DONE -> TicketState.DONE;
      case TICKET_STATE_CANCELLED -> TicketState.CANCELLED;
      case TICKET_STATE_EXPIRED -> TicketState.EXPIRED;
      case TICKET_STATE_UNFINISHED -> TicketState.UNFINISHED;
      case TICKET_STATE_UNSPECIFIED, UNRECOGNIZED -> throw Wire.newer("an unknown ticket state");
    };
  }

  private static Call message(HallImage.Call call) {
    return Call.newBuilder()
        .setCallId(call.callId())
        .setTicketId(call.ticketId())
        .setWindow(call.window())
        .setCalledAtMs(call.calledAtMs())
        .setAnnouncement(call.announcement())
        .setAnnouncedAtMs(call.announcedAtMs())
        .setDeadlineMs(call.deadlineMs())
        .setStartedAtMs(call.startedAtMs())
        .build();
  }

  private static HallImage.Call call(Call message) throws JournalException {
    Wire.known(message);
    return new HallImage.Call(
        message.getCallId(),
        message.getTicketId(),
        message.getWindow(),
        message.getCalledAtMs(),
        message.getAnnouncement(),
        message.getAnnouncedAtMs(),
        message.getDeadlineMs(),
        message.getStartedAtMs());
  }

  private static Window message(HallImage.Window window) {
    return Window.newBuilder()
        .setWindow(window.window())
        .setOpen(window.open())
        .setOffline(window.offline())
        .setCallId(window.callId())
        .build();
  }

  private static HallImage.Window window(Window message) throws JournalException {
    Wire.known(message);
    return new HallImage.Window(
        message.getWindow(), message.getOpen(), message.getOffline(), message.getCallId());
  }

  private static io.jiaohao.journal.wire.DayFigures message(DayFigures figures) {
    return io.jiaohao.journal.wire.DayFigures.newBuilder()
        .setIssued(figures.issued())
        .setCalled(figures.called())
        .setServed(figures.served())
        .setNoShows(figures.noShows())
        .setPassed(figures.passed())
        .setReturned(figures.returned())
        .setCancelled(figures.cancelled())
        .build();
  }

  private static DayFigures figures(io.jiaohao.journal.wire.DayFigures message)
      throws JournalException {
    Wire.known(message);
    return new DayFigures(
        message.getIssued(),
        message.getCalled(),
        message.getServed(),
        message.getNoShows(),
        message.getPassed(),
        message.getReturned(),
        message.getCancelled());
  }

  private static Device message(HallImage.Device device) {
    Device.Builder message =
        Device.newBuilder()
            .setDevice(device.device())
            .setHighestId(device.highestId())
            .setForgottenUpTo(device.forgottenUpTo());
    if (device.requests() instanceof FrozenRequests frozen) {
      message.addAllRequests(frozen.bytes());
    } else {
      device.requests().forEach(r -> message.addRequests(message(r).toByteString()));
    }
    return message.build();
  }

  private static HallImage.Device device(Device message) throws JournalException {
    Wire.known(message);
    return new HallImage.Device(
        message.getDevice(),
        message.getHighestId(),
        message.getForgottenUpTo(),
        new FrozenRequests(message.getRequestsList()));
  }

  private static Remembered message(HallImage.Remembered request) {
    Remembered.Builder message =
        Remembered.newBuilder()
            .setRequestId(request.requestId())
            .setAtMs(request.atMs())
            .setCommand(CommandWriter.message(request.command()));
    request.events().forEach(e -> message.addEvents(EventWriter.message(e)));
    return message.build();
  }

  static HallImage.Remembered remembered(ByteString bytes)
      throws InvalidProtocolBufferException, JournalException {
    Remembered message = Remembered.parseFrom(bytes);
    Wire.known(message);
    return new HallImage.Remembered(
        message.getRequestId(),
        message.getAtMs(),
        CommandReader.command(message.getCommand()),
        PlanCodec.each(message.getEventsList(), EventReader::event));
  }
}
