package io.jiaohao.terminal;

import io.jiaohao.protocol.netty.DeviceClient;
import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.WatchRefused;
import io.jiaohao.protocol.wire.Welcome;
import io.jiaohao.protocol.wire.WindowPicture;
import java.io.PrintWriter;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

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
  private long lastCall;
  private long hallMs;
  private String zone = "";
  private String shown = "";

  WindowScreen(PrintWriter out, boolean printsChanges) {
    this.out = out;
    this.printsChanges = printsChanges;
  }

  CompletableFuture<Void> firstPicture() {
    return firstPicture;
  }

  /** What the keys are about now. */
  synchronized WindowWish wish() {
    return new WindowWish(openCall, openCall == 0 ? lastCall : openCall, hallMs, zone);
  }

  /** The window's own key was granted: true at once, before the feed says so. */
  synchronized void granted(WindowKey key, Reply reply) {
    if (reply.hasCall()) {
      callIs(reply.getCall().getCallId());
    } else if (key.endsCall()) {
      callIs(0);
    }
  }

  private void callIs(long callId) {
    if (openCall != 0) {
      lastCall = openCall;
    }
    openCall = callId;
  }

  synchronized String line() {
    String call = picture.getCallId() == 0 ? pauseReason() : " " + picture.getNumber();
    String state = picture.getState().name().replace("WINDOW_", "");
    String clerk = picture.getClerk().isEmpty() ? "" : ", " + picture.getClerk();
    String auto = picture.getAuto() ? ", auto" : "";
    return "[%s %s%s%s%s, %d waiting%s]"
        .formatted(picture.getWindow(), state, call, clerk, auto, takeable, held());
  }

  private String pauseReason() {
    return picture.getPauseReason().isEmpty() ? "" : " " + picture.getPauseReason();
  }

  private String held() {
    String tickets =
        picture.getHeldList().stream()
            .map(held -> held.getNumber() + " (ticket " + held.getTicketId() + ")")
            .collect(Collectors.joining(", "));
    return tickets.isEmpty() ? "" : ", on hold: " + tickets;
  }

  @Override
  public synchronized void welcomed(Welcome welcome) {
    hallMs = welcome.getHallMs();
    zone = welcome.getZoneId();
  }

  @Override
  public synchronized void snapshot(Snapshot snapshot) {
    takeable = snapshot.getTakeable();
    hallMs = snapshot.getHallMs();
    snapshot.getWindowsList().forEach(this::take);
    print();
    firstPicture.complete(null);
  }

  @Override
  public synchronized void delta(Delta delta) {
    hallMs = delta.getHallMs();
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
    callIs(next.getCallId());
  }

  private void print() {
    if (printsChanges && !line().equals(shown)) {
      shown = line();
      out.println(shown);
    }
  }
}
