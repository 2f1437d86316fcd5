package io.jiaohao.perf.soak;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What a look at the server found.
 *
 * @param minute of real time since the hall opened
 * @param hall what the day's progress line said last: hall time, people waiting
 * @param heapMib heap of what is alive
 * @param residentMib all memory of the process
 * @param dataMib all files of the hall's data
 * @param cpuSeconds processor time since it started
 */
record SoakLook(
    double minute,
    HallWords hall,
    double heapMib,
    double residentMib,
    long threads,
    long handles,
    double dataMib,
    double cpuSeconds) {

  /**
   * A day's progress line.
   *
   * @param clock hall time, as {@code 10:35}
   */
  record HallWords(String clock, long issued, long waiting) {
    static final HallWords NONE = new HallWords("", 0, 0);
  }

  static String header() {
    return "   min  hall      issued  waiting   heap MiB  resident MiB  threads  handles  data MiB  cpu s";
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%6.1f  %5s  %,9d  %,7d  %9.1f  %12.0f  %7d  %7d  %8.1f  %5.0f",
        minute,
        hall.clock(),
        hall.issued(),
        hall.waiting(),
        heapMib,
        residentMib,
        threads,
        handles,
        dataMib,
        cpuSeconds);
  }

  JsonObject json() {
    return new JsonObject()
        .put("minute", minute)
        .put("hall", hall.clock())
        .put("issued", hall.issued())
        .put("waiting", hall.waiting())
        .put("heap_mib", heapMib)
        .put("resident_mib", residentMib)
        .put("threads", threads)
        .put("handles", handles)
        .put("data_mib", dataMib)
        .put("cpu_s", cpuSeconds);
  }

  /**
   * Whether a look of the second half found more threads or handles, by more than a tenth, than any
   * of the first half: pools come and go by a few.
   */
  static boolean leaks(List<SoakLook> looks) {
    return grows(looks, SoakLook::threads) || grows(looks, SoakLook::handles);
  }

  private static boolean grows(List<SoakLook> looks, ToLongFunction<SoakLook> what) {
    int half = (looks.size() + 1) / 2;
    long most = looks.stream().limit(half).mapToLong(what).max().orElse(0);
    return looks.stream().skip(half).mapToLong(what).anyMatch(later -> later - most > most / 10);
  }
}
