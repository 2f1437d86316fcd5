package io.jiaohao.app;

import io.jiaohao.cluster.ClusterFacts;
import io.jiaohao.cluster.HallOwnership;
import io.jiaohao.cluster.NodeRecord;
import io.jiaohao.cluster.Placement;
import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.JournalAwayException;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.JournalTakenException;
import io.jiaohao.journal.redis.RedisDirectory;
import io.jiaohao.web.NodePages;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node that shares a hall with others: serves it, or stands by for it. Its doors are open all the
 * time; whoever comes while another node serves is sent there. One thread of its own looks around
 * and does what is then to be done; it may wait.
 */
final class ClusterNode implements RunningServer {
  private static final Logger log = LoggerFactory.getLogger(ClusterNode.class);

  private static final int LOOK_EVERY_MS = 100;

  /** How long what is under way may take when the hall is given away: longer than any commit. */
  private static final int RETIRE_WITHIN_MS = 3_000;

  /** How long the devices wait here for the next owner to be open. */
  private static final int SUCCEED_WITHIN_MS = 5_000;

  private static final int STOP_WITHIN_S = 30;
  private static final long NANOS_PER_MS = 1_000_000;

  private final ServerSettings settings;
  private final StartPlan plan;
  private final String hall;
  private final String name;
  private final HallClock clock;
  private final WhenOpen whenOpen;
  private final NodeDoors doors;
  private final RedisDirectory directory;
  private final HallOwnership ownership;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "ownership"));
  private final CompletableFuture<Exception> failure = new CompletableFuture<>();
  private Optional<HallHistory> followed = Optional.empty();
  private Optional<Assembly> served = Optional.empty();
  private OptionalLong givenBackNanos = OptionalLong.empty();
  private boolean retired;
  private volatile boolean stopping;
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private volatile ClusterFacts facts =
      new ClusterFacts(Map.of(), Placement.PLAIN, Optional.empty());
  private int port;
  private int webPort;

  /** Is told each time that this node has opened the hall. */
  interface WhenOpen {
    void opened(Assembly hall) throws IOException;
  }

  private ClusterNode(
      ServerSettings settings, StartPlan plan, HallClock clock, String name, WhenOpen whenOpen)
      throws IOException {
    this.settings = settings;
    this.plan = plan;
    this.hall = plan.plan().id();
    this.name = RedisDirectory.checkedName("node", name);
    this.clock = clock;
    this.whenOpen = whenOpen;
    NodePages pages =
        new NodePages(
            Optional.of(hall),
            asked -> ownersPages(),
            hall::equalsIgnoreCase,
            settings.publicAddress());
    doors = NodeDoors.make(settings, clock, pages);
    directory =
        new RedisDirectory(
            settings
                .redis()
                .orElseThrow(
                    () -> new IllegalArgumentException("node: " + name + " (expected: --journal)"))
                .address());
    ownership = new HallOwnership(hall, name);
  }

  /**
   * Opens the doors and begins to stand by.
   *
   * @param name by which the other nodes know this one; no two have the same
   * @throws JournalException if Redis is not there or has no such hall to follow
   */
  static ClusterNode start(
      ServerSettings settings, StartPlan plan, HallClock clock, String name, WhenOpen whenOpen)
      throws IOException, JournalException, InterruptedException {
    Files.createDirectories(settings.dataDir());
    ClusterNode node = new ClusterNode(settings, plan, clock, name, whenOpen);
    try {
      node.followed = Optional.of(node.follow());
      node.open();
      return node;
    } catch (IOException | JournalException | InterruptedException | RuntimeException e) {
      node.followed.ifPresent(ClusterNode::close);
      node.directory.close();
      node.doors.end();
      throw e;
    }
  }

  private HallHistory follow() throws IOException, JournalException {
    return HallHistory.follow(settings, hall, name, clock, doors.loop());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Ends with its executor.
  private void open() throws IOException, InterruptedException {
    doors.devicePort().askElsewhere(this::ownersDevices);
    port = doors.devicePort().start();
    webPort = doors.web().start();
    thread.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
  }

  private Optional<NodeRecord> owner() {
    return facts.serving(hall).filter(node -> !node.name().equals(name));
  }

  private Optional<String> ownersPages() {
    return owner().map(NodeRecord::pages);
  }

  /** A device that names no hall means the only one here. */
  private Optional<String> ownersDevices(String named) {
    return named.isEmpty() || named.equals(hall)
        ? owner().map(NodeRecord::devices)
        : Optional.empty();
  }

  // ---- On the thread of its own

  private void look() {
    try {
      lookAround();
      act();
    } catch (JournalAwayException e) {
      log.debug("Redis is away; a hall that is served here keeps itself", e);
      if (stopping) {
        gone.complete(null); // The others will see by themselves that this node is not there.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (JournalException | StartRefusedException | IOException | RuntimeException e) {
      failure.complete(e);
    }
  }

  private void lookAround() throws JournalException {
    if (!stopping) {
      tell();
    }
    facts = directory.read(hall);
  }

  private void tell() throws JournalException {
    boolean serving = served.isPresent() && ownership.state() == HallOwnership.State.OWNER;
    directory.tell(
        new NodeRecord(
            name,
            address(settings.gateway().host(), port),
            "http://" + address(settings.web().host(), webPort),
            serving ? Set.of(hall) : Set.of(),
            followed.isPresent() ? Set.of(hall) : Set.of()));
  }

  private static String address(String host, int port) {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  private void act()
      throws IOException, JournalException, StartRefusedException, InterruptedException {
    if (served.isPresent() && served.get().failure().isDone()) {
      stopServing(served.get());
      return;
    }
    if (stopping) {
      stopStep();
      return;
    }
    switch (ownership.look(facts, clock.stopwatchNanos() / NANOS_PER_MS)) {
      case STANDBY -> followOnce();
      case ACQUIRING -> takeOver();
      case LEAVING -> handOver(served.orElseThrow());
      case OWNER -> {}
    }
  }

  private void stopStep() throws IOException, JournalException, InterruptedException {
    if (served.isPresent()) {
      handOver(served.get());
    } else {
      directory.forget(name);
      gone.complete(null);
    }
  }

  private void followOnce() throws IOException, JournalException {
    if (followed.isEmpty()) {
      followed = Optional.of(follow());
    }
    followed.get().follow();
  }

  /** Whatever goes wrong on the way, the hall is given back and followed anew. */
  private void takeOver()
      throws IOException, JournalException, StartRefusedException, InterruptedException {
    long startNanos = clock.stopwatchNanos();
    try {
      followOnce();
      HallHistory history = followed.orElseThrow();
      history.acquire();
      served = Optional.of(Assembly.serve(settings, plan, clock, history, doors, port, webPort));
      followed = Optional.empty();
      ownership.acquired();
    } finally {
      if (served.isEmpty()) {
        standBy();
      }
    }
    log.info(
        "hall {}: served by {} now, open after {} ms",
        hall,
        name,
        (clock.stopwatchNanos() - startNanos) / NANOS_PER_MS);
    lookAround();
    whenOpen.opened(served.get());
  }

  /** The hall cannot go on here: another node's now, or damaged. */
  private void stopServing(Assembly lost) throws IOException, InterruptedException {
    Exception cause = lost.failure().join();
    if (!(cause instanceof JournalTakenException)) {
      failure.complete(cause);
      return;
    }
    log.warn("hall {}: not ours any more: {}", hall, cause.getMessage());
    served = Optional.empty();
    lost.leave(false);
    standBy();
  }

  /** First the hall is given back; the devices go when the next owner's door is open. */
  private void handOver(Assembly leaving)
      throws IOException, JournalException, InterruptedException {
    if (givenBackNanos.isEmpty()) {
      log.info("hall {}: goes to {}", hall, ownership.successor().orElse("whoever stands by"));
      retired = retire(leaving);
      leaving.release();
      givenBackNanos = OptionalLong.of(clock.stopwatchNanos());
      if (stopping) {
        directory.forget(name);
      }
      return;
    }
    long waitedMs = (clock.stopwatchNanos() - givenBackNanos.getAsLong()) / NANOS_PER_MS;
    if (owner().isPresent() || nobodyStandsBy() || waitedMs > SUCCEED_WITHIN_MS) {
      served = Optional.empty();
      leaving.leave(retired);
      standBy();
    }
  }

  private boolean nobodyStandsBy() {
    return facts.owner().isEmpty()
        && facts.nodes().values().stream().noneMatch(node -> node.following().contains(hall));
  }

  private boolean retire(Assembly leaving) throws InterruptedException {
    try {
      leaving.retire().get(RETIRE_WITHIN_MS, TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      log.warn("hall {}: something is still under way; its outcome is told by the next node", hall);
      return false;
    }
  }

  private void standBy() {
    followed.ifPresent(ClusterNode::close);
    followed = Optional.empty();
    givenBackNanos = OptionalLong.empty();
    ownership.standsBy();
  }

  private static void close(HallHistory history) {
    try {
      history.close();
    } catch (IOException e) {
      log.error("a hall's files were not closed cleanly", e);
    }
  }

  // ---- From any thread

  @Override
  public int port() {
    return port;
  }

  @Override
  public int webPort() {
    return webPort;
  }

  @Override
  public CompletableFuture<Exception> failure() {
    return failure;
  }

  /** Gives the hall to who stands by for it, if anybody does, and closes the doors. */
  @Override
  public void stop() throws IOException, InterruptedException {
    stopping = true;
    try {
      gone.get(STOP_WITHIN_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      log.warn("hall {}: still changing hands after {} s", hall, STOP_WITHIN_S);
    }
    thread.shutdown();
    if (!thread.awaitTermination(STOP_WITHIN_S, TimeUnit.SECONDS)) {
      log.warn("hall {}: its history is still waited for", hall);
    }
    if (served.isPresent()) {
      served.get().leave(false);
    }
    doors.devicePort().stop();
    doors.web().stop();
    followed.ifPresent(ClusterNode::close);
    directory.close();
    doors.end();
  }
}
