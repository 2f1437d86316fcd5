package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.RawClient;
import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.wire.CancelTicket;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.Heartbeat;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.ServerMessage.BodyCase;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.Watch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Floods on a real server, in a crowded hall that works on")
class FloodsUnderLoadTest {
  private static final long SEED = 1;
  private static final boolean LONG = Boolean.getBoolean("jiaohao.long");
  private static final int MESSAGES = LONG ? 2_000_000 : 100_000;
  private static final int STRANGERS = LONG ? 50_000 : 2_000;

  /** So many addresses strangers come from; devices have another. */
  private static final int ADDRESSES = 8;

  /** In a flood a server may say something once a second, or a line cut, not once a message. */
  private static final int LOG_LINES_MAX = LONG ? 2_000 : 100;

  private static final int BURST = 500;

  /** Their answers are less than what a device may leave unread before it is cut off. */
  private static final int UNANSWERED_MAX = 100_000;

  private static final long NO_TICKET = Long.MAX_VALUE;
  private static final DeviceKey KEY = DeviceKey.random(new SecureRandom());

  @TempDir private Path dir;
  private int linesBefore;
  private final ExecutorService flooders = Executors.newCachedThreadPool();

  @AfterEach
  void endFlooders() {
    flooders.shutdownNow();
  }

  /** What runs beside the hall; its failure is the test's. */
  private interface Flood {
    void run() throws Exception;
  }

