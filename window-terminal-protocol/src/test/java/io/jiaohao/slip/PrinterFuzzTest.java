package io.jiaohao.slip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.fuzz.ByteSpoiler;
import io.jiaohao.fuzz.FuzzRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A printer that answers anything: it is in some state, or it does not answer. */
class PrinterFuzzTest {
  private static final int ANSWER_MAX = 80;
  private static final long STORY_MAX_BYTES = 16L << 20;

  /** A socket without a network, whose other end says these bytes and hangs up. */
  private static final class Says extends Socket {
    private final InputStream in;

    Says(byte[] answers) {
      this.in = new ByteArrayInputStream(answers);
    }

    @Override
    public InputStream getInputStream() {
      return in;
    }

    @Override
    public OutputStream getOutputStream() {
      return new ByteArrayOutputStream();
    }

    @Override
    public synchronized void setSoTimeout(int timeout) {}
  }

  @Test
  void anyAnswerIsAStateOrNone() {
    FuzzRun.of("printer", 1_000, 4_000_000).withinBytes(STORY_MAX_BYTES).each(this::talk);
  }

  private long talk(SplittableRandom random) throws IOException {
    byte[] status = {0x12, 0x12, 0x12, 0x12, 0x00, 0x16, 0x12, 0x12, 0x72};
    ByteSpoiler spoiler = new ByteSpoiler(random);
    byte[] answers =
        random.nextInt(8) == 0 ? spoiler.noise(ANSWER_MAX) : spoiler.spoilt(status, status);
    try (Socket socket = new Says(answers)) {
      PrinterTalk printer = new PrinterTalk(socket);
      assertThat(printer.askState(1)).isNotIn(PrinterState.UNKNOWN, PrinterState.UNREACHABLE);
      printer.awaitPrinted(1);
      assertThat(printer.askState(1)).isNotIn(PrinterState.UNKNOWN, PrinterState.UNREACHABLE);
    } catch (IOException e) {
      assertThat(e.getMessage()).containsAnyOf("has closed the connection", "bytes that are none");
    }
    return 1;
  }
}
