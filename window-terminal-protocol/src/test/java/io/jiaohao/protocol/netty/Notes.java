package io.jiaohao.protocol.netty;

import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Reject;
import io.jiaohao.protocol.wire.Snapshot;
import io.jiaohao.protocol.wire.Welcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that writes down what it is told. */
final class Notes implements DeviceClient.Listener {
  private final List<String> lines = new CopyOnWriteArrayList<>();

  List<String> all() {
    return lines;
  }

  boolean contain(String words) {
    return lines.stream().anyMatch(line -> line.contains(words));
  }

  @Override
  public void welcomed(Welcome welcome) {
    lines.add("welcomed");
  }

  @Override
  public void snapshot(Snapshot snapshot) {
    lines.add("snapshot " + snapshot.getSeq());
  }

  @Override
  public void delta(Delta delta) {
    lines.add("delta " + delta.getUpTo());
  }

  @Override
  public void disconnected(String why) {
    lines.add("disconnected: " + why);
  }

  @Override
  public void rejected(Reject reject) {
    lines.add("rejected " + reject.getCode());
  }
}
