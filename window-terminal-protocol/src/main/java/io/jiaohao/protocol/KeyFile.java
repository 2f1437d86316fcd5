package io.jiaohao.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jiaohao.protocol.wire.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The file of device keys, for the server (all devices) and for a device (its own line): plain
 * text, {@code deviceId role place hexkey} on each line, {@code -} for no place, {@code #} before a
 * comment line.
 */
public final class KeyFile {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** The words for all roles, for messages. */
  public static final String ROLES = "kiosk, window, board, manager, pad or api";

  private static final String NO_PLACE = "-";
  private static final int WORDS = 4;

  /** What stands for a byte that is no character. */
  private static final char NOT_UTF_8 = '\uFFFD';

  private KeyFile() {}

  /**
   * Reads all devices, in the file's order.
   *
   * @throws KeyFileException if any line is faulty, naming all that are
   */
  public static List<DeviceRecord> read(Path file) throws IOException {
    List<DeviceRecord> devices = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    List<String> lines = new String(Files.readAllBytes(file), UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        DeviceRecord device = parse(line);
        if (!ids.add(device.deviceId())) {
          throw new IllegalArgumentException(
              "device id: \"" + device.deviceId() + "\" (expected: each device once)");
        }
        devices.add(device);
      } catch (IllegalArgumentException e) {
        faults.add("line " + (i + 1) + ": " + e.getMessage());
      }
    }
    if (!faults.isEmpty()) {
      throw new KeyFileException(file, faults);
    }
    return devices;
  }

  /** Replaces the file as a whole: readable by its owner alone, never half-written. */
  public static void write(Path file, List<DeviceRecord> devices) throws IOException {
    StringBuilder text = new StringBuilder("# deviceId role place key\n");
    devices.forEach(device -> text.append(line(device)).append('\n'));
    OwnersFile.replace(file, text.toString());
  }

  /** The word for a role in key files, commands and messages. */
  public static String word(Role role) {
    return switch (role) {
      case ROLE_KIOSK -> "kiosk";
      case ROLE_WINDOW -> "window";
      case ROLE_BOARD -> "board";
      case ROLE_MANAGER -> "manager";
      case ROLE_PAD -> "pad";
      case ROLE_API -> "api";
      case ROLE_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("role: " + role + " (expected: a device's role)");
    };
  }

  /** The role for a word, if it is one. */
  public static Optional<Role> role(String word) {
    return switch (word) {
      case "kiosk" -> Optional.of(Role.ROLE_KIOSK);
      case "window" -> Optional.of(Role.ROLE_WINDOW);
      case "board" -> Optional.of(Role.ROLE_BOARD);
      case "manager" -> Optional.of(Role.ROLE_MANAGER);
      case "pad" -> Optional.of(Role.ROLE_PAD);
      case "api" -> Optional.of(Role.ROLE_API);
      default -> Optional.empty();
    };
  }

  private static DeviceRecord parse(String line) {
    if (line.indexOf(NOT_UTF_8) >= 0) {
      throw new IllegalArgumentException("a byte that is not UTF-8 (expected: UTF-8 text)");
    }
    String[] words = BLANKS.split(line, -1);
    if (words.length != WORDS) {
      throw new IllegalArgumentException(
          words.length + " words (expected: deviceId role place key)");
    }
    Role role =
        role(words[1])
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "role: \"" + words[1] + "\" (expected: " + ROLES + ")"));
    String place = words[2].equals(NO_PLACE) ? "" : words[2];
    return new DeviceRecord(words[0], role, place, DeviceKey.ofHex(words[3]));
  }

  private static String line(DeviceRecord device) {
    String place = device.place().isEmpty() ? NO_PLACE : device.place();
    if (BLANKS.matcher(place).find()) {
      throw new IllegalArgumentException("place: \"" + place + "\" (expected: one word)");
    }
    return String.join(" ", device.deviceId(), word(device.role()), place, device.key().toHex());
  }
}
