package io.jiaohao.app;

import io.jiaohao.engine.DispatchLoop;
import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.JournalException;
import io.jiaohao.gateway.DevicePort;
import io.jiaohao.journal.redis.RedisNode;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * What a node has whatever halls it serves: doors, the engine, threads and the way to Redis, if the
 * journals are there.
 */
record NodeCore(
    ServerSettings settings,
    HallClock clock,
    NodeDoors doors,
    DispatchLoop dispatch,
    NodeThreads threads,
    Optional<RedisNode> redis) {

  /**
   * Everything, with doors that are closed yet.
   *
   * @throws JournalException if Redis is wanted and not there, or not fit
   */
  static NodeCore make(ServerSettings settings, HallClock clock)
      throws IOException, JournalException {
    Files.createDirectories(settings.dataDir());
    Optional<RedisNode> redis =
        settings.redis().isPresent()
            ? Optional.of(RedisNode.connect(settings.redis().get()))
            : Optional.empty();
    NodeDoors doors = NodeDoors.make(settings, clock);
    return new NodeCore(
        settings,
        clock,
        doors,
        new DispatchLoop(settings.engine(), clock, doors.loop()),
        NodeThreads.start(clock),
        redis);
  }

  EventLoop loop() {
    return doors.loop();
  }

  DevicePort devicePort() {
    return doors.devicePort();
  }

  /** Ends all work; the halls still have their history, so that the last snapshots are written. */
  void endWork() throws InterruptedException {
    threads.endHouse();
    threads.endSnapshotting();
    doors.end();
  }

  /** Lets go of what the histories were read by; the halls are closed. */
  void endHistory() {
    threads.endHistory();
    redis.ifPresent(RedisNode::close);
  }
}
