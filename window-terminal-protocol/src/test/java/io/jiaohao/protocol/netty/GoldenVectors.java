package io.jiaohao.protocol.netty;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.ServerMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The golden frames: bytes and meaning, typed by hand from the protocol page. */
final class GoldenVectors {
  /** One frame and what it means. */
  record Vector(String hex, boolean fromDevice, Message message) {
    byte[] frame() {
      return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
      return TextFormat.printer().emittingSingleLine(true).printToString(message);
    }
  }

  private GoldenVectors() {}

  static List<Vector> all() throws IOException {
    List<Vector> vectors = new ArrayList<>();
    try (InputStream file = GoldenVectors.class.getResourceAsStream("/golden/v1.txt")) {
      for (String line : new String(file.readAllBytes(), UTF_8).split("\n", -1)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          vectors.add(parse(line));
        }
      }
    }
    return vectors;
  }

  private static Vector parse(String line) throws TextFormat.ParseException {
    String[] parts = line.split("\\|", 3);
    boolean fromDevice = parts[1].strip().equals("device");
    Message.Builder message = fromDevice ? DeviceMessage.newBuilder() : ServerMessage.newBuilder();
    TextFormat.merge(parts[2], message);
    return new Vector(parts[0].replace(" ", ""), fromDevice, message.build());
  }
}
