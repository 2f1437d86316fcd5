package io.jiaohao.gateway;

import com.google.protobuf.ByteString;
import io.jiaohao.core.Refusal.Reason;
import io.jiaohao.protocol.FrameLimits;
import java.util.HexFormat;

/** Who somebody is, as far as the hall may know: a keyed hash, and nothing that tells a name. */
final class PersonHash {
  private PersonHash() {}

  static boolean isOne(ByteString told) {
    return told.size() == FrameLimits.PERSON_BYTES;
  }

  /** As the hall writes it; empty stays empty. */
  static String of(ByteString told) {
    return HexFormat.of().formatHex(told.toByteArray());
  }

  static Meaning refused(ByteString told, String besides) {
    return Meaning.refused(
        Reason.BAD_PERSON,
        "person: %d bytes (expected: %d, a keyed hash; %s)"
            .formatted(told.size(), FrameLimits.PERSON_BYTES, besides));
  }
}
