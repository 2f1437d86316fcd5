package io.jiaohao.journal;

import com.google.protobuf.ByteString;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.KeptRequest;
import io.jiaohao.core.KeptRequests;
import io.jiaohao.journal.wire.Counter;
import io.jiaohao.journal.wire.Device;
import io.jiaohao.journal.wire.Evacuation;
import io.jiaohao.journal.wire.Issued;
import io.jiaohao.journal.wire.Orphan;
import io.jiaohao.journal.wire.Remembered;
import io.jiaohao.journal.wire.Scheduled;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Turns an image into the pieces of its bytes. Protobuf reads messages that stand one after the
 * other as one message with all their list members, in order, so each piece is a message of its own
 * with a few members of one list.
 */
final class ImagePieces {
  /** Members of a list in one piece: some kilobytes. */
  private static final int MEMBERS = 32;

  private final HallImage image;
  private final Pace pace;
  private final List<ByteString> pieces = new ArrayList<>();

  ImagePieces(HallImage image, Pace pace) {
    this.image = image;
    this.pace = pace;
  }

  List<ByteString> all() {
    add(head());
    each(image.tickets(), (piece, t) -> piece.addTickets(TicketCodec.message(t)));
    each(image.calls(), (piece, c) -> piece.addCalls(CallCodec.message(c)));
    each(image.windows(), (piece, w) -> piece.addWindows(WindowCodec.message(w)));
    each(image.finished(), (piece, f) -> piece.addFinished(CallCodec.message(f)));
    each(image.bookings(), (piece, b) -> piece.addBookings(BookingCodec.message(b)));
    each(image.missed(), (piece, m) -> piece.addMissed(BookingCodec.message(m)));
    for (HallImage.Device device : image.devices()) {
      add(newPiece().addDevices(message(device)));
    }
    return pieces;
  }

  private static io.jiaohao.journal.wire.HallImage.Builder newPiece() {
    return io.jiaohao.journal.wire.HallImage.newBuilder();
  }

  private void add(io.jiaohao.journal.wire.HallImage.Builder piece) {
    pieces.add(piece.build().toByteString());
    pace.step();
  }

  private <T> void each(
      List<T> members, BiConsumer<io.jiaohao.journal.wire.HallImage.Builder, T> adder) {
    for (int from = 0; from < members.size(); from += MEMBERS) {
      io.jiaohao.journal.wire.HallImage.Builder piece = newPiece();
      members
          .subList(from, Math.min(from + MEMBERS, members.size()))
          .forEach(member -> adder.accept(piece, member));
      add(piece);
    }
  }

  /** What there is one of, and the lists that stay short. */
  private io.jiaohao.journal.wire.HallImage.Builder head() {
    io.jiaohao.journal.wire.HallImage.Builder message =
        newPiece()
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
    image
        .evacuations()
        .forEach(
            e ->
                message.addEvacuations(
                    Evacuation.newBuilder().setWing(e.wing()).setSinceMs(e.sinceMs())));
    image.plan().ifPresent(plan -> message.setPlan(PlanCodec.message(plan)));
    image.scheduled().ifPresent(plan -> message.setScheduled(message(plan)));
    image
        .counters()
        .forEach(
            c -> message.addCounters(Counter.newBuilder().setPrefix(c.prefix()).setLast(c.last())));
    image.overtime().forEach(o -> message.addOvertime(FiguresCodec.message(o)));
    image.orphans().forEach(o -> message.addOrphans(message(o)));
    image
        .issuedToday()
        .forEach(
            i ->
                message.addIssuedToday(
                    Issued.newBuilder().setService(i.service()).setTickets(i.tickets())));
    return message;
  }

  private static Scheduled message(HallImage.Scheduled scheduled) {
    return Scheduled.newBuilder()
        .setPlan(PlanCodec.message(scheduled.plan()))
        .setAtMs(scheduled.atMs())
        .build();
  }

  private static Orphan message(HallImage.Orphan orphan) {
    return Orphan.newBuilder().setService(orphan.service()).setZone(orphan.zone()).build();
  }

  private Device message(HallImage.Device device) {
    Device.Builder message =
        Device.newBuilder()
            .setDevice(device.device())
            .setHighestId(device.highestId())
            .setForgottenUpTo(device.forgottenUpTo());
    for (List<? extends KeptRequest> part : KeptRequests.partsOf(device.requests())) {
      addRequests(part, message);
    }
    return message.build();
  }

  private void addRequests(List<? extends KeptRequest> requests, Device.Builder message) {
    for (int i = 0; i < requests.size(); i++) {
      KeptRequest request = requests.get(i);
      message.addRequests(
          request instanceof WrittenRequest written
              ? written.bytes()
              : message(request.read()).toByteString());
      if ((i + 1) % MEMBERS == 0) {
        pace.step();
      }
    }
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
}
