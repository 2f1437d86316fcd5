package io.jiaohao.perf.pages;

import io.jiaohao.perf.DemoProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A demonstration in a process of its own: a hall in which people wait, and links into it. */
final class CrowdedHall implements AutoCloseable {
  private static final Pattern WAITING = Pattern.compile("waiting (\\d+)");
  private static final int CROWD = 40;
  private static final int CROWDED_WITHIN_S = 120;
  private static final int ENDS_WITHIN_S = 30;
  private static final List<String> CROWDED_DAY =
      List.of("--open", "09:30", "--load", "3", "--speed", "30", "--for", "600s", "--seed", "1");

  private final DemoProcess demo;
  private final OnceLinks links = new OnceLinks();
  private final CountDownLatch crowded = new CountDownLatch(1);

  /** Starts it; people begin to come. */
  CrowdedHall(Path demoJar, Path serverJar) throws IOException {
    demo =
        new DemoProcess(
            demoJar, serverJar, CROWDED_DAY, ProcessBuilder.Redirect.DISCARD, this::hear);
  }

  private void hear(String line) {
    links.hear(line);
    Matcher waiting = WAITING.matcher(line);
    if (waiting.find() && Integer.parseInt(waiting.group(1)) >= CROWD) {
      crowded.countDown();
    }
  }

  /** Waits until people wait. */
  void awaitCrowd() throws IOException, InterruptedException {
    if (!crowded.await(CROWDED_WITHIN_S, TimeUnit.SECONDS)) {
      throw new IOException(
          "the demonstration had no crowd of %d within %d s".formatted(CROWD, CROWDED_WITHIN_S));
    }
  }

  /** The link that opens a page, {@code /board}, once. */
  String link(String page) throws IOException {
    return links.take(page);
  }

  @Override
  public void close() throws InterruptedException {
    demo.end(ENDS_WITHIN_S);
  }
}
