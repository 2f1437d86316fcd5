package io.jiaohao.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jiaohao.config.HallFile;
import io.jiaohao.config.HallFileException;
import io.jiaohao.core.HallPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The plan that a server is started with.
 *
 * @param text as it was written; empty if it was made otherwise
 * @param file the hall file; one that need not be there stands for where its side files would be
 */
public record StartPlan(HallPlan plan, String text, Path file) {
  private static final Path NO_FILE = Path.of("hall.yaml");

  /** A plan that no hall file says. */
  public static StartPlan of(HallPlan plan) {
    return new StartPlan(plan, "", NO_FILE);
  }

  /** The hall that ships with the server. */
  static StartPlan shipped() {
    return new StartPlan(HallFile.defaultHall(), HallFile.defaultText(), NO_FILE);
  }

  /** That of a hall file. */
  static StartPlan read(Path file) throws IOException, HallFileException {
    return new StartPlan(HallFile.read(file), Files.readString(file), file);
  }

  /** Those of all hall files of a directory, by the name of the file. */
  static List<StartPlan> readAll(Path dir) throws IOException, HallFileException {
    List<Path> files;
    try (Stream<Path> found = Files.list(dir)) {
      files = found.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException(dir + ": no hall file (expected: at least one *.yaml)");
    }
    List<StartPlan> plans = new ArrayList<>();
    for (Path file : files) {
      plans.add(read(file));
    }
    return plans;
  }

  /** The same for the same file with the same holidays, and for no other. */
  String mark() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      String all = text + plan.hours().specialDays();
      return HexFormat.of().formatHex(sha.digest(all.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 belongs to every Java platform", e);
    }
  }
}
