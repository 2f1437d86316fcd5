package io.jiaohao.protocol;

import io.jiaohao.protocol.wire.Watch;

/**
 * The text by which a Snapshot says which Watch it answers: after a new Watch a late Snapshot of
 * the old one may still be on its way, and must not be taken for the new picture.
 */
public final class WatchKey {
  private WatchKey() {}

  /** {@code wing/zone/window,window}, each part empty if it does not filter. */
  public static String of(Watch watch) {
    return watch.getWing() + "/" + watch.getZone() + "/" + String.join(",", watch.getWindowsList());
  }
}
