package io.jiaohao.sim;

import io.jiaohao.app.DemoGuests;
import io.jiaohao.config.HallFile;
import io.jiaohao.config.HallFileException;
import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.wire.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A city's hall files, and the device keys in the data directories of its nodes. */
public final class CityFiles {
  private static final String KEYS = "devices.keys";

  private CityFiles() {}

  /**
   * The halls of all {@code *.yaml} files of a directory, by their names.
   *
   * @param dataDirs of the nodes: a hall's keys are in {@code halls/ID/devices.keys} of any of
   *     them, or, if the server has but one hall, in {@code devices.keys}
   * @throws IllegalArgumentException if there is no hall file, or a hall has no keys
   */
  public static List<CitySettings.Hall> read(Path hallDir, List<Path> dataDirs)
      throws IOException, HallFileException {
    List<CitySettings.Hall> halls = new ArrayList<>();
    List<String> without = new ArrayList<>();
    List<Path> files = hallFiles(hallDir);
    for (Path file : files) {
      HallPlan plan = HallFile.read(file);
      Optional<Path> keys = keys(plan.id(), dataDirs, files.size() == 1);
      if (keys.isPresent()) {
        halls.add(new CitySettings.Hall(plan, devices(keys.get())));
      } else {
        without.add(plan.id());
      }
    }
    if (!without.isEmpty()) {
      throw new IllegalArgumentException(
          "keys: none for %d of %d halls, such as %s (expected: halls/%s/%s in one of %s)"
              .formatted(
                  without.size(), files.size(), without.get(0), without.get(0), KEYS, dataDirs));
    }
    return halls;
  }

  private static List<Path> hallFiles(Path dir) throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().endsWith(".yaml")).sorted().toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException("city: " + dir + " (expected: hall files, *.yaml)");
      }
      return found;
    }
  }

  /** The key file of a hall, wherever it is. */
  static Optional<Path> keys(String hall, List<Path> dataDirs, boolean only) {
    Stream<Path> ofHall = dataDirs.stream().map(dir -> dir.resolve("halls").resolve(hall));
    Stream<Path> ofServer = only ? dataDirs.stream() : Stream.empty();
    return Stream.concat(ofHall, ofServer)
        .map(dir -> dir.resolve(KEYS))
        .filter(Files::isReadable)
        .findFirst();
  }

  /** People at a demonstration's pages have devices of their own; in a city nobody rates. */
  private static List<DeviceRecord> devices(Path keys) throws IOException {
    return KeyFile.read(keys).stream()
        .filter(key -> !DemoGuests.DEVICES.contains(key.deviceId()))
        .filter(key -> key.role() != Role.ROLE_PAD)
        .toList();
  }
}
