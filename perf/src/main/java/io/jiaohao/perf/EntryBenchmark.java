package io.jiaohao.perf;

import io.jiaohao.core.Entry;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.EntryCodec;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A journal entry to bytes and back, and a link of the hash chain over it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EntryBenchmark {
  private final EntryCodec codec = new EntryCodec(LargeHall.ID);
  private final byte[] hash = new byte[EntryHash.BYTES];
  private MessageDigest sha256;
  private Entry issued;
  private Entry called;
  private byte[] calledBytes;

  /** Takes one entry of each kind from a hall. */
  @Setup
  public void entries() throws NoSuchAlgorithmException {
    Examples examples = Examples.of(1_700_000_000_000L);
    sha256 = MessageDigest.getInstance("SHA-256");
    issued = examples.issued();
    called = examples.calledAfterFinish();
    calledBytes = codec.encode(called);
  }

  @Benchmark
  public byte[] encodeIssued() {
    return codec.encode(issued);
  }

  @Benchmark
  public byte[] encodeCalled() {
    return codec.encode(called);
  }

  @Benchmark
  public Entry decodeCalled() throws JournalException {
    return codec.decode(calledBytes);
  }

  /** One link: the hash before and the entry's bytes. */
  @Benchmark
  public byte[] chain() throws DigestException {
    sha256.update(hash);
    sha256.update(calledBytes);
    sha256.digest(hash, 0, hash.length);
    return hash;
  }
}
