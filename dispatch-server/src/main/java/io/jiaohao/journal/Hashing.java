package io.jiaohao.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of chain and snapshots. Every Java has it. */
final class Hashing {
  private Hashing() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: none (expected: in every JDK)", e);
    }
  }
}
