package io.jiaohao.perf.pages;

import io.jiaohao.engine.HallClock;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Measures the pages of a quiet hall in a browser on the same machine. */
final class PageFigures {
  /** Notes when the page first shows live data. */
  private static final String NOTE_LIVE =
      "addEventListener('DOMContentLoaded', () => {"
          + "const look = () => { if (document.body.dataset.link === 'live' && !window.liveMs)"
          + " window.liveMs = performance.now(); };"
          + "new MutationObserver(look).observe(document.body, {attributes: true}); look(); })";

  /** Bytes that came over the wire, with their headers, and parts of the page. */
  private static final String WEIGHT =
      "const all = [...performance.getEntriesByType('navigation'),"
          + " ...performance.getEntriesByType('resource')];"
          + "return [all.reduce((sum, one) => sum + one.transferSize, 0), all.length, window.liveMs]";

  /** Notes, for each call that the board comes to show, the time after the frame that shows it. */
  private static final String NOTE_PIXELS =
      "window.shownMs = [];"
          + "const newest = document.getElementById('newest');"
          + "window.pixels = new MutationObserver(() => { const call = newest.dataset.call;"
          + "requestAnimationFrame(() => setTimeout(() => window.shownMs.push("
          + "[call, performance.timeOrigin + performance.now()]))); });"
          + "pixels.observe(newest, {attributes: true, attributeFilter: ['data-call']})";

  /** Takes the notes away, so that the board's heap is its own again. */
  private static final String TAKE_PIXELS =
      "pixels.disconnect(); const all = window.shownMs; delete window.shownMs; return all";

  /** Counts frames for so many seconds; the last argument takes frames and the longest gap, ms. */
  private static final String FRAMES =
      "const end = arguments[1]; const until = performance.now() + arguments[0] * 1000;"
          + "let frames = 0, longest = 0, last = performance.now();"
          + "const frame = now => { frames++; longest = Math.max(longest, now - last); last = now;"
          + "if (now < until) requestAnimationFrame(frame); else end([frames, longest]); };"
          + "requestAnimationFrame(frame)";

  private static final int FRAMES_FOR_S = 20;
  private static final int SETTLE_MS = 1_500;
  private static final double BYTES_PER_KIB = 1024;
  private static final double US_PER_MS = 1000;

  private final QuietHall hall;
  private final SteadyWork work;
  private final HallClock clock;
  private final PagePrinter out;

  PageFigures(QuietHall hall, SteadyWork work, HallClock clock, PagePrinter out) {
    this.hall = hall;
    this.work = work;
    this.clock = clock;
    this.out = out;
  }

  /** How heavy each page is, and how soon it shows live data, in a browser that never saw it. */
  void weights() throws IOException {
    for (String page : List.of("/kiosk", "/window", "/board", "/manager")) {
      try (Browser browser = new Browser(1440, 900)) {
        browser.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", NOTE_LIVE));
        browser.open(hall.link(page)).awaitLive();
        List<?> told = (List<?>) browser.script(WEIGHT);
        out.weight(
            page,
            number(told.get(0)) / BYTES_PER_KIB,
            (int) number(told.get(1)),
            number(told.get(2)));
        if (page.equals("/board")) {
          board(browser);
        } else if (page.equals("/manager")) {
          manager(browser);
        }
      }
    }
  }

  private void board(Browser board) throws IOException {
    callToPixel(board, 300, 5);
    long calls = work.calledWallMs().size();
    out.growth(calls, heapKib(board), nodes(board));
    for (int upTo : List.of(2_000, 10_000)) {
      work.call(upTo - work.calledWallMs().size(), 200);
      settle();
      out.growth(upTo, heapKib(board), nodes(board));
    }
  }

  private void callToPixel(Browser board, int calls, int perSecond) throws IOException {
    board.script(NOTE_PIXELS);
    work.call(calls, perSecond);
    settle();
    Map<Long, Double> due = work.calledWallMs();
    Map<Long, Double> shown = firstShown((List<?>) board.script(TAKE_PIXELS));
    Histogram latency = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
    int seen = 0;
    for (Map.Entry<Long, Double> call : due.entrySet()) {
      Double atMs = shown.get(call.getKey());
      if (atMs != null) {
        latency.recordValue(Math.max(0, Math.round((atMs - call.getValue()) * US_PER_MS)));
        seen++;
      }
    }
    out.callToPixel(
        calls,
        seen,
        latency.getValueAtPercentile(50) / US_PER_MS,
        latency.getValueAtPercentile(99) / US_PER_MS,
        latency.getMaxValue() / US_PER_MS);
  }

  /** By call id: the first time that it was on the screen as the newest. */
  private static Map<Long, Double> firstShown(List<?> told) {
    Map<Long, Double> shown = new TreeMap<>();
    for (Object one : told) {
      String call = String.valueOf(((List<?>) one).get(0));
      if (!call.isEmpty()) {
        shown.putIfAbsent(
            Long.parseLong(call.substring(0, call.indexOf('.'))), number(((List<?>) one).get(1)));
      }
    }
    return shown;
  }

  private void manager(Browser manager) throws IOException {
    Thread load = new Thread(this::fiftyEventsPerSecond, "fifty-events");
    load.start();
    settle();
    List<?> told = (List<?>) manager.later(FRAMES, FRAMES_FOR_S);
    out.frames(number(told.get(0)) / FRAMES_FOR_S, number(told.get(1)));
    try {
      load.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A number and a call are two events. */
  private void fiftyEventsPerSecond() {
    try {
      work.call((FRAMES_FOR_S + 4) * 25, 25);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static double heapKib(Browser browser) {
    browser.ask("HeapProfiler.collectGarbage");
    return metric(browser, "JSHeapUsedSize") / BYTES_PER_KIB;
  }

  private static int nodes(Browser browser) {
    return (int) metric(browser, "Nodes");
  }

  private static double metric(Browser browser, String name) {
    browser.ask("Performance.enable");
    List<?> metrics = (List<?>) browser.ask("Performance.getMetrics").get("metrics");
    for (Object metric : metrics) {
      if (name.equals(((Map<?, ?>) metric).get("name"))) {
        return number(((Map<?, ?>) metric).get("value"));
      }
    }
    throw new IllegalStateException(name + ": not told (expected: a figure of the browser)");
  }

  private void settle() {
    long untilNanos = clock.stopwatchNanos() + TimeUnit.MILLISECONDS.toNanos(SETTLE_MS);
    while (clock.stopwatchNanos() < untilNanos) {
      LockSupport.parkNanos(untilNanos - clock.stopwatchNanos());
    }
  }

  private static double number(Object told) {
    return told instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
