package io.jiaohao.perf.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL of its own. It never runs as root: then the user of its package runs it. */
final class Postgres {
  private static final String USER = "postgres";
  private static final int MAKE_WITHIN_S = 120;
  private static final int CONNECTIONS = 16;

  private static final String SETTINGS =
      """
      listen_addresses='127.0.0.1'
      unix_socket_directories=''
      shared_buffers=1GB
      max_connections=300
      max_wal_size=4GB
      synchronous_commit=on
      fsync=on
      logging_collector=off
      """;

  private final Path disk;
  private final Path data;

  Postgres(Path disk) {
    this.disk = disk;
    this.data = disk.resolve("postgresql");
  }

  /** Starts it; {@code app} or {@code notify} tells the load generator who tells the boards. */
  EngineServer start(String mode) throws IOException, InterruptedException {
    Path server = Program.POSTGRES.find().orElseThrow();
    if (!Files.exists(data)) {
      make(server.resolveSibling("initdb"));
    }
    int port = Processes.freePort();
    Path log = disk.resolve("postgresql.log");
    List<String> command =
        asUser(List.of(server.toString(), "-D", data.toString(), "-p", Integer.toString(port)));
    Process process = Processes.start(command, disk, log);
    Processes.await(process, log, () -> Processes.isOpen(port));
    return new EngineServer(
        process,
        List.of(
            "-Dpg.url=jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + USER,
            "-Dpg.mode=" + mode,
            "-Dpg.pool=" + CONNECTIONS));
  }

  private void make(Path initdb) throws IOException, InterruptedException {
    Files.createDirectory(data);
    if (isRoot()) {
      Files.setOwner(
          data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
    }
    List<String> command =
        asUser(
            List.of(
                initdb.toString(),
                "-D",
                data.toString(),
                "-U",
                USER,
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C"));
    Processes.run(command, disk, MAKE_WITHIN_S);
    Files.writeString(data.resolve("postgresql.conf"), SETTINGS, StandardOpenOption.APPEND);
  }

  private static List<String> asUser(List<String> command) {
    if (!isRoot()) {
      return command;
    }
    List<String> asUser =
        new ArrayList<>(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
    asUser.addAll(command);
    return asUser;
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }
}
