package io.jiaohao.sim;

import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.netty.ClientSettings;
import io.jiaohao.protocol.wire.CancelTicket;
import io.jiaohao.protocol.wire.ConfirmPrint;
import io.jiaohao.protocol.wire.IssueTicket;
import io.jiaohao.protocol.wire.Issued;
import io.jiaohao.protocol.wire.RejoinTicket;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.ReportPrintFailure;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.protocol.wire.Welcome;
import java.util.function.Consumer;

/** A kiosk: issues numbers. It can also look at any part of the hall, for the auditor. */
final class KioskDevice extends SimDevice {
  private Consumer<Snapshot> onSnapshot = snapshot -> {};

  KioskDevice(DeviceRecord record, ClientSettings settings, Hall hall) {
    super(record, settings, hall);
  }

  @Override
  public void welcomed(Welcome welcome) {
    super.welcomed(welcome);
    setIn();
    lineIs(!isDisturbed());
  }

  @Override
  public void disconnected(String why) {
    super.disconnected(why);
    lineIs(false);
  }

  @Override
  void disturbed(boolean now) {
    super.disturbed(now);
    lineIs(!now && isIn());
  }

  private void lineIs(boolean whole) {
    if (whole) {
      hall.auditor().kioskIsBack(id(), hall.nowMs());
    } else {
      hall.auditor().kioskIsAway(id());
    }
  }

  @Override
  public void snapshot(Snapshot snapshot) {
    Consumer<Snapshot> asker = onSnapshot;
    onSnapshot = ignored -> {};
    asker.accept(snapshot);
  }

  /** Gets one fresh picture of a part of the hall; a later ask replaces one without an answer. */
  void ask(Watch part, Consumer<Snapshot> then) {
    onSnapshot = then;
    client.watch(part);
  }

  /** A visitor presses a service's button; the slip is to be printed then. */
  void issue(Visitor visitor, long dueNanos, Consumer<Issued> then) {
    long stretch = stretch();
    IssueTicket issue =
        IssueTicket.newBuilder()
            .setService(visitor.service())
            .setTicketClass(visitor.ticketClass())
            .setPrinting(true)
            .build();
    send(
        Request.newBuilder().setIssueTicket(issue),
        reply -> {
          if (undisturbed(stretch)) {
            Latencies.record(hall.latencies().issue, SimClock.nanos() - dueNanos);
          } else {
            hall.latencies().metOutage++;
          }
          if (reply.hasIssued()) {
            then.accept(reply.getIssued());
          }
        });
  }

  /** The slip is out. */
  void confirmPrint(long ticketId) {
    ConfirmPrint confirm = ConfirmPrint.newBuilder().setTicketId(ticketId).build();
    send(Request.newBuilder().setConfirmPrint(confirm), reply -> {});
  }

  /** No slip came out. */
  void reportPrintFailure(long ticketId) {
    ReportPrintFailure failure = ReportPrintFailure.newBuilder().setTicketId(ticketId).build();
    send(Request.newBuilder().setReportPrintFailure(failure), reply -> {});
  }

  /** A visitor who was passed over is here after all. */
  void rejoin(long ticketId, Runnable granted) {
    RejoinTicket rejoin = RejoinTicket.newBuilder().setTicketId(ticketId).build();
    send(
        Request.newBuilder().setRejoinTicket(rejoin),
        reply -> {
          if (reply.getStatus() == Status.STATUS_DONE) {
            granted.run();
          }
        });
  }

  /** A visitor gives a number back. */
  void cancel(long ticketId) {
    CancelTicket cancel = CancelTicket.newBuilder().setTicketId(ticketId).build();
    send(Request.newBuilder().setCancelTicket(cancel), reply -> {});
  }

  private void send(Request.Builder action, Consumer<Reply> then) {
    hall.auditor().kioskAsks(action.build());
    hall.traffic()
        .send(
            id(),
            client,
            action,
            (asked, reply) -> {
              hall.auditor().kioskAnswered(id(), asked, reply, hall.nowMs());
              then.accept(reply);
            });
  }
}
