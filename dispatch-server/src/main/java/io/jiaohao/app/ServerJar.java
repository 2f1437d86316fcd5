package io.jiaohao.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server's runnable jar, as another program starts it. */
public final class ServerJar {
  /**
   * A young generation in which nearly everything has died when it is collected, but not so large
   * that what is left takes long: pauses of milliseconds, not of 50. It wants a heap that holds it,
   * also where a quarter of the machine's memory is less.
   */
  private static final List<String> SHORT_PAUSES =
      List.of("-Xms512m", "-XX:+UseParallelGC", "-Xmn288m", "-XX:MetaspaceSize=96m");

  private ServerJar() {}

  /**
   * Options of the {@code java} command that run this jar, as the launcher runs it: with the class
   * archive beside it, if the launcher has made one. Java passes over an archive that does not fit.
   */
  public static List<String> options(Path jar) {
    List<String> options = new ArrayList<>(SHORT_PAUSES);
    Path archive = Path.of(jar.toString().replaceFirst("\\.jar$", ".jsa"));
    if (Files.exists(archive)) {
      options.addAll(List.of("-Xlog:cds*=off", "-XX:SharedArchiveFile=" + archive));
    }
    options.addAll(List.of("-jar", jar.toString()));
    return options;
  }
}
