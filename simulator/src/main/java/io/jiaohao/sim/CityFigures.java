package io.jiaohao.sim;

import java.util.Locale;

/**
 * A city under load at one moment.
 *
 * @param hallsIn halls whose devices are all logged in
 * @param commandsPerS requests that were answered, a second of late
 * @param serving windows with a visitor
 */
record CityFigures(
    int hallsIn,
    int halls,
    int devicesIn,
    int devices,
    double commandsPerS,
    long issued,
    long serving,
    Percentiles callToBoardMs,
    long faults) {
  static final CityFigures NONE =
      new CityFigures(0, 0, 0, 0, 0, 0, 0, new Percentiles(0, 0, 0, 0, 0, 0), 0);

  /** One line for people. */
  String words() {
    return String.format(
        Locale.ROOT,
        "halls %d/%d  devices %d/%d  commands/s %.0f  issued %d  serving %d"
            + "  call→board p50 %.1f p99 %.1f ms  faults %d",
        hallsIn,
        halls,
        devicesIn,
        devices,
        commandsPerS,
        issued,
        serving,
        callToBoardMs.p50(),
        callToBoardMs.p99(),
        faults);
  }
}
