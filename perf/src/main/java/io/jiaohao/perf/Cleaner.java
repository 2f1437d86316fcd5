package io.jiaohao.perf;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends what a measurement started and takes its files away, also when it is ended itself. */
public final class Cleaner {
  private static final int END_WITHIN_S = 5;

  private Cleaner() {}

  /** From now on, whenever this process ends. */
  public static void onExit(ScratchDirectory scratch) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> clean(scratch), "cleaner"));
  }

  private static void clean(ScratchDirectory scratch) {
    List<ProcessHandle> started = ProcessHandle.current().descendants().toList();
    started.forEach(ProcessHandle::destroy);
    started.forEach(Cleaner::awaitEnd);
    try {
      if (Files.exists(scratch.path())) {
        scratch.close();
      }
    } catch (IOException e) {
      System.err.println("left behind: " + scratch.path() + " (" + e.getMessage() + ")");
    }
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(END_WITHIN_S, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
    } catch (ExecutionException e) {
      System.err.println(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
