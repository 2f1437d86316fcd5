package io.jiaohao.sim;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A stretch of real time as people write it: {@code 90s}, {@code 2m}, {@code 1h}. */
record RealTime(long ms) {
  private static final long MAX_S = 86_400;

  /** Reads one from the command line. */
  static final class Converter implements ITypeConverter<RealTime> {
    @Override
    public RealTime convert(String text) {
      if (text.matches("\\d{1,6}[smh]?")) {
        char unit = text.charAt(text.length() - 1);
        boolean bare = Character.isDigit(unit);
        long number = Long.parseLong(bare ? text : text.substring(0, text.length() - 1));
        long seconds = number * (unit == 'h' ? 3_600 : unit == 'm' ? 60 : 1);
        if (seconds >= 1 && seconds <= MAX_S) {
          return new RealTime(seconds * 1_000);
        }
      }
      throw new TypeConversionException(
          "'" + text + "' (expected: as in 90s, 2m or 1h, up to 24h)");
    }
  }
}
