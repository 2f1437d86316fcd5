package io.jiaohao.foresight;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/** Processor time of the calling thread, as the virtual machine measures it. */
public final class ThreadCpu implements LongSupplier {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  @Override
  public long getAsLong() {
    return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : 0;
  }
}
