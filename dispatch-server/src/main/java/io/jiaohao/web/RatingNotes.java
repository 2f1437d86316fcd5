package io.jiaohao.web;

import io.jiaohao.protocol.OwnersFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was done about bad ratings, in words. Free text may be about a person, so it is never
 * journalled: a file in the data directory holds it for a while and then forgets it.
 */
public final class RatingNotes {
  /** Notes that are kept; beyond it the oldest go. */
  static final int KEPT_MAX = 500;

  /** How long a note is kept. */
  static final long KEPT_MS = 90L * 24 * 60 * 60 * 1_000;

  /** Longest note, in characters. */
  static final int NOTE_MAX_CHARS = 200;

  private static final Logger log = LoggerFactory.getLogger(RatingNotes.class);
  private static final String FILE = "rating-notes";
  private static final int FIELDS = 4;

  private final Path file;
  private List<Note> notes = List.of();

  /**
   * What somebody did about a call's rating.
   *
   * @param atMs hall time
   */
  public record Note(long callId, long atMs, String who, String note) {
    String line() {
      return String.join("\t", Long.toString(callId), Long.toString(atMs), who, note);
    }

    static Note parse(String line) {
      String[] fields = line.split("\t", -1);
      if (fields.length != FIELDS) {
        throw new IllegalArgumentException(fields.length + " fields (expected: " + FIELDS + ")");
      }
      return new Note(Long.parseLong(fields[0]), Long.parseLong(fields[1]), fields[2], fields[3]);
    }
  }

  /** Those of a data directory; a file that cannot be read costs the old notes alone. */
  public RatingNotes(Path dataDir) {
    file = dataDir.resolve(FILE);
    try {
      if (Files.exists(file)) {
        notes = Files.readAllLines(file).stream().map(Note::parse).toList();
      }
    } catch (IOException | IllegalArgumentException e) {
      log.error("{} cannot be read, its notes are lost: {}", file, e.toString());
    }
  }

  /** Keeps a note, and forgets what is old. */
  synchronized void keep(Note note) throws IOException {
    List<Note> next = new ArrayList<>(notes);
    next.removeIf(one -> note.atMs() - one.atMs() > KEPT_MS);
    next.add(note);
    List<Note> kept = List.copyOf(next.subList(Math.max(0, next.size() - KEPT_MAX), next.size()));
    OwnersFile.replace(
        file, kept.stream().map(Note::line).collect(Collectors.joining("\n", "", "\n")));
    notes = kept;
  }

  /** Newest first. */
  synchronized List<Note> newest() {
    List<Note> newest = new ArrayList<>(notes);
    Collections.reverse(newest);
    return newest;
  }
}
