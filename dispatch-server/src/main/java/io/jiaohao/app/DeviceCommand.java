package io.jiaohao.app;

import io.jiaohao.config.HallFile;
import io.jiaohao.config.HallFileException;
import io.jiaohao.core.HallPlan;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.wire.Role;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes, lists and takes back device keys; a running server sees the change within a second. */
@Command(
    name = "device",
    description = "Device keys: make, list, take back. A running server follows within a second.",
    mixinStandardHelpOptions = true)
final class DeviceCommand {
  private static final int DONE = 0;
  private static final int NOT_DONE = 1;

  private static DeviceKeys keys(DataDir data) {
    return new DeviceKeys(data.path());
  }

  @Command(
      name = "init",
      description = "Makes keys for all devices of the hall file that have none.",
      mixinStandardHelpOptions = true)
  int init(
      @picocli.CommandLine.Mixin DataDir data,
      @Option(
              names = "--hall",
              paramLabel = "FILE",
              description = "Hall file (default: the hall that ships with the server).")
          Path hallFile)
      throws IOException {
    try {
      HallPlan plan = hallFile == null ? HallFile.defaultHall() : HallFile.read(hallFile);
      int made = keys(data).makeMissing(plan);
      System.out.println(made + " keys made, in " + keys(data).file());
      return DONE;
    } catch (HallFileException e) {
      return notDone(e.getMessage());
    }
  }

  @Command(
      name = "add",
      description = "Makes a key for one more device.",
      mixinStandardHelpOptions = true)
  int add(
      @picocli.CommandLine.Mixin DataDir data,
      @Parameters(paramLabel = "ID", description = "Id of the device.") String id,
      @Option(names = "--role", required = true, description = KeyFile.ROLES + ".") String roleWord,
      @Option(
              names = "--place",
              defaultValue = "",
              description = "A kiosk's wing; the window of a terminal or pad; others need none.")
          String place)
      throws IOException {
    Role role = KeyFile.role(roleWord).orElse(null);
    if (role == null) {
      return notDone("role: " + roleWord + " (expected: " + KeyFile.ROLES + ")");
    }
    try {
      keys(data).add(id, role, place);
    } catch (IllegalArgumentException e) {
      return notDone(e.getMessage());
    }
    System.out.println("key made for " + id + ", in " + keys(data).file());
    return DONE;
  }

  @Command(
      name = "revoke",
      description = "Takes a device's key back; if it is connected it is closed.",
      mixinStandardHelpOptions = true)
  int revoke(
      @picocli.CommandLine.Mixin DataDir data,
      @Parameters(paramLabel = "ID", description = "Id of the device.") String id)
      throws IOException {
    try {
      keys(data).revoke(id);
    } catch (IllegalArgumentException e) {
      return notDone(e.getMessage());
    }
    System.out.println("key of " + id + " taken back");
    return DONE;
  }

  @Command(
      name = "list",
      description = "Lists the devices, without their keys.",
      mixinStandardHelpOptions = true)
  int list(@picocli.CommandLine.Mixin DataDir data) throws IOException {
    for (DeviceRecord device : keys(data).read()) {
      System.out.printf(
          "%-16s %-7s %s%n", device.deviceId(), KeyFile.word(device.role()), device.place());
    }
    return DONE;
  }

  private static int notDone(String why) {
    System.err.println(why);
    return NOT_DONE;
  }
}
