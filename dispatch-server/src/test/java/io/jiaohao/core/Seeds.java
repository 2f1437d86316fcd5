package io.jiaohao.core;

import java.util.stream.LongStream;

/** Which seeds a property is tried with: some in every build, many with -Djiaohao.long=true. */
final class Seeds {
  private Seeds() {}

  static LongStream of(int usual, int many) {
    return LongStream.rangeClosed(1, Boolean.getBoolean("jiaohao.long") ? many : usual);
  }
}
