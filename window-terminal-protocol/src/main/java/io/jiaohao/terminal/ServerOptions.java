package io.jiaohao.terminal;

import io.jiaohao.protocol.DeviceIdentity;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.netty.ClientSettings;
import io.jiaohao.protocol.wire.Role;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which server, as which device: the options that both terminals share. */
final class ServerOptions {
  private static final int PORT_MAX = 65_535;

  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:7500",
      description = "The hall's device port (default: ${DEFAULT-VALUE}).")
  private String server;

  @Option(
      names = "--device",
      paramLabel = "ID",
      description = "This device's id; may be left out if the key file has one such device.")
  private String device;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      required = true,
      description = "Key file with this device's line: deviceId role place key.")
  private Path keys;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "Patience for the login and for each answer (default: ${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  ClientSettings settings() {
    int colon = server.lastIndexOf(':');
    String host = server.substring(0, Math.max(0, colon));
    if (host.isEmpty()) {
      throw bad("--server: \"" + server + "\" (expected: host:port)");
    }
    return ClientSettings.of(host, port(server.substring(colon + 1)));
  }

  int timeoutSeconds() {
    if (timeoutSeconds < 1) {
      throw bad("--timeout: " + timeoutSeconds + " (expected: 1 or more seconds)");
    }
    return timeoutSeconds;
  }

  String server() {
    return server;
  }

  /** The device named, or the only one of its role. */
  DeviceIdentity identity(Role role) {
    String word = KeyFile.word(role);
    List<DeviceRecord> candidates =
        devices().stream().filter(record -> record.role() == role).toList();
    if (device == null) {
      if (candidates.size() != 1) {
        throw bad(
            "--device: not given, and %s has %d of role %s (expected: one)"
                .formatted(keys, candidates.size(), word));
      }
      return candidates.get(0).identity();
    }
    return candidates.stream()
        .filter(record -> record.deviceId().equals(device))
        .findFirst()
        .orElseThrow(
            () -> bad("--device: \"%s\" (expected: a %s of %s)".formatted(device, word, keys)))
        .identity();
  }

  private List<DeviceRecord> devices() {
    try {
      return KeyFile.read(keys);
    } catch (NoSuchFileException e) {
      throw bad("--keys: " + keys + " does not exist");
    } catch (IOException e) {
      throw bad("--keys: " + e.getMessage());
    }
  }

  private int port(String digits) {
    try {
      int port = Integer.parseInt(digits);
      if (port >= 1 && port <= PORT_MAX) {
        return port;
      }
    } catch (NumberFormatException e) {
      // told below, as any other number that is no port
    }
    throw bad("--server: port \"%s\" (expected: 1..%d)".formatted(digits, PORT_MAX));
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
