package io.jiaohao.app;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** A server or node that is open. */
interface RunningServer {
  /** Port of the devices. */
  int port();

  /** Port of the pages. */
  int webPort();

  /** Completes with the cause when it can not go on. */
  CompletableFuture<Exception> failure();

  /** Ends it in an orderly way. */
  void stop() throws IOException, InterruptedException;
}
