package io.jiaohao.app;

import io.jiaohao.protocol.DeviceRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees when the key file has changed and hands the new devices on. */
final class KeyWatch {
  private static final Logger log = LoggerFactory.getLogger(KeyWatch.class);

  private final DeviceKeys keys;
  private final Consumer<List<DeviceRecord>> taker;
  private FileTime seen;
  private String trouble = "";

  KeyWatch(DeviceKeys keys, Consumer<List<DeviceRecord>> taker) throws IOException {
    this.keys = keys;
    this.taker = taker;
    this.seen = Files.getLastModifiedTime(keys.file());
  }

  /** Looks once; a file that can not be read changes nothing. */
  void look() {
    try {
      FileTime now = Files.getLastModifiedTime(keys.file());
      if (!now.equals(seen)) {
        seen = now;
        List<DeviceRecord> devices = keys.read();
        taker.accept(devices);
        trouble = "";
        log.info("device keys read again: {} devices", devices.size());
      }
    } catch (IOException | RuntimeException e) {
      tellOnce(e.toString());
    }
  }

  private void tellOnce(String what) {
    if (!what.equals(trouble)) {
      trouble = what;
      log.error("device keys stay as they are: {}", what);
    }
  }
}
