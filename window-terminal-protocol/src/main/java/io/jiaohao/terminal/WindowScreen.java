package io.jiaohao.terminal;

import io.jiaohao.protocol.netty.DeviceClient;
import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.WatchRefused;
import io.jiaohao.protocol.wire.WindowPicture;
import java.io.PrintWriter;
import java.util.concurrent.CompletableFuture;

/**
 * What a window's terminal shows: its own picture and how many people it may take. Told by the
 * event loop, asked by the keyboard's thread.
 */
final class WindowScreen implements DeviceClient.Listener {
  private final PrintWriter out;
  private final boolean printsChanges;
  private final CompletableFuture<Void> firstPicture = new CompletableFuture<>();
  private WindowPicture picture = WindowPicture.getDefaultInstance();
  private int takeable;
  private long openCall;
  private String shown = "";

  WindowScreen(PrintWriter out, boolean printsChanges) {
    this.out = out;
    this.printsChanges = printsChanges;
  }

  CompletableFuture<Void> firstPicture() {
    return firstPicture;
  }

  /** The call that the keys are about; 0 if there is none. */
  synchronized long openCall() {
    return openCall;
  }

  /** The window's own key was granted: true at once, before the feed says so. */
  synchronized void granted(WindowKey key, Reply reply) {
    if (reply.hasCall()) {
      openCall = reply.getCall().getCallId();
    } else if (key.endsCall()) {
      openCall = 0;
    }
  }

  synchronized String line() {
    String call = picture.getCallId() == 0 ? "" : " " + picture.getNumber();
    String state = picture.getState().name().replace("WINDOW_", "");
    return "[%s %s%s, %d waiting]".formatted(picture.getWindow(), state, call, takeable);
  }

  @Override
  public synchronized void snapshot(Snapshot snapshot) {
    takeable = snapshot.getTakeable();
    snapshot.getWindowsList().forEach(this::take);
    print();
    firstPicture.complete(null);
  }

  @Override
  public synchronized void delta(Delta delta) {
    if (delta.hasTakeable()) {
      takeable = delta.getTakeable();
    }
    delta.getWindowsList().forEach(this::take);
    print();
  }

  @Override
  public void watchRefused(WatchRefused refused) {
    firstPicture.completeExceptionally(
        new UnreachableException("the window cannot be watched: " + refused.getWords()));
  }

  @Override
  public synchronized void disconnected(String why) {
    if (printsChanges) {
      shown = "";
      out.println("[offline: " + why + "]");
    }
  }

  private void take(WindowPicture next) {
    picture = next;
    openCall = next.getCallId();
  }

  private void print() {
    if (printsChanges && !line().equals(shown)) {
      shown = line();
      out.println(shown);
    }
  }
}
