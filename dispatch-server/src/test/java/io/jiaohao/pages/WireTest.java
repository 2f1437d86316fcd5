package io.jiaohao.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import io.jiaohao.app.TestHall;
import io.jiaohao.app.TestServer;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.ServerMessage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page's own reader and writer of messages, held against the protocol's golden frames. */
@DisplayName("In a browser, messages of the protocol")
class WireTest {
  private static final Path GOLDEN =
      Path.of("..", "window-terminal-protocol", "src", "test", "resources", "golden", "v1.txt");
  private static final String WIRE =
      "const {Wire} = await import('/page/wire.js');"
          + "const wire = new Wire(await (await fetch('/page/messages.json')).json());"
          + "const bytes = hex => Uint8Array.from(hex.match(/../g) ?? [], b => parseInt(b, 16));"
          + "const hex = all => [...all].map(b => b.toString(16).padStart(2, '0')).join('');";

  private static Screen screen;

  @RegisterExtension final TestServer hall = TestServer.of(TestHall.plan());

  private record Vector(String kind, String hex, Message message) {}

  @BeforeAll
  static void startBrowser() {
    screen = new Screen(800, 600);
  }

  @AfterAll
  static void endBrowser() {
    screen.close();
  }

  @BeforeEach
  void open() {
    screen.at("http://127.0.0.1:" + hall.server().webPort()).open("/sign-in");
  }

  @Test
  @DisplayName("are read as what they mean, and written as they were")
  void goldenFrames() throws IOException {
    List<Vector> vectors = vectors();
    assertThat(vectors).hasSizeGreaterThan(60);
    for (Vector vector : vectors) {
      JsonObject told =
          new JsonObject(
              (String)
                  screen.later(
                      WIRE
                          + "const read = wire.read(given[0], bytes(given[1]));"
                          + "const plain = (k, v) => v instanceof Uint8Array ? [...v] : v;"
                          + "return JSON.stringify({read: JSON.parse(JSON.stringify(read, plain)),"
                          + " written: hex(wire.write(given[0], read))})",
                      vector.kind(),
                      vector.hex()));

      assertThat(told.getJsonObject("read"))
          .as(vector.hex())
          .isEqualTo(new JsonObject(plain(vector.message()).encode()));
      assertThat(told.getString("written")).isEqualTo(vector.hex());
    }
  }

  @Test
  @DisplayName("of a later version are read as far as they are known")
  void unknownFields() {
    String later = "3a00" + "c03e07" + "ca3e0461626364" + "d13e0102030405060708" + "dd3e01020304";

    Object read =
        screen.later(
            WIRE + "return JSON.stringify(wire.read('DeviceMessage', bytes(given[0])))", later);

    assertThat(read).isEqualTo("{\"heartbeat\":{}}");
  }

  @Test
  @DisplayName("with large and negative numbers are read right")
  void largeNumbers() {
    Object read =
        screen.later(
            WIRE
                + "return ['10ffffffffffffff0f', '10ffffffffffffffffff01'].map("
                + "one => wire.read('Snapshot', bytes(one)).hallMs)");

    assertThat(read).isEqualTo(List.of(9_007_199_254_740_991L, -1L));
  }

  @Test
  @DisplayName("that are cut off or nonsense are refused")
  void nonsense() {
    Object said =
        screen.later(
            WIRE
                + "return ['1203', '08', '0b', '08ffffffffffffffffffff01'].map(one => {"
                + " try { wire.read('ServerMessage', bytes(one)); return 'read' }"
                + " catch (fault) { return fault.constructor.name } })");

    assertThat(said).isEqualTo(List.of("WireError", "WireError", "WireError", "WireError"));
  }

  private static List<Vector> vectors() throws IOException {
    List<Vector> vectors = new ArrayList<>();
    for (String line : Files.readAllLines(GOLDEN)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split("\\|", 3);
        boolean device = parts[1].strip().equals("device");
        Message.Builder message = device ? DeviceMessage.newBuilder() : ServerMessage.newBuilder();
        TextFormat.merge(parts[2], message);
        vectors.add(
            new Vector(
                device ? "DeviceMessage" : "ServerMessage",
                withoutLength(parts[0].replace(" ", "")),
                message.build()));
      }
    }
    return vectors;
  }

  private static String withoutLength(String frame) {
    byte[] bytes = HexFormat.of().parseHex(frame);
    int at = 0;
    while (bytes[at] < 0) {
      at++;
    }
    return frame.substring(2 * (at + 1));
  }

  /** As a page has it: every field that is no choice has a value. */
  private static JsonObject plain(Message message) {
    JsonObject json = new JsonObject();
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (field.isRepeated()) {
        JsonArray all = new JsonArray();
        ((List<?>) message.getField(field)).forEach(one -> all.add(plain(one)));
        json.put(field.getJsonName(), all);
      } else if (!field.hasPresence() || message.hasField(field)) {
        json.put(field.getJsonName(), plain(message.getField(field)));
      }
    }
    return json;
  }

  private static Object plain(Object value) {
    if (value instanceof Message message) {
      return plain(message);
    }
    if (value instanceof EnumValueDescriptor word) {
      return word.getName();
    }
    if (value instanceof ByteString bytes) {
      JsonArray all = new JsonArray();
      bytes.forEach(one -> all.add(one & 0xFF));
      return all;
    }
    return value instanceof Double number ? (Object) Math.round(number) : value;
  }
}
