package io.jiaohao.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who did what, when: sign-ins, changes of devices, accounts and plan, and what managers ask for.
 * One file in the data directory, one line a deed, only ever appended to and on the disk before the
 * deed; when it is full it becomes the older of two. What visitors and windows do is in the
 * journal. From any thread, but it waits for the disk.
 */
public final class Audit {
  /** Size at which the file becomes the older one. */
  static final int FULL_BYTES = 2 << 20;

  /** Longest text of a field; longer ones are cut. */
  static final int FIELD_MAX_CHARS = 300;

  private static final long RARE_MS = 60_000;
  private static final Logger log = LoggerFactory.getLogger(Audit.class);
  private static final String FILE = "audit";
  private static final String OLDER = "audit.1";
  private static final String BETWEEN = "\t";
  private static final int FIELDS = 5;

  private final Path file;
  private final Path older;
  private final int fullBytes;
  private final LongSupplier nowMs;

  /** When somebody was last on record with what may happen too often, by who and action. */
  private final Map<String, Long> rareAtMs = new LinkedHashMap<>();

  /**
   * A deed.
   *
   * @param who an account; "console" for somebody at the server's command line
   * @param action what, as in "device.add"
   * @param about whom or what it was done to
   * @param detail how, may be empty
   */
  public record Deed(long atMs, String who, String action, String about, String detail) {
    boolean mentions(String part) {
      return String.join(" ", who, action, about, detail).toLowerCase(Locale.ROOT).contains(part);
    }
  }

  /**
   * The record of a data directory.
   *
   * @param nowMs real time, milliseconds since 1970
   */
  public Audit(Path dataDir, LongSupplier nowMs) {
    this(dataDir, nowMs, FULL_BYTES);
  }

  Audit(Path dataDir, LongSupplier nowMs, int fullBytes) {
    this.file = dataDir.resolve(FILE);
    this.older = dataDir.resolve(OLDER);
    this.nowMs = nowMs;
    this.fullBytes = fullBytes;
  }

  /**
   * Puts a deed on record.
   *
   * @throws IOException if it is not on the disk; then the deed must not be done
   */
  public synchronized void record(String who, String action, String about, String detail)
      throws IOException {
    if (Files.exists(file) && Files.size(file) >= fullBytes) {
      Files.move(file, older, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    boolean torn = isTorn();
    String line =
        String.join(
            BETWEEN,
            Instant.ofEpochMilli(nowMs.getAsLong()).toString(),
            plain(who),
            plain(action),
            plain(about),
            plain(detail));
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = UTF_8.encode((torn ? "\n" : "") + line + "\n");
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(false);
    }
  }

  /** Puts on record what has happened already; if that fails the log says so. */
  public void recordAfter(String who, String action, String about, String detail) {
    try {
      record(who, action, about, detail);
    } catch (IOException e) {
      log.error("not in the audit: {} {} {}: {}", who, action, about, e.toString());
    }
  }

  /**
   * The same for what somebody could repeat until the file holds nothing else: once a minute, by
   * who and action.
   */
  public synchronized void recordRarely(String who, String action, String about) {
    long now = nowMs.getAsLong();
    Long last = rareAtMs.get(who + ' ' + action);
    if (last == null || now - last >= RARE_MS) {
      rareAtMs.put(who + ' ' + action, now);
      recordAfter(who, action, about, "");
    }
  }

  /** Makes the file if there is none, and tells whether a crash has cut its last line short. */
  private boolean isTorn() throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return false;
    }
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return in.size() > 0 && in.read(last, in.size() - 1) == 1 && last.get(0) != '\n';
    }
  }

  /** Somebody else's text, fit for a field: one line, and not too long. */
  private static String plain(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= FIELD_MAX_CHARS ? line : line.substring(0, FIELD_MAX_CHARS) + "…";
  }

  /** The latest deeds that mention something, newest first; an empty part is in all. */
  public synchronized List<Deed> newest(String part, int atMost) throws IOException {
    String wanted = part.toLowerCase(Locale.ROOT);
    Deque<Deed> found = new ArrayDeque<>();
    for (Path one : List.of(older, file)) {
      if (Files.exists(one)) {
        for (String line : new String(Files.readAllBytes(one), UTF_8).split("\n", -1)) {
          parse(line).filter(deed -> deed.mentions(wanted)).ifPresent(found::addFirst);
          if (found.size() > atMost) {
            found.removeLast();
          }
        }
      }
    }
    return new ArrayList<>(found);
  }

  /** A line that a crash has cut short, or that somebody has written by hand, is passed over. */
  private static Optional<Deed> parse(String line) {
    String[] fields = line.split(BETWEEN, -1);
    if (fields.length != FIELDS) {
      return Optional.empty();
    }
    try {
      long atMs = Instant.parse(fields[0]).toEpochMilli();
      return Optional.of(new Deed(atMs, fields[1], fields[2], fields[3], fields[4]));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
