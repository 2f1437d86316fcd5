package io.jiaohao.board;

import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.ZoneWaiting;

/** What people call a hall, a wing or a zone, in both languages; either may be empty. */
public record Name(String zh, String en) {
  /** Of what has no name, or none that this board was told. */
  public static final Name NONE = new Name("", "");

  static Name titleOf(Snapshot snapshot) {
    return new Name(snapshot.getTitleZh(), snapshot.getTitleEn());
  }

  static Name of(ZoneWaiting message) {
    return new Name(message.getNameZh(), message.getNameEn());
  }

  /** This name, with the parts that it lacks taken from another. */
  Name or(Name other) {
    return new Name(zh.isEmpty() ? other.zh : zh, en.isEmpty() ? other.en : en);
  }
}
