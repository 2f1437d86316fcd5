package io.jiaohao.gateway;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;

/** Flushes every channel that was written to once a turn: one system call a socket. */
final class Outbox {
  private final EventLoop loop;
  private final List<Session> dirty = new ArrayList<>();
  private boolean scheduled;

  Outbox(EventLoop loop) {
    this.loop = loop;
  }

  /** Writes without flushing; the flush comes at the end of this turn. */
  @SuppressWarnings("FutureReturnValueIgnored") // The void promise closes a channel that fails.
  void write(Session session, Object message) {
    Channel channel = session.channel();
    channel.write(message, channel.voidPromise());
    session.cutIfTooFarBehind();
    if (!session.isDirty()) {
      session.setDirty(true);
      dirty.add(session);
      if (!scheduled) {
        scheduled = true;
        loop.execute(this::flush);
      }
    }
  }

  private void flush() {
    scheduled = false;
    // By index: a flush may make a channel writable, and so have it written to again meanwhile.
    for (int i = 0; i < dirty.size(); i++) {
      Session session = dirty.get(i);
      session.setDirty(false);
      session.channel().flush();
    }
    dirty.clear();
  }
}
