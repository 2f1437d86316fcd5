package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.jiaohao.core.Entry;
import io.jiaohao.engine.Snapshots;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/** What tests do to a journal's files from outside. */
final class JournalFiles {
  static final String FILE = "xian.journal";
  static final String WAL = "xian.journal-wal";

  private JournalFiles() {}

  /** A file that an earlier version wrote. */
  static byte[] golden(String name) throws IOException {
    try (InputStream in = JournalFiles.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  /** The entries of a journal that an earlier version wrote, read where it stands alone. */
  static List<Entry> goldenEntries(String name, Path dir) throws Exception {
    Files.write(dir.resolve(FILE), golden(name));
    try (SqliteJournal journal = SqliteJournal.open(dir, "xian", System::nanoTime)) {
      return TestEntries.read(journal);
    }
  }

  /** An entry of the hall {@code xian} is written as these bytes, and read from them. */
  static void assertBytes(Entry entry, String hex) throws Exception {
    EntryCodec codec = new EntryCodec("xian");
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertThat(codec.encode(entry)).isEqualTo(bytes);
    assertThat(codec.decode(bytes)).isEqualTo(entry);
  }

  /** The files as a kill would leave them at this moment: the main file and its log. */
  static Path killedCopy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    Files.copy(from.resolve(FILE), to.resolve(FILE));
    if (Files.exists(from.resolve(WAL))) {
      Files.copy(from.resolve(WAL), to.resolve(WAL));
    }
    return to;
  }

  static void cut(Path file, long size) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, (int) size));
  }

  static void flip(Path file, long at, int bit) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) at] ^= (byte) (1 << bit);
    Files.write(file, bytes);
  }

  static void overwrite(Path file, long at, byte[] with) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    System.arraycopy(with, 0, bytes, (int) at, with.length);
    Files.write(file, bytes);
  }

  static void sql(Path dir, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve(FILE));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** A snapshot's file as it would be written. */
  static byte[] bytes(Snapshots.Snapshot snapshot) {
    return ByteString.copyFrom(SnapshotFormat.pieces(snapshot, Pace.FULL)).toByteArray();
  }
}
