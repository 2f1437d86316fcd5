package io.jiaohao.terminal;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.jiaohao.protocol.DeviceIdentity;
import io.jiaohao.protocol.netty.DeviceClient;
import io.jiaohao.protocol.netty.Transport;
import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Reject;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.Watch;
import io.jiaohao.protocol.wire.WatchRefused;
import io.jiaohao.protocol.wire.Welcome;
import io.netty.channel.EventLoopGroup;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** A device client that a person waits for: each step blocks, for the patience given. */
final class TerminalSession implements AutoCloseable {
  private final ServerOptions options;
  private final EventLoopGroup loops = Transport.NIO.eventLoops(1, "terminal");
  private final CompletableFuture<Welcome> welcome = new CompletableFuture<>();
  private final DeviceClient client;
  private volatile String trouble = "no answer";

  TerminalSession(ServerOptions options, DeviceIdentity identity, DeviceClient.Listener pictures) {
    this.options = options;
    this.client = new DeviceClient(loops.next(), options.settings(), identity, new Login(pictures));
  }

  Welcome login() throws UnreachableException {
    client.start();
    return await(welcome, "No login");
  }

  Reply ask(Request.Builder action) throws UnreachableException {
    return await(client.request(action), "No answer");
  }

  void watch(Watch watch) {
    client.watch(watch);
  }

  /** Waits for something that the listener will complete. */
  <T> T await(CompletableFuture<T> future, String failure) throws UnreachableException {
    try {
      return future.get(options.timeoutSeconds(), SECONDS);
    } catch (TimeoutException e) {
      throw new UnreachableException(
          "%s from %s within %d s: %s"
              .formatted(failure, options.server(), options.timeoutSeconds(), trouble));
    } catch (ExecutionException e) {
      throw new UnreachableException(
          "%s from %s: %s".formatted(failure, options.server(), e.getCause().getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachableException(failure + ": interrupted");
    }
  }

  @Override
  public void close() {
    client.close();
    loops.shutdownGracefully(0, 1, SECONDS).awaitUninterruptibly();
  }

  /** Completes the login, then hands everything on to the terminal. */
  private final class Login implements DeviceClient.Listener {
    private final DeviceClient.Listener pictures;

    Login(DeviceClient.Listener pictures) {
      this.pictures = pictures;
    }

    @Override
    public void welcomed(Welcome message) {
      trouble = "no answer";
      welcome.complete(message);
      pictures.welcomed(message);
    }

    @Override
    public void rejected(Reject reject) {
      String words = reject.getCode() + " " + reject.getWords();
      welcome.completeExceptionally(new UnreachableException("rejected: " + words));
    }

    @Override
    public void disconnected(String why) {
      trouble = why;
      pictures.disconnected(why);
    }

    @Override
    public void snapshot(Snapshot snapshot) {
      pictures.snapshot(snapshot);
    }

    @Override
    public void delta(Delta delta) {
      pictures.delta(delta);
    }

    @Override
    public void watchRefused(WatchRefused refused) {
      pictures.watchRefused(refused);
    }
  }
}
