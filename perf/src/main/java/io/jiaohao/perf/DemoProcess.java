package io.jiaohao.perf;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A demonstration in a process of its own, which starts a server. */
public final class DemoProcess {
  private final Process process;
  private final Consumer<String> ear;

  /**
   * Starts it.
   *
   * @param options of the demonstration, but for the server's jar
   * @param summary where what it prints goes
   * @param ear hears each line that it says on the way, on a thread of its own
   */
  public DemoProcess(
      Path demoJar,
      Path serverJar,
      List<String> options,
      ProcessBuilder.Redirect summary,
      Consumer<String> ear)
      throws IOException {
    this.ear = ear;
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> start =
        List.of(java, "-jar", demoJar.toString(), "demo", "--server-jar", serverJar.toString());
    process =
        new ProcessBuilder(Stream.concat(start.stream(), options.stream()).toList())
            .redirectOutput(summary)
            .redirectError(ProcessBuilder.Redirect.PIPE)
            .start();
    Thread reader = new Thread(this::read, "demo-output");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        ear.accept(line);
      }
    } catch (IOException ended) {
      // Its output closes with it; whoever waits for a line has a limit, and its exit status.
    }
  }

  /** The demonstration's own process, not its server's. */
  public Process process() {
    return process;
  }

  /** Ends it, by force if it takes longer, and then its server too. */
  public void end(int withinSeconds) throws InterruptedException {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroy();
    if (!process.waitFor(withinSeconds, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      started.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
