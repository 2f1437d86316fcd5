package io.jiaohao.gateway;

import static io.jiaohao.app.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.jiaohao.app.LogLines;
import io.jiaohao.app.RawClient;
import io.jiaohao.app.TestDevice;
import io.jiaohao.app.TestHall;
import io.jiaohao.app.TestServer;
import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.Heartbeat;
import io.jiaohao.protocol.wire.Hello;
import io.jiaohao.protocol.wire.Reject;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Welcome;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Logging in at the device port")
class LoginTest {
  private static final int LOGIN_WITHIN_MS = 1_000;
  private static final int PER_HOST_MAX = 4;

  @RegisterExtension
  private final TestServer server =
      TestServer.of(TestHall.plan())
          .gateway(s -> s.withTimes(LOGIN_WITHIN_MS, 5_000, 15_000).withPerHostMax(PER_HOST_MAX));

  private Reject rejected(DeviceRecord device, Hello hello) throws IOException {
    RawClient client = server.connect();
    ServerMessage answer = client.tryLogin(device, hello);
    assertThat(answer.hasReject()).as("%s", answer).isTrue();
    assertThat(client.drainToEnd()).as("bytes after the reject").isZero();
    return answer.getReject();
  }

  private static DeviceRecord withKey(DeviceRecord device, String id) {
    return new DeviceRecord(
        id, device.role(), device.place(), DeviceKey.random(new SecureRandom()));
  }

  @Test
  @DisplayName("a known device is told all that it needs")
  void welcome() throws IOException {
    Welcome welcome = server.connect().login(server.record("window-E02"));

    assertThat(welcome.getHall()).isEqualTo("small");
    assertThat(welcome.getWindow()).isEqualTo("E02");
    assertThat(welcome.getWing()).isEqualTo("E");
    assertThat(welcome.getZoneId()).isEqualTo("Asia/Shanghai");
    assertThat(welcome.getPlanVersion()).isPositive();
    assertThat(welcome.getHighestRequestId()).isZero();
    assertThat(welcome.getMaxFrameBytes()).isEqualTo(65_536);
  }

  @Test
  @DisplayName(
      "a device may name its hall; one of another hall is sent away before it proves itself")
  void namedHall() throws IOException {
    DeviceRecord kiosk = server.record("kiosk-E1");
    Hello named = RawClient.helloOf(kiosk).toBuilder().setHall("small").build();
    Hello foreign = RawClient.helloOf(kiosk).toBuilder().setHall("outlet-0007").build();

    assertThat(server.connect().tryLogin(kiosk, named).getWelcome().getHall()).isEqualTo("small");

    RawClient stranger = server.connect();
    stranger.send(foreign);
    Reject reject = stranger.receive(ServerMessage.BodyCase.REJECT).getReject();
    assertThat(reject.getCode()).isEqualTo(RejectCode.REJECT_ELSEWHERE);
    assertThat(reject.getWords()).isEqualTo("hall: \"outlet-0007\" is not served here");
    assertThat(reject.getAddress()).isEmpty();
    assertThat(stranger.drainToEnd()).as("bytes after the reject").isZero();
  }

  @Test
  @DisplayName("an unknown device and a wrong key are answered alike, byte for byte")
  void unknownDeviceAndWrongKeyAlike() throws IOException {
    DeviceRecord known = server.record("kiosk-E1");
    DeviceRecord wrongKey = withKey(known, "kiosk-E1");
    DeviceRecord unknown = withKey(known, "kiosk-E9");

    Reject forWrongKey = rejected(wrongKey, RawClient.helloOf(wrongKey));
    Reject forUnknown = rejected(unknown, RawClient.helloOf(unknown));

    assertThat(forWrongKey.getCode()).isEqualTo(RejectCode.REJECT_PROOF);
    assertThat(forUnknown.toByteString()).isEqualTo(forWrongKey.toByteString());
  }

  @Test
  @DisplayName("a device in a role that is not its own is rejected, after it has proved itself")
  void wrongRole() throws IOException {
    DeviceRecord kiosk = server.record("kiosk-E1");
    Hello asWindow = RawClient.helloOf(kiosk).toBuilder().setRole(Role.ROLE_WINDOW).build();

    assertThat(rejected(kiosk, asWindow).getCode()).isEqualTo(RejectCode.REJECT_ROLE);

    DeviceRecord impostor = withKey(kiosk, "kiosk-E1");
    assertThat(rejected(impostor, asWindow).getCode()).isEqualTo(RejectCode.REJECT_PROOF);
  }

  @Test
  @DisplayName("a version that is not spoken is rejected with the ones that are")
  void wrongVersion() throws IOException {
    DeviceRecord kiosk = server.record("kiosk-E1");
    Hello future = RawClient.helloOf(kiosk).toBuilder().setMinVersion(2).setMaxVersion(3).build();

    Reject reject = rejected(kiosk, future);

    assertThat(reject.getCode()).isEqualTo(RejectCode.REJECT_VERSION);
    assertThat(reject.getWords()).isEqualTo("versions: 2..3 (expected: 1..1)");
  }

