package io.jiaohao.perf.pages;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells the pages' figures in words, and at the end as one JSON object. */
final class PagePrinter {
  private final PrintStream out;
  private final List<String> weights = new ArrayList<>();
  private final List<String> growth = new ArrayList<>();
  private String callToPixel = "null";
  private String frames = "null";

  PagePrinter(PrintStream out) {
    this.out = out;
  }

  void weight(String page, double kib, int requests, double liveMs) {
    out.printf(
        Locale.ROOT,
        "%-9s %6.1f KiB in %2d requests, live after %4.0f ms%n",
        page,
        kib,
        requests,
        liveMs);
    weights.add(
        json(
            "{\"page\":\"%s\",\"kib\":%.1f,\"requests\":%d,\"live_ms\":%.0f}",
            page, kib, requests, liveMs));
  }

  void callToPixel(int calls, int seen, double p50Ms, double p99Ms, double maxMs) {
    out.printf(
        Locale.ROOT,
        "call to pixel on the board: p50 %.1f, p99 %.1f, max %.1f ms; %d of %d calls seen as the newest%n",
        p50Ms,
        p99Ms,
        maxMs,
        seen,
        calls);
    callToPixel =
        json(
            "{\"calls\":%d,\"seen\":%d,\"p50_ms\":%.1f,\"p99_ms\":%.1f,\"max_ms\":%.1f}",
            calls, seen, p50Ms, p99Ms, maxMs);
  }

  void growth(long calls, double heapKib, int nodes) {
    out.printf(
        Locale.ROOT, "board after %5d calls: heap %6.0f KiB, %d nodes%n", calls, heapKib, nodes);
    growth.add(json("{\"calls\":%d,\"heap_kib\":%.0f,\"nodes\":%d}", calls, heapKib, nodes));
  }

  void frames(double perSecond, double longestMs) {
    out.printf(
        Locale.ROOT,
        "manager page at 50 events/s: %.1f frames/s, longest gap %.0f ms%n",
        perSecond,
        longestMs);
    frames = json("{\"per_second\":%.1f,\"longest_ms\":%.0f}", perSecond, longestMs);
  }

  /** The last line. */
  void end() {
    out.printf(
        "{\"pages\":[%s],\"call_to_pixel\":%s,\"board\":[%s],\"manager_frames\":%s}%n",
        String.join(",", weights), callToPixel, String.join(",", growth), frames);
  }

  private static String json(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
