package io.jiaohao.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jiaohao.app.DemoGuests;
import io.jiaohao.app.ServerJar;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server in a process of its own, which can be killed like one. It ignores the terminal's Ctrl-C:
 * whoever started it stops it when the devices are done.
 */
final class ServerProcess {
  private static final String SERVER_MAIN = "io.jiaohao.app.ServerMain";
  private static final int READY_WITHIN_S = 60;
  private static final int STOPS_WITHIN_S = 20;
  private static final Pattern READY =
      Pattern.compile("ready: devices on (\\S+):(\\d+), manager page (\\S+:(\\d+)/\\S*)");

  private static final String OPEN_ONCE = "open once: ";

  /** What a server says once it is open. */
  record Ready(String host, int port, String managerPage, int webPort) {
    static final Ready NOT_YET = new Ready("", 0, "", 0);

    static Optional<Ready> of(String line) {
      Matcher words = READY.matcher(line);
      return words.find()
          ? Optional.of(
              new Ready(
                  words.group(1),
                  Integer.parseInt(words.group(2)),
                  words.group(3),
                  Integer.parseInt(words.group(4))))
          : Optional.empty();
    }
  }

  private final Process process;
  private final Path log;
  private final List<String> links = new CopyOnWriteArrayList<>();
  private final Consumer<String> opened;
  private final CompletableFuture<Ready> ready = new CompletableFuture<>();
  private final CompletableFuture<String> linked = new CompletableFuture<>();

  private ServerProcess(Process process, Path log, Consumer<String> opened) {
    this.process = process;
    this.log = log;
    this.opened = opened;
  }

  /**
   * Starts the server program with these arguments.
   *
   * @param jar the server's runnable jar; without one, the classes that this program runs on
   * @param javaOptions more options of the {@code java} command
   * @param log gets what the server writes to stderr, at its end
   * @param opened hears of each page that somebody opens by its link
   */
  static ServerProcess start(
      Optional<Path> jar,
      List<String> javaOptions,
      List<String> arguments,
      Path log,
      Consumer<String> opened)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "-"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A server that is killed leaves its native library, which goes with its data.
    command.add("-Dorg.sqlite.tmpdir=" + log.toAbsolutePath().getParent());
    command.addAll(javaOptions);
    if (jar.isPresent()) {
      command.addAll(ServerJar.options(jar.get()));
    } else {
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), SERVER_MAIN));
    }
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    ServerProcess server = new ServerProcess(process, log, opened);
    Thread reader = new Thread(server::read, "server-output");
    reader.setDaemon(true);
    reader.start();
    return server;
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(OPEN_ONCE)) {
          links.add(line);
          linked.complete(line);
        }
        if (line.startsWith(DemoGuests.OPENED)) {
          opened.accept(line.substring(DemoGuests.OPENED.length()));
        }
        Ready.of(line).ifPresent(ready::complete);
      }
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
    ready.completeExceptionally(new IOException("it ended"));
    linked.completeExceptionally(new IOException("it ended"));
  }

  /** Waits until it is open. */
  Ready ready() throws IOException, InterruptedException {
    return await(ready);
  }

  /** Waits until it serves the hall: then it says who may sign in. */
  void awaitLinks() throws IOException, InterruptedException {
    await(linked);
  }

  private <T> T await(CompletableFuture<T> word) throws IOException, InterruptedException {
    try {
      return word.get(READY_WITHIN_S, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IOException(
          "the server did not come up within " + READY_WITHIN_S + " s; its log: " + log, e);
    }
  }

  /**
   * Lines with links by which a person may sign in, each once; complete when it is ready, or
   * serves.
   */
  List<String> links() {
    return List.copyOf(links);
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for a program that ends by itself; its exit status. */
  int end() throws InterruptedException {
    return process.waitFor();
  }

  /** Kills it as a power cut would, and waits until it is dead. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to stop; false if it had to be killed. */
  boolean stop() throws InterruptedException {
    process.destroy();
    if (process.waitFor(STOPS_WITHIN_S, TimeUnit.SECONDS)) {
      return true;
    }
    kill();
    return false;
  }
}
