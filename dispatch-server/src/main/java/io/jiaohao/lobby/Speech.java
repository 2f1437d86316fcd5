package io.jiaohao.lobby;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sentences as sound, for boards whose browser has no voice: made by espeak-ng where that is
 * installed, one at a time. It is given the hall's own sentences alone, never what somebody wrote.
 */
public final class Speech {
  /** Where Debian's package puts it. */
  public static final Path ESPEAK = Path.of("/usr/bin/espeak-ng");

  /** Longest that a sentence may take to be made. */
  private static final long MADE_WITHIN_MS = 5_000;

  /** Sentences that are kept, since each is asked for by language and perhaps again. */
  private static final int KEPT_MAX = 32;

  /** Longest sentence as sound: some twenty seconds. */
  private static final int BYTES_MAX = 1_000_000;

  private static final int RIFF_SIZE_AT = 4;
  private static final int DATA_SIZE_AT = 40;
  private static final int HEADER_BYTES = 44;
  private static final Logger log = LoggerFactory.getLogger(Speech.class);

  private final Path program;
  private final boolean isThere;
  private final Map<String, byte[]> kept =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
          return size() > KEPT_MAX;
        }
      };

  /** That of a program like espeak-ng; without it there is none, which is said once. */
  public Speech(Path program) {
    this.program = program;
    isThere = Files.isExecutable(program);
    if (!isThere) {
      log.warn("no {}: boards whose browser has no voice stay mute", program);
    }
  }

  /** Whether sentences can be made. */
  public boolean isThere() {
    return isThere;
  }

  /**
   * A sentence as a WAV file. Takes a while: not on a loop.
   *
   * @param language {@code zh} or {@code en}
   * @throws IOException if there is no program, or it failed
   */
  public synchronized byte[] wav(String language, String sentence) throws IOException {
    if (!isThere) {
      throw new IOException(program + " is not there");
    }
    byte[] known = kept.get(sentence);
    if (known == null) {
      known = make(language.equals("zh") ? "cmn" : "en-gb", sentence);
      kept.put(sentence, known);
    }
    return known;
  }

  private byte[] make(String voice, String sentence) throws IOException {
    Process process =
        new ProcessBuilder(program.toString(), "-v", voice, "-s", "140", "--stdin", "--stdout")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    CompletableFuture.delayedExecutor(MADE_WITHIN_MS, TimeUnit.MILLISECONDS)
        .execute(process::destroyForcibly);
    try (OutputStream in = process.getOutputStream()) {
      in.write(sentence.getBytes(StandardCharsets.UTF_8));
    }
    byte[] sound;
    try (InputStream out = process.getInputStream()) {
      sound = out.readNBytes(BYTES_MAX);
    }
    int status = process.onExit().join().exitValue();
    // Half a sentence must not be kept: it ended by itself, and before the limit.
    if (status != 0 || sound.length <= HEADER_BYTES || sound.length == BYTES_MAX) {
      throw new IOException(
          "%s ended with %d after %d bytes (expected: a sentence)"
              .formatted(program, status, sound.length));
    }
    return withSizes(sound);
  }

  /** It writes as it speaks and cannot know how long that will be; browsers want to. */
  private static byte[] withSizes(byte[] sound) {
    ByteBuffer.wrap(sound)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(RIFF_SIZE_AT, sound.length - RIFF_SIZE_AT - Integer.BYTES)
        .putInt(DATA_SIZE_AT, sound.length - HEADER_BYTES);
    return sound;
  }
}
