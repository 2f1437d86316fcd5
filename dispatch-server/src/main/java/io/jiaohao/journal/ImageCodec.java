package io.jiaohao.journal;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.KeptRequests;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.Counter;
import io.jiaohao.journal.wire.Device;
import io.jiaohao.journal.wire.Evacuation;
import io.jiaohao.journal.wire.Issued;
import io.jiaohao.journal.wire.Orphan;
import io.jiaohao.journal.wire.Remembered;
import io.jiaohao.journal.wire.Scheduled;
import java.util.List;
import java.util.Optional;

/** A hall's whole image as bytes and back: what a snapshot file holds. */
public final class ImageCodec {
  private ImageCodec() {}

  /**
   * An image's bytes, in pieces of some kilobytes which are an image one after the other: a hall at
   * work remembers megabytes, and making them is work of a second that must not be done in one go.
   *
   * @param pace asked after every piece and every few parts of it
   */
  static List<ByteString> pieces(HallImage image, Pace pace) {
    return new ImagePieces(image, pace).all();
  }

  /** An image's bytes as one. */
  public static byte[] encode(HallImage image) {
    return ByteString.copyFrom(pieces(image, Pace.FULL)).toByteArray();
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
        PlanCodec.each(message.getEvacuationsList(), ImageCodec::evacuation),
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

  private static HallImage.Scheduled scheduled(Scheduled message) throws JournalException {
    Wire.known(message);
    return new HallImage.Scheduled(PlanCodec.plan(message.getPlan()), message.getAtMs());
  }

  private static HallImage.Evacuation evacuation(Evacuation message) throws JournalException {
    Wire.known(message);
    return new HallImage.Evacuation(message.getWing(), message.getSinceMs());
  }

  private static HallImage.Orphan orphan(Orphan message) throws JournalException {
    Wire.known(message);
    return new HallImage.Orphan(message.getService(), message.getZone());
  }

  private static HallImage.Device device(Device message) throws JournalException {
    Wire.known(message);
    return new HallImage.Device(
        message.getDevice(),
        message.getHighestId(),
        message.getForgottenUpTo(),
        new KeptRequests(List.of(PackedRequests.of(message.getRequestsList()))));
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
