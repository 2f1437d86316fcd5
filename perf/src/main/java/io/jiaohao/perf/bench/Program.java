package io.jiaohao.perf.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of another project that an engine needs, and the Debian package that brings it. */
enum Program {
  POSTGRES("postgres", "postgresql"),
  REDIS("redis-server", "redis-server"),
  MOSQUITTO("mosquitto", "mosquitto");

  private static final Path POSTGRESQL = Path.of("/usr/lib/postgresql");

  private final String file;
  private final String debianPackage;

  Program(String file, String debianPackage) {
    this.file = file;
    this.debianPackage = debianPackage;
  }

  String debianPackage() {
    return debianPackage;
  }

  /** Where it is; empty if it is not installed. */
  Optional<Path> find() {
    return directories().stream()
        .map(directory -> directory.resolve(file))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static List<Path> directories() {
    List<Path> directories = new ArrayList<>(newestPostgresql());
    for (String one : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      directories.add(Path.of(one));
    }
    directories.add(Path.of("/usr/sbin"));
    return directories;
  }

  private static List<Path> newestPostgresql() {
    if (!Files.isDirectory(POSTGRESQL)) {
      return List.of();
    }
    try (Stream<Path> versions = Files.list(POSTGRESQL)) {
      return versions
          .sorted(Comparator.comparingInt(Program::version).reversed())
          .map(version -> version.resolve("bin"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int version(Path directory) {
    String name = directory.getFileName().toString();
    return name.matches("\\d{1,4}") ? Integer.parseInt(name) : 0;
  }
}
