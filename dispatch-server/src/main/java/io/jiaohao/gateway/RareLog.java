package io.jiaohao.gateway;

import java.util.function.LongSupplier;
import org.slf4j.Logger;

/** Logs what a flood would repeat: once a second at most, with a count of what was left out. */
final class RareLog {
  private static final long EVERY_NANOS = 1_000_000_000L;

  private final Logger log;
  private final LongSupplier stopwatchNanos;
  private long lastNanos;
  private boolean started;
  private long leftOut;

  RareLog(Logger log, LongSupplier stopwatchNanos) {
    this.log = log;
    this.stopwatchNanos = stopwatchNanos;
  }

  void warn(String message) {
    long nowNanos = stopwatchNanos.getAsLong();
    if (started && nowNanos - lastNanos < EVERY_NANOS) {
      leftOut++;
      return;
    }
    log.warn("{}{}", message, leftOut == 0 ? "" : " (" + leftOut + " more like it left out)");
    started = true;
    lastNanos = nowNanos;
    leftOut = 0;
  }
}