  private CompletableFuture<Void> begin(Flood flood) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            flood.run();
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        },
        flooders);
  }

  @Test
  @DisplayName("a device that asks without end is answered, once a request, or told to come later")
  void requestsWithoutEnd() throws Exception {
    try (HallAtWork hall = leanHall();
        RawClient kiosk = new RawClient(hall.port())) {
      kiosk.login(hall.spare("kiosk-guest"));
      Semaphore unanswered = new Semaphore(UNANSWERED_MAX);
      CompletableFuture<Void> asking = begin(() -> ask(kiosk, unanswered));
      Map<Status, Integer> answers = new EnumMap<>(Status.class);
      CompletableFuture<Void> reading = begin(() -> readAnswers(kiosk, unanswered, answers));

      hall.awaitMoreCalls(40);
      asking.get(HallAtWork.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      reading.get(HallAtWork.PATIENCE.toSeconds(), TimeUnit.SECONDS);

      assertThat(answers.keySet()).isSubsetOf(Status.STATUS_REFUSED, Status.STATUS_BUSY);
      endWell(hall);
    }
  }

  /** Asks for a ticket that nobody has: refused, so the hall's numbers stay its own. */
  private static void ask(RawClient kiosk, Semaphore unanswered) throws Exception {
    CancelTicket cancel = CancelTicket.newBuilder().setTicketId(NO_TICKET).build();
    for (int first = 1; first <= MESSAGES; first += BURST) {
      ByteArrayOutputStream burst = new ByteArrayOutputStream();
      for (int id = first; id < first + BURST; id++) {
        burst.writeBytes(RawClient.frame(Request.newBuilder().setCancelTicket(cancel), id));
      }
      unanswered.acquire(BURST);
      kiosk.sendBytes(burst.toByteArray());
    }
  }

  private static void readAnswers(
      RawClient kiosk, Semaphore unanswered, Map<Status, Integer> answers) throws IOException {
    BitSet answered = new BitSet();
    for (int i = 0; i < MESSAGES; i++) {
      Reply reply = kiosk.receiveReply();
      int id = Math.toIntExact(reply.getRequestId());
      assertThat(answered.get(id)).as("answered before: %d", id).isFalse();
      answered.set(id);
      unanswered.release();
      answers.merge(reply.getStatus(), 1, Integer::sum);
    }
  }

  @Test
  @DisplayName("devices that talk without end and read nothing take no memory and nobody's turn")
  void talkersWhoDoNotListen() throws Exception {
    try (HallAtWork hall = leanHall()) {
      byte[] heartbeat =
          RawClient.frame(
              DeviceMessage.newBuilder().setHeartbeat(Heartbeat.getDefaultInstance()).build());
      byte[] watch =
          RawClient.frame(DeviceMessage.newBuilder().setWatch(Watch.getDefaultInstance()).build());
      byte[] cancel =
          RawClient.frame(
              Request.newBuilder()
                  .setCancelTicket(CancelTicket.newBuilder().setTicketId(NO_TICKET)),
              1);
      CompletableFuture<Void> all =
          CompletableFuture.allOf(
              begin(() -> talk(hall, hall.spare("pad-guest"), heartbeat)),
              begin(() -> talk(hall, hall.spare("board-guest"), watch)),
              begin(() -> talk(hall, hall.spare("kiosk-guest"), cancel)));

      hall.awaitMoreCalls(40);
      all.get(2 * HallAtWork.PATIENCE.toSeconds(), TimeUnit.SECONDS);

      endWell(hall);
    }
  }

  /** Says the same again and again; cut off, it comes back and goes on. */
  private static void talk(HallAtWork hall, DeviceRecord device, byte[] frame) throws IOException {
    byte[] burst = repeated(frame);
    int said = 0;
    while (said < MESSAGES) {
      try (RawClient client = new RawClient(hall.port())) {
        client.login(device);
        while (said < MESSAGES) {
          said += BURST;
          client.sendBytes(burst);
        }
      } catch (IOException e) {
        // The server has cut it off.
      }
    }
  }

  private static byte[] repeated(byte[] frame) {
    ByteArrayOutputStream burst = new ByteArrayOutputStream();
    for (int i = 0; i < BURST; i++) {
      burst.writeBytes(frame);
    }
    return burst.toByteArray();
  }

  @Test
  @DisplayName("strangers by the thousand keep no device out, and do not fill the log")
  void strangersByTheThousand() throws Exception {
    try (HallAtWork hall = leanHall()) {
      CompletableFuture<Void> strangers = begin(() -> strangersCome(hall.port()));

      hall.awaitMoreCalls(40);
      try (RawClient board = new RawClient(hall.port())) {
        board.login(hall.spare("board-guest"));
        board.send(Watch.getDefaultInstance());
        assertThat(board.receive(BodyCase.SNAPSHOT).getSnapshot().getWindowsCount()).isPositive();
      }
      strangers.get(2 * HallAtWork.PATIENCE.toSeconds(), TimeUnit.SECONDS);

      endWell(hall);
    }
  }

  /**
   * Some say nothing, some half a word, some a name that nobody has; the latest stay for a while.
   */
  private static void strangersCome(int port) throws IOException {
    int staying = 100 * ADDRESSES;
    List<Socket> open = new ArrayList<>();
    DeviceRecord nobody = new DeviceRecord("nobody", Role.ROLE_KIOSK, "east", KEY);
    byte[] hello =
        RawClient.frame(DeviceMessage.newBuilder().setHello(RawClient.helloOf(nobody)).build());
    try {
      for (int i = 0; i < STRANGERS; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, address(i), 0);
        open.add(socket);
        try {
          socket.getOutputStream().write(hello, 0, i % 3 == 0 ? hello.length : i % 3);
        } catch (IOException e) {
          // Its address has too many already.
        }
        if (open.size() > staying) {
          open.remove(0).close();
        }
      }
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  private static InetAddress address(int nth) throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (1 + nth % ADDRESSES)});
  }

  /** At work on a server with too little memory for what a flood could heap up in it. */
  private HallAtWork leanHall() throws Exception {
    HallAtWork hall =
        new HallAtWork(dir, SEED).withJava("-Xmx128m", "-XX:MaxDirectMemorySize=32m").open();
    linesBefore = hall.said("").size();
    return hall;
  }

  private void endWell(HallAtWork hall) throws Exception {
    assertThat(hall.simulation().everybodyIn()).isTrue();
    hall.closeWithoutFault();
    assertThat(hall.said("OutOfMemory")).isEmpty();
    assertThat(hall.said("ERROR")).isEmpty();
    assertThat(hall.said("").size() - linesBefore).as("lines said").isLessThan(LOG_LINES_MAX);
  }
}
