package io.jiaohao.lobby;

import io.jiaohao.core.Words;
import io.jiaohao.protocol.OwnersFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notices of a hall. Free text is never journalled: a file in the data directory holds what is
 * posted now, and forgets what was taken back. Written by one thread, read by any.
 */
public final class NoticeBoard {
  /** Notices at a time: what people can take in, and what fits every picture. */
  public static final int NOTICES_MAX = 8;

  /** Longest text of a notice in one language, in characters. */
  public static final int TEXT_MAX_CHARS = 100;

  private static final Logger log = LoggerFactory.getLogger(NoticeBoard.class);
  private static final String FILE = "notices";
  private static final Comparator<Notice> AS_SHOWN =
      Comparator.comparing(Notice::important)
          .reversed()
          .thenComparing(Comparator.comparingLong(Notice::id).reversed());

  private final Path file;
  private volatile List<Notice> posted = List.of();

  /** That of a data directory; a file that cannot be read costs the old notices alone. */
  public NoticeBoard(Path dataDir) {
    file = dataDir.resolve(FILE);
    try {
      if (Files.exists(file)) {
        posted = Files.readAllLines(file).stream().map(Notice::parse).sorted(AS_SHOWN).toList();
      }
    } catch (IOException | IllegalArgumentException e) {
      log.error("{} cannot be read, its notices are lost: {}", file, e.toString());
    }
  }

  /** Those whose time is not over, important ones first, then the newest. From any thread. */
  public List<Notice> now(long hallMs) {
    return posted.stream().filter(notice -> !notice.isOver(hallMs)).toList();
  }

  /** Whether there is no room for one more. */
  public boolean isFull(long hallMs) {
    return now(hallMs).size() >= NOTICES_MAX;
  }

  /** Posts one more and returns it; the id and the moment are this board's own. */
  public synchronized Notice post(
      Words words, String wing, String zone, boolean important, long nowMs, long untilMs, String by)
      throws IOException {
    long lastId = posted.stream().mapToLong(Notice::id).max().orElse(0);
    Notice notice =
        new Notice(Math.max(lastId + 1, nowMs), words, wing, zone, important, nowMs, untilMs, by);
    List<Notice> next = new ArrayList<>(now(nowMs));
    next.add(notice);
    keep(next);
    return notice;
  }

  /** Takes a notice back; tells whether it was there. */
  public synchronized boolean takeBack(long id, long nowMs) throws IOException {
    List<Notice> next = new ArrayList<>(now(nowMs));
    boolean wasThere = next.removeIf(notice -> notice.id() == id);
    if (wasThere) {
      keep(next);
    }
    return wasThere;
  }

  private void keep(List<Notice> next) throws IOException {
    next.sort(AS_SHOWN);
    OwnersFile.replace(
        file, next.stream().map(notice -> notice.line() + "\n").collect(Collectors.joining()));
    posted = List.copyOf(next);
  }
}
