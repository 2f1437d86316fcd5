package io.jiaohao.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The web side of the server, started and stopped as one. Has an event loop of its own and leaves
 * the dispatch thread alone. Listens on a loopback address only.
 */
public final class WebServer {
  private final WebSettings settings;
  private final WebSources sources;
  private Vertx vertx;

  /**
   * A server that is not started yet.
   *
   * @throws IllegalArgumentException if it were to listen where the network can reach it
   */
  public WebServer(WebSettings settings, WebSources sources) throws IOException {
    if (!InetAddress.getByName(settings.host()).isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "web host: "
              + settings.host()
              + " (expected: a loopback address such as 127.0.0.1; without TLS, which is not"
              + " built yet, anybody on the network could read passwords)");
    }
    this.settings = settings;
    this.sources = sources;
  }

  /**
   * Opens the port and returns its number.
   *
   * @throws IOException if it cannot be opened
   */
  public int start() throws IOException, InterruptedException {
    vertx = vertx();
    WebPort port = new WebPort(settings, sources);
    try {
      await(vertx.deployVerticle(port), settings.startWithinMs());
    } catch (IOException e) {
      stop();
      throw e;
    }
    return port.actualPort();
  }

  /** Closes the port, if it is open; pages are told that the server is stopping. */
  public void stop() throws IOException, InterruptedException {
    if (vertx != null) {
      await(vertx.close(), settings.stopWithinMs());
      vertx = null;
    }
  }

  /** Few threads: pages are not what a node has its cores for. */
  static Vertx vertx() {
    VertxOptions few =
        new VertxOptions()
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(1)
            .setInternalBlockingPoolSize(1)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false));
    return Vertx.vertx(few);
  }

  private void await(Future<?> step, long withinMs) throws IOException, InterruptedException {
    try {
      step.toCompletionStage().toCompletableFuture().get(withinMs, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
      throw new IOException("web server at " + settings.host() + ":" + settings.port(), cause);
    }
  }
}
