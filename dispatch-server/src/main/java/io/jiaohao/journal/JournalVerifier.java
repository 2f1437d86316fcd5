package io.jiaohao.journal;

import io.jiaohao.core.Command;
import io.jiaohao.core.Decision;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallRules;
import io.jiaohao.core.HallState;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a whole journal and checks all that can be checked: the database's own structure, rows,
 * sequence, chain, stamps, and each command decided once more by this version's rules. Another
 * decision than the one on record means that determinism was lost, or that the rules have changed.
 */
public final class JournalVerifier {
  /** Faults after which a report is long enough. */
  static final int FAULTS_MAX = 100;

  private final Path file;
  private final List<String> faults = new ArrayList<>();
  private final HallState hall = HallState.empty();
  private boolean deciding = true;
  private long entries;
  private long batches;
  private long firstMs;
  private long lastMs;
  private EntryHash hash = EntryHash.START;

  private JournalVerifier(Path file) {
    this.file = file;
  }

  /**
   * Reads the file, also while a server writes it; then up to some entry.
   *
   * @throws JournalException if it cannot even be opened as a journal
   */
  public static VerifyReport verify(Path file) throws JournalException {
    JournalVerifier verifier = new JournalVerifier(file);
    try (ReadOnlyJournal journal = ReadOnlyJournal.open(file)) {
      verifier.checkLog();
      verifier.checkStructure(journal);
      verifier.readAll(journal);
      return verifier.report(journal.hall());
    } catch (IOException e) {
      throw new JournalException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Without a server, the log is looked at as a server would when it starts. */
  private void checkLog() throws IOException, JournalException {
    JournalPaths paths = new JournalPaths(file);
    if (!Files.exists(paths.wal()) || Files.size(paths.wal()) == 0) {
      return;
    }
    if (WriterLock.isTaken(paths)) {
      return;
    }
    WalInspector.inspect(paths.wal())
        .damagedAt()
        .ifPresent(
            at ->
                fault(paths.wal() + ": damaged at byte " + at + " with synced batches behind it"));
  }

  private void checkStructure(ReadOnlyJournal journal) {
    try (Statement statement = journal.connection().createStatement();
        ResultSet findings = statement.executeQuery("PRAGMA quick_check(" + FAULTS_MAX + ")")) {
      while (findings.next()) {
        if (!findings.getString(1).equals("ok")) {
          fault(file + ": " + findings.getString(1));
        }
      }
    } catch (SQLException e) {
      fault(SqliteFile.failure(file, "cannot be checked", e).getMessage());
    }
  }

  private void readAll(ReadOnlyJournal journal) {
    try {
      batches = journal.read(this::entry);
    } catch (JournalException e) {
      fault(e.getMessage());
    }
  }

  private void entry(Entry entry, EntryHash hashAfter) {
    String place = file + ": entry " + entry.seq() + ": ";
    if (entries == 0) {
      firstMs = entry.atMs();
    } else if (entry.atMs() < lastMs) {
      fault(place + "stamp " + entry.atMs() + " (expected: " + lastMs + " or later)");
    }
    entries++;
    lastMs = Math.max(lastMs, entry.atMs());
    hash = hashAfter;
    if (deciding) {
      decideAgain(entry, place);
    }
  }

  private void decideAgain(Entry entry, String place) {
    try {
      Decision decision = decide(entry);
      List<Event> events =
          decision instanceof Decision.Accepted accepted ? accepted.events() : List.of();
      if (!events.equals(entry.events())) {
        fault(place + "decided now: " + decision + " (on record: " + entry.events() + ")");
      }
      hall.apply(entry);
    } catch (RuntimeException e) {
      deciding = false;
      fault(place + "does not fit the hall, so nothing after it was decided again: " + e);
    }
  }

  private Decision decide(Entry entry) {
    Command command = entry.command();
    return entry.origin().isPresent()
        ? HallRules.decide(hall, entry.origin().get(), command, entry.atMs())
        : HallRules.decide(hall, command, entry.atMs());
  }

  private void fault(String fault) {
    if (faults.size() < FAULTS_MAX) {
      faults.add(fault);
    } else if (faults.size() == FAULTS_MAX) {
      faults.add("and more");
    }
  }

  private VerifyReport report(String hallId) {
    return new VerifyReport(
        file.toString(), hallId, batches, entries, firstMs, lastMs, hash, hall.digest(), faults);
  }
}
