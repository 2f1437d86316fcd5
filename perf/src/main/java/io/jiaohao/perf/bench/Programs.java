package io.jiaohao.perf.bench;

import io.jiaohao.app.ServerJar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the project's own programs are started.
 *
 * @param server options of Java that run the server, its commands left out
 * @param peersClassPath floor, load generator and what they need
 */
record Programs(List<String> server, String peersClassPath) {
  private static final String PEERS = "io.jiaohao.peers.";

  /** Both from their runnable jars. */
  static Programs ofJars(Path serverJar, Path peersJar) {
    return new Programs(
        ServerJar.options(serverJar.toAbsolutePath()), peersJar.toAbsolutePath().toString());
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** A program of the peers. */
  List<String> peer(List<String> javaOptions, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", peersClassPath, PEERS + mainClass));
    command.addAll(arguments);
    return command;
  }

  /** The server; of two options of Java that say the same, the given one counts. */
  List<String> server(List<String> javaOptions, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(java());
    int jar = Math.max(0, server.indexOf("-jar"));
    command.addAll(server.subList(0, jar));
    command.addAll(javaOptions);
    command.addAll(server.subList(jar, server.size()));
    command.addAll(arguments);
    return command;
  }
}
