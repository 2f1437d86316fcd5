package io.jiaohao.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * The characters of a hall file: bounded in size, sound UTF-8, and none that cannot be seen. What
 * is wrong on this level is found here, because the YAML parser would not say where.
 */
public final class HallFileText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private HallFileText() {}

  /** The characters of a stream; {@code fileName} is what faults call it. */
  public static String read(String fileName, InputStream in) throws IOException, HallFileException {
    byte[] bytes = in.readNBytes(HallFileLimits.MAX_BYTES + 1);
    if (bytes.length > HallFileLimits.MAX_BYTES) {
      throw tooLarge(fileName, "bytes");
    }
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), chars, true);
    String text = chars.flip().toString();
    if (result.isError()) {
      throw refused(fileName, text, text.length(), "a byte that is not UTF-8", "UTF-8 text");
    }
    return checked(fileName, text);
  }

  static String read(String fileName, Reader in) throws IOException, HallFileException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[8_192];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      text.append(buffer, 0, n);
      if (text.length() > HallFileLimits.MAX_BYTES) {
        throw tooLarge(fileName, "characters");
      }
    }
    return checked(fileName, text.toString());
  }

  private static String checked(String fileName, String text) throws HallFileException {
    String body = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    for (int i = 0; i < body.length(); i += Character.charCount(body.codePointAt(i))) {
      int character = body.codePointAt(i);
      if (!StreamReader.isPrintable(character)) {
        String value = String.format("character U+%04X", character);
        throw refused(fileName, body, i, value, "printable text");
      }
    }
    return body;
  }

  private static HallFileException tooLarge(String fileName, String unit) {
    String value = "more than " + HallFileLimits.MAX_BYTES + " " + unit;
    String expected = "at most " + HallFileLimits.MAX_BYTES;
    return refused(fileName, "", 0, value, expected);
  }

  private static HallFileException refused(
      String fileName, String text, int at, String value, String expected) {
    int lineStart = text.lastIndexOf('\n', at - 1) + 1;
    int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    int column = text.codePointCount(lineStart, at) + 1;
    return new HallFileException(
        fileName, List.of(new Fault(line, column, Faults.WHOLE_FILE, value, expected)));
  }
}
