package io.jiaohao.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jiaohao.protocol.DeviceRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/**
 * A ticket machine. Requests go out one after the other without waiting for replies, as far as the
 * server allows one device; the rest waits here.
 */
final class KioskLink extends DeviceLink {
  private static final int READ_BYTES = 64 * 1024;
  private static final int DONE = 1;

  /** The server answers busy above 256 requests of one device without an answer. */
  private static final int OUTSTANDING_MAX = 200;

  private static final byte[][] SERVICES =
      IntStream.range(0, Model.SERVICES)
          .mapToObj(s -> BenchHall.service(s).getBytes(UTF_8))
          .toArray(byte[][]::new);
  private static final byte[][] CLASSES =
      IntStream.range(0, 3)
          .mapToObj(c -> BenchHall.ticketClass(c).getBytes(UTF_8))
          .toArray(byte[][]::new);

  private final Bench bench;

  /** Cycles in the order of their requests, which is the order of their replies. */
  private final IntQueue asked = new IntQueue();

  private final IntQueue wishes = new IntQueue();
  private int outstanding;

  KioskLink(int port, DeviceRecord device, Bench bench) throws IOException {
    super(port, device, READ_BYTES);
    this.bench = bench;
  }

  synchronized boolean isIdle() {
    return outstanding == 0;
  }

  synchronized void issue(int cycle, int service, int ticketClass) {
    if (outstanding < OUTSTANDING_MAX) {
      ask(cycle, service, ticketClass);
    } else {
      wishes.add(cycle);
      wishes.add(service);
      wishes.add(ticketClass);
    }
  }

  private void ask(int cycle, int service, int ticketClass) {
    outstanding++;
    asked.add(cycle);
    ByteBuffer frame = frame();
    WireWriter.issueTicket(frame, nextRequestId(), SERVICES[service], CLASSES[ticketClass]);
    send(frame.flip());
  }

  @Override
  public void reply(long requestId, int status, long call, String code) {
    int answered;
    synchronized (this) {
      outstanding--;
      answered = asked.remove();
      if (!wishes.isEmpty()) {
        ask(wishes.remove(), wishes.remove(), wishes.remove());
      }
    }
    if (status == DONE) {
      bench.issued(answered);
    } else {
      bench.error(new IllegalStateException(deviceId() + ": status " + status + " " + code));
    }
  }
}
