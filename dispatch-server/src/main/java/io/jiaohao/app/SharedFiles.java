package io.jiaohao.app;

import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.redis.RedisFiles;
import io.jiaohao.protocol.OwnersFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small files of a data directory that the next node must have as well: keys of devices, accounts,
 * notices. The ones in Redis count. Whoever begins to serve brings them here; whoever serves keeps
 * there what changes. All methods wait.
 */
final class SharedFiles {
  private static final Logger log = LoggerFactory.getLogger(SharedFiles.class);

  private static final byte[] REMOVED = new byte[0];

  private final Path dir;
  private final List<String> names;
  private final RedisFiles redis;
  private final BooleanSupplier mayKeep;
  private final Map<String, Seen> seen = new HashMap<>();

  /** What tells that a file may have changed. */
  private record Seen(FileTime modified, long size) {
    static final Seen NOTHING = new Seen(FileTime.fromMillis(0), 0);
  }

  private SharedFiles(Path dir, List<String> names, RedisFiles redis, BooleanSupplier mayKeep) {
    this.dir = dir;
    this.names = names;
    this.redis = redis;
    this.mayKeep = mayKeep;
  }

  /** Those of a hall; kept only while this node may speak for it. */
  static SharedFiles ofHall(Path dir, String hall, RedisFiles redis, BooleanSupplier mayKeep) {
    List<String> names =
        List.of(
            "devices.keys",
            "accounts",
            "ticket-links.key",
            "notices",
            "rating-notes",
            "hall-changed.yaml",
            "hall-changed-before.yaml",
            hall + ".webhooks");
    return new SharedFiles(dir, names, redis, mayKeep);
  }

  /** Those of a city: any of its nodes may change them. */
  static SharedFiles ofCity(Path dir, RedisFiles redis) {
    return new SharedFiles(dir, List.of("accounts"), redis, () -> true);
  }

  /** Makes the files here those that are in Redis. One that is not in Redis is left as it is. */
  synchronized void bring() throws JournalException, IOException {
    Map<String, byte[]> kept = redis.all();
    for (String name : names) {
      byte[] content = kept.get(name);
      if (content != null) {
        bring(dir.resolve(name), content);
        seen.put(name, look(name));
      }
    }
  }

  private static void bring(Path file, byte[] content) throws IOException {
    if (content.length == 0) {
      Files.deleteIfExists(file);
    } else if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
      OwnersFile.replace(file, new String(content, StandardCharsets.UTF_8));
    }
  }

  /** Keeps what has changed here; what can not be kept now is tried again the next time. */
  synchronized void keep() {
    try {
      for (String name : names) {
        Seen now = look(name);
        if (!now.equals(seen.getOrDefault(name, Seen.NOTHING)) && mayKeep.getAsBoolean()) {
          redis.keep(name, read(name));
          seen.put(name, now);
        }
      }
    } catch (JournalException | IOException e) {
      log.debug("{}: not kept in Redis yet", dir, e);
    }
  }

  /**
   * Keeps what has changed here and brings what has changed elsewhere, for files that any node may
   * change; of two changes within the same moment one counts.
   */
  synchronized void align() {
    keep();
    try {
      bring();
    } catch (JournalException | IOException e) {
      log.debug("{}: not brought from Redis yet", dir, e);
    }
  }

  private Seen look(String name) throws IOException {
    Path file = dir.resolve(name);
    if (!Files.exists(file)) {
      return Seen.NOTHING;
    }
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new Seen(attributes.lastModifiedTime(), attributes.size());
  }

  private byte[] read(String name) throws IOException {
    Path file = dir.resolve(name);
    return Files.exists(file) ? Files.readAllBytes(file) : REMOVED;
  }
}
