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
  private final Runnable changedElsewhere;
  private FileTime seen;
  private String trouble = "";

  /**
   * Watches the keys.
   *
   * @param changedElsewhere hears of changes that were not {@link #changed() made here}
   */
  KeyWatch(DeviceKeys keys, Consumer<List<DeviceRecord>> taker, Runnable changedElsewhere)
      throws IOException {
    this.keys = keys;
    this.changedElsewhere = changedElsewhere;
    this.taker = taker;
    this.seen = Files.getLastModifiedTime(keys.file());
  }

  /** Looks once; a file that can not be read changes nothing. */
  synchronized void look() {
    try {
      if (!Files.getLastModifiedTime(keys.file()).equals(seen)) {
        take();
        changedElsewhere.run();
      }
    } catch (IOException | RuntimeException e) {
      tellOnce(e.toString());
    }
  }

  /** This server has changed the file itself; it holds at once. */
  synchronized void changed() throws IOException {
    take();
  }

  private void take() throws IOException {
    seen = Files.getLastModifiedTime(keys.file());
    List<DeviceRecord> devices = keys.read();
    taker.accept(devices);
    trouble = "";
    log.info("device keys read again: {} devices", devices.size());
  }

  private void tellOnce(String what) {
    if (!what.equals(trouble)) {
      trouble = what;
      log.error("device keys stay as they are: {}", what);
    }
  }
}
