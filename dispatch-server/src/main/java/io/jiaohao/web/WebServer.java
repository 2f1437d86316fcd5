package io.jiaohao.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The web side of a node: one port for all halls that it serves, whichever come and go. Has an
 * event loop of its own and leaves the dispatch thread alone. Listens on a loopback address only.
 */
public final class WebServer {
  private final WebSettings settings;
  private final HallSites sites;
  private final WebPort port;
  private volatile Vertx vertx;

  /**
   * A server that is not started yet.
   *
   * @param node what its pages know beyond its halls
   * @throws IllegalArgumentException if it were to listen where the network can reach it
   */
  public WebServer(WebSettings settings, NodePages node) throws IOException {
    if (!InetAddress.getByName(settings.host()).isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "web host: "
              + settings.host()
              + " (expected: a loopback address such as 127.0.0.1; without TLS, which is not"
              + " built yet, anybody on the network could read passwords)");
    }
    this.settings = settings;
    HostNames names = new HostNames(node);
    PageFiles files = new PageFiles();
    sites = new HallSites(settings, node, names, files);
    port = new WebPort(settings, names, sites, new NodeRoutes(settings, node, names, sites, files));
  }

  /**
   * Opens the port and returns its number.
   *
   * @throws IOException if it cannot be opened
   */
  public int start() throws IOException, InterruptedException {
    Vertx started = vertx();
    vertx = started;
    try {
      await(started.deployVerticle(port), settings.startWithinMs());
      await(onLoop(started, () -> sites.lookAtAll(started)), settings.startWithinMs());
    } catch (IOException e) {
      stop();
      throw e;
    }
    return port.actualPort();
  }

  /**
   * The hall's pages are open here from now on. Its site is made when it is first asked for; at
   * once if it has events to send, or is the node's only hall. From any thread, before the start or
   * after it.
   */
  public void serve(String hall, WebSources sources) {
    sites.add(hall, sources);
    Vertx started = vertx;
    if (started != null) {
      started.runOnContext(now -> sites.look(started, hall));
    }
  }

  /**
   * The hall's pages end here; those that are open are told, and come back to whoever serves it
   * then. Waits until that is done; does nothing if the hall is not here. From any thread but the
   * web's own.
   */
  public void leave(String hall) throws IOException, InterruptedException {
    Vertx started = vertx;
    if (started == null) {
      sites.forget(hall);
    } else {
      await(onLoop(started, () -> sites.close(started, hall)), settings.stopWithinMs());
    }
  }

  /** Closes the port, if it is open; pages are told that the server is stopping. */
  public void stop() throws IOException, InterruptedException {
    Vertx started = vertx;
    if (started != null) {
      try {
        await(onLoop(started, () -> sites.closeAll(started)), settings.stopWithinMs());
      } finally {
        vertx = null;
        await(started.close(), settings.stopWithinMs());
      }
    }
  }

  private static Future<?> onLoop(Vertx vertx, Supplier<Future<?>> step) {
    Promise<Object> done = Promise.promise();
    vertx.runOnContext(now -> step.get().<Object>mapEmpty().onComplete(done));
    return done.future();
  }

  /** Few threads: pages are not what a node has its cores for. */
  private static Vertx vertx() {
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
