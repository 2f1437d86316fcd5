package io.jiaohao.app;

import io.jiaohao.cluster.ClusterFacts;
import io.jiaohao.cluster.HallOwnership;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.JournalTakenException;
import io.jiaohao.engine.Recurring;
import io.jiaohao.journal.redis.RedisNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One hall as a node has it: served, stood by for, or left to others. Works on the node's ownership
 * thread, where it may wait.
 */
final class HallSeat {
  private static final Logger log = LoggerFactory.getLogger(HallSeat.class);

  /** How long what is under way may take when the hall is given away: longer than any commit. */
  private static final int RETIRE_WITHIN_MS = 3_000;

  /** How long the devices wait here for the next owner to be open. */
  private static final int SUCCEED_WITHIN_MS = 5_000;

  private static final int KEEP_FILES_EVERY_MS = 1_000;
  private static final int CLOSE_WITHIN_S = 30;
  private static final long NANOS_PER_MS = 1_000_000;

  private final NodeCore node;
  private final HallDoors doors;
  private final String nodeName;
  private final StartPlan plan;
  private final ServerSettings settings;
  private final String hall;
  private final HallOwnership ownership;
  private Optional<HallHistory> followed = Optional.empty();
  private volatile Optional<HallService> served = Optional.empty();
  private Optional<SharedFiles> files = Optional.empty();
  private Runnable endKeeping = () -> {};
  private OptionalLong givenBackNanos = OptionalLong.empty();
  private boolean retired;
  private volatile boolean broken;
  private CompletableFuture<Void> closing = CompletableFuture.completedFuture(null);

  /**
   * A seat where nobody sits yet.
   *
   * @param settings with the hall's own data directory
   */
  HallSeat(
      NodeCore node, HallDoors doors, String nodeName, StartPlan plan, ServerSettings settings) {
    this.node = node;
    this.doors = doors;
    this.nodeName = nodeName;
    this.plan = plan;
    this.settings = settings;
    this.hall = plan.plan().id();
    this.ownership = new HallOwnership(hall, nodeName);
  }

  String hall() {
    return hall;
  }

  /** The hall while it is served here. From any thread. */
  Optional<HallService> served() {
    return served;
  }

  /** Whether the hall's devices may come here. */
  boolean isServing() {
    return served.isPresent() && ownership.state() == HallOwnership.State.OWNER;
  }

  /** Whether this node could take the hall over at once. */
  boolean isFollowing() {
    return followed.isPresent();
  }

  /** Whether a person has to look before the hall is served or followed here again. */
  boolean isBroken() {
    return broken;
  }

  /** Begins or goes on to stand by: reads what the owner has written. Waits for Redis. */
  void follow() throws IOException, JournalException {
    if (!closing.isDone()) {
      return; // The last history is still being closed.
    }
    if (followed.isEmpty()) {
      Files.createDirectories(settings.dataDir());
      followed = Optional.of(HallHistory.follow(node, settings, hall, nodeName));
    }
    followed.get().follow();
  }

  /** Whether the owner may have written more than is known here. */
  boolean isBehind(long seq) {
    return followed.isEmpty() || followed.get().lastSeq() < seq;
  }

  /** Stands by no more: others do. */
  void unfollow() {
    followed.ifPresent(HallSeat::close);
    followed = Optional.empty();
  }

  /** Does what is to be done now, except to follow. */
  void step(ClusterFacts facts)
      throws IOException, JournalException, StartRefusedException, InterruptedException {
    if (served.isPresent() && served.get().failure().isDone()) {
      stopServing(served.get());
      return;
    }
    switch (ownership.look(facts, node.clock().stopwatchNanos() / NANOS_PER_MS)) {
      case ACQUIRING -> takeOver();
      case LEAVING -> handOver(facts);
      case STANDBY, OWNER -> {}
    }
  }

  /** Gives the hall away because the node goes down. */
  void stepDown(ClusterFacts facts) throws IOException, InterruptedException {
    if (served.isPresent()) {
      handOver(facts);
    }
  }

