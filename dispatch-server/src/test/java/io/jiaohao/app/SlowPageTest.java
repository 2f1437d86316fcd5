package io.jiaohao.app;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.accounts.AccountRole;
import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.SnapshotPlease;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.protocol.wire.WindowPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The relay between a page and the device port queues nothing of its own: a page that stops reading
 * makes the device port wait, which then leaves it out until there is room.
 */
@DisplayName("C08: a page that stops reading")
class SlowPageTest {
  private static final int WINDOWS = 400;
  private static final int CALLS = 20;

  /** Would come to far more than the bound below if each were kept. */
  private static final int PICTURES = 16_000;

  /** What the sockets of both hops hold at most, and the server's own caps. */
  private static final long BYTES_MAX = 24L * 1024 * 1024;

  @RegisterExtension private final TestServer server = TestServer.of(TestHall.withWindows(WINDOWS));

  private TestPage board(String device) {
    String origin = "http://127.0.0.1:" + server.webPort();
    TestPage page =
        TestPage.open(server.webPort(), server.cookie("guest", AccountRole.STAFF), origin);
    page.hello(Role.ROLE_BOARD, device);
    assertThat(page.first().hasWelcome()).isTrue();
    page.say(DeviceMessage.newBuilder().setWatch(Watch.getDefaultInstance()).build());
    await().until(() -> page.heard.size() > 1);
    return page;
  }

  private static Map<String, WindowPicture> picture(List<ServerMessage> heard) {
    Map<String, WindowPicture> picture = new TreeMap<>();
    for (ServerMessage message : heard) {
      message.getSnapshot().getWindowsList().forEach(w -> picture.put(w.getWindow(), w));
      message.getDelta().getWindowsList().forEach(w -> picture.put(w.getWindow(), w));
    }
    return picture;
  }

  private static long bytes(TestPage page) {
    return page.heard.stream().mapToLong(ServerMessage::getSerializedSize).sum();
  }

  @Test
  @DisplayName("is owed little, others get each call, and once it reads it has the present picture")
  void bounded() {
    TestPage good = board("board-E1");
    TestPage frozen = board("board-E2");
    TestDevice kiosk = server.device("kiosk-E1");
    TestDevice window = server.openWindow(1);
    long onePicture = frozen.heard.get(1).getSerializedSize();
    assertThat(onePicture * PICTURES).as("it would be too much").isGreaterThan(2 * BYTES_MAX);

    frozen.stopReading();
    DeviceMessage please =
        DeviceMessage.newBuilder().setSnapshotPlease(SnapshotPlease.getDefaultInstance()).build();
    for (int i = 0; i < PICTURES; i++) {
      frozen.say(please);
    }
    List<Long> calls = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      kiosk.issue("AA");
      Call call = window.next();
      window.finish(call.getCallId());
      calls.add(call.getCallId());
    }
    kiosk.issue("AA");
    Call last = window.next();
    await().until(() -> callOf(good) == last.getCallId());
    assertThat(good.heard.stream().flatMap(m -> m.getDelta().getWindowsList().stream()))
        .extracting(WindowPicture::getCallId)
        .containsAll(calls);

    frozen.readOn();

    await().until(() -> callOf(frozen) == last.getCallId());
    assertThat(bytes(frozen)).isLessThan(BYTES_MAX);
    assertThat(frozen.closedWith).isZero();
  }

  private static long callOf(TestPage page) {
    return picture(page.heard).getOrDefault("E01", WindowPicture.getDefaultInstance()).getCallId();
  }
}
