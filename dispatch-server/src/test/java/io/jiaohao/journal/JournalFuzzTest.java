package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.jiaohao.core.Entry;
import io.jiaohao.core.HallImage;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Snapshots.Snapshot;
import io.jiaohao.fuzz.ByteSpoiler;
import io.jiaohao.fuzz.FrameSpoiler;
import io.jiaohao.fuzz.FuzzRun;
import io.jiaohao.fuzz.RandomMessages;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("History that was spoilt, at rest or by another hand, is read or refused in words")
class JournalFuzzTest {
  private static final EntryCodec CODEC = new EntryCodec("xian");
  private static final int RECORDS_MAX = 6;
  private static final long STORY_MAX_BYTES = 64L << 20;
  private static final List<String> WORDS =
      List.of("xian", "A", "E01", "Asia/Shanghai", "mon", "09:00", "+01:30");

  @Test
  @DisplayName("an entry")
  void entries() {
    FuzzRun.of("entries", 150, 4_000_000).withinBytes(STORY_MAX_BYTES).each(this::entry);
  }

  private long entry(SplittableRandom random) {
    byte[] bytes = spoilt(anyEntry(random), anyEntry(random), random);
    try {
      Entry entry = CODEC.decode(bytes);
      assertThat(entryAgain(entry)).isEqualTo(entry);
    } catch (JournalException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
    return 1;
  }

  private static Entry entryAgain(Entry entry) throws JournalException {
    return CODEC.decode(CODEC.encode(entry));
  }

  /** One that some hall could have written, or any message that has an entry's form. */
  private static byte[] anyEntry(SplittableRandom random) {
    if (random.nextBoolean()) {
      return CODEC.encode(new RandomEntries(random.nextLong()).entry(random.nextInt(100)));
    }
    return any(io.jiaohao.journal.wire.Entry.getDefaultInstance(), random);
  }

  private static byte[] any(Message kind, SplittableRandom random) {
    return new RandomMessages(random, WORDS).like(kind).toByteArray();
  }

  private static byte[] spoilt(byte[] sound, byte[] other, SplittableRandom random) {
    return random.nextInt(4) == 0 ? sound : new ByteSpoiler(random).spoilt(sound, other);
  }

  @Test
  @DisplayName("an image")
  void images() {
    FuzzRun.of("images", 30, 500_000).withinBytes(STORY_MAX_BYTES).each(this::image);
  }

  private long image(SplittableRandom random) {
    byte[] bytes = spoilt(anyImage(random), anyImage(random), random);
    try {
      HallImage image = ImageCodec.decode(bytes);
      assertThat(ImageCodec.decode(ImageCodec.encode(image))).isEqualTo(image);
    } catch (JournalException e) {
      assertThat(e).hasMessageNotContaining("null");
    } catch (IllegalStateException e) {
      // A snapshot's checksum vouches for what is read only when somebody asks for it.
      assertThat(e).hasMessageStartingWith("a remembered request of the snapshot cannot be read: ");
    }
    return 1;
  }

  private static byte[] anyImage(SplittableRandom random) {
    return random.nextBoolean()
        ? ImageCodec.encode(new RandomEntries(random.nextLong()).image())
        : any(io.jiaohao.journal.wire.HallImage.getDefaultInstance(), random);
  }

  @Test
  @DisplayName("a snapshot's file, whose checksum may be right all the same")
  void snapshots() {
    FuzzRun.of("snapshots", 20, 500_000).withinBytes(STORY_MAX_BYTES).each(this::snapshot);
  }

  private long snapshot(SplittableRandom random) {
    HallImage image = new RandomEntries(random.nextLong()).image();
    byte[] hash = new byte[EntryHash.BYTES];
    random.nextBytes(hash);
    byte[] sound =
        SnapshotFormat.pieces(new Snapshot(image, new EntryHash(hash)), Pace.FULL).stream()
            .map(piece -> piece.toByteArray())
            .reduce(new byte[0], ByteSpoiler::joined);
    byte[] file = spoilt(sound, sound, random);
    if (random.nextBoolean() && file.length >= 32) {
      file = summed(Arrays.copyOf(file, file.length - 32));
    }
    try {
      assertThat(SnapshotFormat.read(file).hash().toBytes()).hasSize(EntryHash.BYTES);
    } catch (JournalException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
    return 1;
  }

  private static byte[] summed(byte[] bytes) {
    return ByteSpoiler.joined(bytes, Hashing.sha256().digest(bytes));
  }

  @Test
  @DisplayName("a row of records, whose chain may be right all the same")
  void rows() {
    FuzzRun.of("rows", 60, 1_000_000).withinBytes(STORY_MAX_BYTES).each(this::row);
  }

  private long row(SplittableRandom random) {
    byte[] sound = records(random);
    byte[] row = spoilt(sound, sound, random);
    List<Entry> read = new ArrayList<>();
    ChainReader reader =
        new ChainReader(
            "xian.journal", CODEC, 1, 1, EntryHash.START, (entry, hash) -> read.add(entry));
    try {
      reader.row(new BatchRow(1, 1 + random.nextInt(RECORDS_MAX), row));
    } catch (JournalException e) {
      assertThat(e).hasMessageContaining("xian.journal: row 1, entry ");
    }
    assertThat(read).hasSizeLessThanOrEqualTo(RECORDS_MAX);
    return 1 + walked(row);
  }

  /** The records that a cursor finds. */
  private static long walked(byte[] row) {
    BatchCursor cursor = new BatchCursor(row);
    long records = 0;
    try {
      while (cursor.next()) {
        assertThat(cursor.hash()).hasSize(EntryHash.BYTES);
        records++;
      }
    } catch (JournalDamagedException e) {
      assertThat(e).hasMessageContaining("record");
    }
    return records;
  }

  /** Entries in the form of a row; what they hold may be spoilt before the chain is made. */
  private static byte[] records(SplittableRandom random) {
    byte[] row = new byte[0];
    byte[] hash = EntryHash.START.toBytes();
    int records = 1 + random.nextInt(RECORDS_MAX);
    for (int seq = 1; seq <= records; seq++) {
      byte[] sound = CODEC.encode(new RandomEntries(random.nextLong()).entry(seq));
      byte[] entry = random.nextInt(4) == 0 ? spoilt(sound, sound, random) : sound;
      MessageDigest sha256 = Hashing.sha256();
      sha256.update(hash);
      hash = sha256.digest(entry);
      row = ByteSpoiler.joined(row, FrameSpoiler.framed(entry), hash);
    }
    return row;
  }
}
