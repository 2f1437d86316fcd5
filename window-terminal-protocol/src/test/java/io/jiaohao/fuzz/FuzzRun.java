package io.jiaohao.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assertions;

/**
 * The seeds that one fuzz test tries: a few in a build, many with {@code -Djiaohao.long=true}. A
 * seed is one story, however many inputs it tells, and needs none of those before it: {@code
 * -Djiaohao.fuzz.seed=S -Djiaohao.fuzz.count=1} tells it again, and the same two take a long run
 * apart.
 */
public final class FuzzRun {
  private static final boolean LONG = Boolean.getBoolean("jiaohao.long");
  private static final Duration PATIENCE = Duration.ofMinutes(LONG ? 60 : 2);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Seeds after which everything that is loaded or filled once has been. */
  private static final int WARM_PART = 4;

  /** What a heap may be larger by after all that followed: caches of the machine's own. */
  private static final long GROWTH_MAX_BYTES = 8L << 20;

  private final String name;
  private final long first;
  private final int count;
  private final long storyMaxBytes;

  /** What is tried with one seed. */
  @FunctionalInterface
  public interface Story {
    /** Tells the story and answers how many inputs it had. */
    long tell(SplittableRandom random) throws Exception;
  }

  private FuzzRun(String name, long first, int count, long storyMaxBytes) {
    this.name = name;
    this.first = first;
    this.count = count;
    this.storyMaxBytes = storyMaxBytes;
  }

  /**
   * A run.
   *
   * @param few seeds in a build
   * @param many seeds in the long tier
   */
  public static FuzzRun of(String name, int few, int many) {
    return new FuzzRun(
        name,
        Long.getLong("jiaohao.fuzz.seed", 1),
        Integer.getInteger("jiaohao.fuzz.count", LONG ? many : few),
        Long.MAX_VALUE);
  }

  /** The same, where no story may allocate more than this, however large it says that it is. */
  public FuzzRun withinBytes(long bytes) {
    return new FuzzRun(name, first, count, bytes);
  }

  /** Tells the stories; the first that fails is named by its seed. */
  public void each(Story story) {
    AtomicLong present = new AtomicLong(first);
    Assertions.assertTimeoutPreemptively(
        PATIENCE, () -> tellAll(story, present), () -> name + ": hangs at seed " + present.get());
  }

  private void tellAll(Story story, AtomicLong present) {
    long inputs = 0;
    long warmBytes = 0;
    for (int i = 0; i < count; i++) {
      long seed = first + i;
      present.set(seed);
      inputs += tell(story, seed);
      if (LONG && i == count / WARM_PART) {
        warmBytes = heapBytes();
      }
    }
    say("seeds %d to %d, %d inputs".formatted(first, first + count - 1, inputs));
    assertThat(inputs).as("%s: inputs", name).isGreaterThanOrEqualTo(count);
    if (LONG && count > WARM_PART) {
      long grownBytes = heapBytes() - warmBytes;
      say("the heap has grown by %d bytes".formatted(grownBytes));
      assertThat(grownBytes).as("%s: growth of the heap", name).isLessThan(GROWTH_MAX_BYTES);
    }
  }

  private void say(String words) {
    if (LONG) {
      System.out.println("fuzz " + name + ": " + words);
    }
  }

  private long tell(Story story, long seed) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    long inputs;
    try {
      inputs = story.tell(new SplittableRandom(seed));
    } catch (Throwable e) {
      throw new AssertionError(name + ": seed " + seed + ": " + e, e);
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).as("%s: seed %d allocates", name, seed).isLessThan(storyMaxBytes);
    return inputs;
  }

  /** What is garbage is no growth. */
  private static long heapBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