  @Test
  @DisplayName("a Hello with a field out of its bounds is rejected, naming the field")
  void malformedHello() throws IOException {
    DeviceRecord kiosk = server.record("kiosk-E1");
    Hello good = RawClient.helloOf(kiosk);
    ByteString shortNonce = ByteString.copyFrom(new byte[15]);

    Reject noId = rejected(kiosk, good.toBuilder().setDeviceId("").build());
    Reject badId = rejected(kiosk, good.toBuilder().setDeviceId("kiosk E1\n").build());
    Reject badNonce = rejected(kiosk, good.toBuilder().setDeviceNonce(shortNonce).build());

    assertThat(List.of(noId, badId, badNonce))
        .extracting(Reject::getCode)
        .containsOnly(RejectCode.REJECT_MALFORMED);
    assertThat(noId.getWords()).startsWith("device_id: 0 characters");
    assertThat(badNonce.getWords()).isEqualTo("device_nonce: 15 bytes (expected: 16..64)");
  }

  @Test
  @DisplayName("a Hello of 600 bytes is not read: the first frame may have 512")
  void longHello() throws IOException {
    try (LogLines log = new LogLines()) {
      Hello.Builder hello = RawClient.helloOf(server.record("kiosk-E1")).toBuilder();
      hello.setDeviceNonce(ByteString.copyFrom(new byte[560]));
      RawClient client = server.connect();

      client.send(hello.build());

      assertThat(client.drainToEnd()).isZero();
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("first frame length: ")
          .contains("(expected: 1..512)");
    }
  }

  @Test
  @DisplayName("who sends anything but a Proof after the Challenge is rejected")
  void outOfOrder() throws IOException {
    RawClient client = server.connect();
    client.send(RawClient.helloOf(server.record("kiosk-E1")));
    client.receive(ServerMessage.BodyCase.CHALLENGE);

    client.send(DeviceMessage.newBuilder().setHeartbeat(Heartbeat.getDefaultInstance()).build());

    assertThat(client.receive().getReject().getCode()).isEqualTo(RejectCode.REJECT_MALFORMED);
    assertThat(client.drainToEnd()).isZero();
  }

  @Test
  @DisplayName("a login that takes too long is rejected, at whatever step it stopped")
  void loginTimeout() throws IOException {
    try (LogLines log = new LogLines()) {
      RawClient silent = server.connect();
      RawClient halfway = server.connect();
      halfway.send(RawClient.helloOf(server.record("kiosk-E1")));
      halfway.receive(ServerMessage.BodyCase.CHALLENGE);

      for (RawClient client : List.of(silent, halfway)) {
        assertThat(client.receive().getReject().getCode()).isEqualTo(RejectCode.REJECT_TOO_SLOW);
        assertThat(client.drainToEnd()).isZero();
      }
      assertThat(log.warnings()).isNotEmpty().allMatch(line -> line.contains("REJECT_TOO_SLOW"));
    }
  }

  @Test
  @DisplayName("one address may keep only so many strangers at the door; the log names the limit")
  void perHostLimit() throws IOException {
    try (LogLines log = new LogLines()) {
      RawClient first = server.connect();
      for (int i = 1; i < PER_HOST_MAX; i++) {
        server.connect();
      }

      assertThat(server.connect().drainToEnd()).as("one too many").isZero();
      assertThat(log.warnings()).singleElement().asString().contains("perHostMax");

      first.close();
      // Until the first one's place is free the server may shut the door in the middle of a Hello.
      await()
          .ignoreExceptionsInstanceOf(IOException.class)
          .untilAsserted(() -> server.connect().login(server.record("kiosk-E1")));
    }
  }

  @Test
  @DisplayName("who has logged in is no stranger: the address may open another connection")
  void loginFreesThePlace() throws IOException {
    for (int i = 1; i <= 3; i++) {
      server.login("window-E0" + i);
    }
    for (int i = 1; i < PER_HOST_MAX; i++) {
      server.connect();
    }

    assertThat(server.login("kiosk-E1")).isNotNull();
  }

  @Test
  @DisplayName("the newest login of a device wins; the older connection is told and closed")
  void replaced() throws IOException {
    RawClient older = server.login("kiosk-E1");

    RawClient newer = server.login("kiosk-E1");

    assertThat(older.receive().getReject().getCode()).isEqualTo(RejectCode.REJECT_REPLACED);
    assertThat(older.drainToEnd()).isZero();
    assertThat(newer.ask(TestDevice.issueOf("AA"), 1).hasIssued()).isTrue();
  }

  @Test
  @DisplayName("a key that is taken back closes the live connection and every later login")
  void revoked() throws IOException {
    RawClient kiosk = server.login("kiosk-E1");
    RawClient other = server.login("kiosk-E2");
    DeviceRecord record = server.record("kiosk-E1");

    List<DeviceRecord> left =
        KeyFile.read(server.keyFile()).stream()
            .filter(device -> !device.deviceId().equals("kiosk-E1"))
            .toList();
    KeyFile.write(server.keyFile(), left);

    assertThat(kiosk.receive().getReject().getCode()).isEqualTo(RejectCode.REJECT_REVOKED);
    assertThat(kiosk.drainToEnd()).isZero();
    assertThat(rejected(record, RawClient.helloOf(record)).getCode())
        .isEqualTo(RejectCode.REJECT_PROOF);
    assertThat(other.ask(TestDevice.issueOf("AA"), 1).hasIssued()).isTrue();
  }

  @Test
  @DisplayName("off loopback the server does not start, and says why; nothing stays locked")
  void offLoopback() throws Exception {
    server.stop();

    assertThatThrownBy(() -> server.start(s -> s.at("0.0.0.0", 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host: 0.0.0.0 (expected: a loopback address")
        .hasMessageContaining("TLS");

    server.start();
    assertThat(server.login("kiosk-E1")).isNotNull();
  }
}