  /** Whatever goes wrong on the way, the hall is given back and followed anew. */
  private void takeOver()
      throws IOException, JournalException, StartRefusedException, InterruptedException {
    if (!closing.isDone()) {
      return;
    }
    long startNanos = node.clock().stopwatchNanos();
    try {
      follow();
      HallHistory history = followed.orElseThrow();
      history.acquire();
      served = Optional.of(open(history));
      followed = Optional.empty();
      ownership.acquired();
    } finally {
      if (served.isEmpty()) {
        node.devicePort().leave(hall);
        node.loop().submit(() -> node.dispatch().release(hall)).sync();
        standBy();
      }
    }
    log.info(
        "hall {}: served by {} now, open after {} ms",
        hall,
        nodeName,
        (node.clock().stopwatchNanos() - startNanos) / NANOS_PER_MS);
  }

  private HallService open(HallHistory history)
      throws IOException, JournalException, StartRefusedException, InterruptedException {
    RedisNode redis = node.redis().orElseThrow();
    SharedFiles shared =
        SharedFiles.ofHall(settings.dataDir(), hall, redis.files(hall), history::mayServe);
    shared.bring();
    HallService service =
        new HallService(
            node,
            settings,
            () -> doors.pagesAddress().apply(hall),
            doors.devicesPort(),
            plan,
            history);
    shared.keep();
    files = Optional.of(shared);
    endKeeping = Recurring.untilEnded(node.threads().history(), KEEP_FILES_EVERY_MS, shared::keep);
    doors.web().serve(hall, service.forPages());
    service.foretell();
    doors.rounds().add(service);
    return service;
  }

  /** The hall cannot go on here: another node's now, or damaged. */
  private void stopServing(HallService lost)
      throws IOException, JournalException, InterruptedException {
    Exception cause = lost.failure().join();
    leave(lost, false);
    if (!(cause instanceof JournalTakenException)) {
      throw new JournalException(cause.getMessage(), cause);
    }
    log.warn("hall {}: not ours any more: {}", hall, cause.getMessage());
  }

  /** First the hall is given back; the devices go when the next owner's door is open. */
  private void handOver(ClusterFacts facts) throws IOException, InterruptedException {
    HallService leaving = served.orElseThrow();
    if (givenBackNanos.isEmpty()) {
      log.info("hall {}: goes to {}", hall, ownership.successor().orElse("whoever stands by"));
      retired = retire(leaving);
      endKeeping.run();
      files.ifPresent(SharedFiles::keep);
      leaving.release();
      givenBackNanos = OptionalLong.of(node.clock().stopwatchNanos());
      return;
    }
    long waitedMs = (node.clock().stopwatchNanos() - givenBackNanos.getAsLong()) / NANOS_PER_MS;
    boolean elsewhere =
        facts.serving(hall).filter(owner -> !owner.name().equals(nodeName)).isPresent();
    if (elsewhere || nobodyStandsBy(facts) || waitedMs > SUCCEED_WITHIN_MS) {
      leave(leaving, retired);
    }
  }

  private boolean nobodyStandsBy(ClusterFacts facts) {
    return facts.owner().isEmpty()
        && facts.nodes().values().stream()
            .noneMatch(other -> !other.name().equals(nodeName) && other.following().contains(hall));
  }

  private boolean retire(HallService leaving) throws InterruptedException {
    try {
      leaving.retire().get(RETIRE_WITHIN_MS, TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      log.warn("hall {}: something is still under way; its outcome is told by the next node", hall);
      return false;
    }
  }

  private void leave(HallService leaving, boolean orderly)
      throws IOException, InterruptedException {
    served = Optional.empty();
    endKeeping.run();
    files = Optional.empty();
    doors.rounds().remove(leaving);
    doors.web().leave(hall);
    closing = leaving.leave(orderly);
    standBy();
  }

  private void standBy() {
    unfollow();
    givenBackNanos = OptionalLong.empty();
    ownership.standsBy();
  }

  /** Leaves the hall alone until a person has looked. */
  void giveUp(Exception cause) {
    broken = true;
    log.error("hall {}: stopped here until a person has looked", hall, cause);
    standBy();
  }

  /** Closes what is open; the node goes down. */
  void close() throws IOException, InterruptedException {
    if (served.isPresent()) {
      leave(served.get(), false);
    }
    unfollow();
    try {
      closing.get(CLOSE_WITHIN_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      log.warn("hall {}: its history is still waited for", hall);
    }
  }

  private static void close(HallHistory history) {
    try {
      history.close();
    } catch (IOException e) {
      log.error("a hall's files were not closed cleanly", e);
    }
  }
}
