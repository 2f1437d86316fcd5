package io.jiaohao.config;

import java.math.BigDecimal;

/** The least and the greatest number that a key may have. */
public record Range(BigDecimal min, BigDecimal max) {

  public static Range of(long min, long max) {
    return new Range(BigDecimal.valueOf(min), BigDecimal.valueOf(max));
  }

  public static Range of(String min, String max) {
    return new Range(new BigDecimal(min), new BigDecimal(max));
  }

  boolean holds(BigDecimal number) {
    return min.compareTo(number) <= 0 && number.compareTo(max) <= 0;
  }

  boolean holds(int number) {
    return holds(BigDecimal.valueOf(number));
  }

  @Override
  public String toString() {
    return min + ".." + max;
  }
}
