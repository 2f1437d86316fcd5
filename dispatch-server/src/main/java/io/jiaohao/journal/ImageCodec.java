package io.jiaohao.journal;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.Counter;
import io.jiaohao.journal.wire.Device;
import io.jiaohao.journal.wire.Issued;
import io.jiaohao.journal.wire.Orphan;
import io.jiaohao.journal.wire.Remembered;
import io.jiaohao.journal.wire.Scheduled;
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
            .setLastBookingId(image.lastBookingId())
            .setFigures(FiguresCodec.message(image.figures()))
            .addAllStoppedServices(image.stoppedServices())
            .addAllAwayKiosks(image.awayKiosks());
    image.plan().ifPresent(plan -> message.setPlan(PlanCodec.message(plan)));
    image
        .counters()
        .forEach(
            c -> message.addCounters(Counter.newBuilder().setPrefix(c.prefix()).setLast(c.last())));
    image.scheduled().ifPresent(plan -> message.setScheduled(message(plan)));
    image.tickets().forEach(t -> message.addTickets(TicketCodec.message(t)));
    image.calls().forEach(c -> message.addCalls(CallCodec.message(c)));
    image.windows().forEach(w -> message.addWindows(WindowCodec.message(w)));
    image.overtime().forEach(o -> message.addOvertime(FiguresCodec.message(o)));
    image.finished().forEach(f -> message.addFinished(CallCodec.message(f)));
    image.orphans().forEach(o -> message.addOrphans(message(o)));
    image
        .issuedToday()
        .forEach(
            i ->
                message.addIssuedToday(
                    Issued.newBuilder().setService(i.service()).setTickets(i.tickets())));
    image.bookings().forEach(b -> message.addBookings(BookingCodec.message(b)));
    image.missed().forEach(m -> message.addMissed(BookingCodec.message(m)));
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
        message.hasScheduled() ? Optional.of(scheduled(message.getScheduled())) : Optional.empty(),
        message.getEpochDay(),
        message.getDayEndsAtMs(),
        message.getLastTicketId(),
        message.getLastCallId(),
        PlanCodec.each(message.getCountersList(), ImageCodec::counter),
        PlanCodec.each(message.getIssuedTodayList(), ImageCodec::issued),
        PlanCodec.each(message.getTicketsList(), TicketCodec::ticket),
        PlanCodec.each(message.getCallsList(), CallCodec::call),
        PlanCodec.each(message.getWindowsList(), WindowCodec::window),
        FiguresCodec.figures(message.getFigures()),
        PlanCodec.each(message.getOvertimeList(), FiguresCodec::overtime),
        PlanCodec.each(message.getFinishedList(), CallCodec::finished),
        message.getStoppedServicesList(),
        message.getAwayKiosksList(),
        PlanCodec.each(message.getOrphansList(), ImageCodec::orphan),
        message.getLastBookingId(),
        PlanCodec.each(message.getBookingsList(), BookingCodec::booking),
        PlanCodec.each(message.getMissedList(), BookingCodec::missed),
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

  private static Scheduled message(HallImage.Scheduled scheduled) {
    return Scheduled.newBuilder()
        .setPlan(PlanCodec.message(scheduled.plan()))
        .setAtMs(scheduled.atMs())
        .build();
  }

  private static HallImage.Scheduled scheduled(Scheduled message) throws JournalException {
    Wire.known(message);
    return new HallImage.Scheduled(PlanCodec.plan(message.getPlan()), message.getAtMs());
  }

  private static Orphan message(HallImage.Orphan orphan) {
    return Orphan.newBuilder().setService(orphan.service()).setZone(orphan.zone()).build();
  }

  private static HallImage.Orphan orphan(Orphan message) throws JournalException {
    Wire.known(message);
    return new HallImage.Orphan(message.getService(), message.getZone());
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
