package io.jiaohao.app;

import io.jiaohao.cluster.ClusterFacts;
import io.jiaohao.cluster.ClusterView;
import io.jiaohao.cluster.NodeRecord;
import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.JournalAwayException;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.JournalTakenException;
import io.jiaohao.journal.redis.RedisDirectory;
import io.jiaohao.web.NodePages;
import io.jiaohao.web.WebServer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node that shares its halls with others: serves some, stands by for some. Its doors are open all
 * the time; whoever comes for a hall that another node serves is sent there. One thread of its own
 * looks around and does what is then to be done, hall by hall; it may wait.
 */
final class ClusterNode implements RunningServer {
  private static final Logger log = LoggerFactory.getLogger(ClusterNode.class);

  /** From one look to the next: of a node with few halls, and of one with many. */
  private static final int LOOK_EVERY_MS = 100;

  private static final int LOOK_AT_MANY_EVERY_MS = 500;
  private static final int MANY = 16;

  /** How long a look may take before the others have to hear of this node again. */
  private static final int LOOK_MS_MAX = 700;

  private static final int STOP_WITHIN_S = 30;
  private static final long NANOS_PER_MS = 1_000_000;

  private final NodeCore node;
  private final String name;
  private final WhenOpen whenOpen;
  private final RedisDirectory directory;
  private final WebServer web;
  private final NodeRounds rounds;
  private final Optional<CityOffice> city;
  private final Map<String, HallSeat> seats = new LinkedHashMap<>();

  /** Seats that stand by, in the order in which they get their turn. */
  private final Queue<HallSeat> turns = new ArrayDeque<>();

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "ownership"));
  private final CompletableFuture<Exception> failure = new CompletableFuture<>();
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private final long startedNanos;
  private volatile ClusterView view = ClusterView.NOTHING;
  private volatile boolean stopping;
  private volatile int port;
  private volatile int webPort;

  /** Is told each time that this node has opened its only hall, or once that a city's is open. */
  interface WhenOpen {
    void opened(AccountKeeping accounts, int webPort) throws IOException;
  }

  private ClusterNode(NodeCore node, List<StartPlan> plans, String name, WhenOpen whenOpen)
      throws IOException, JournalException {
    this.node = node;
    this.name = RedisDirectory.checkedName("node", name);
    this.whenOpen = whenOpen;
    startedNanos = node.clock().stopwatchNanos();
    webPort = node.settings().web().port();
    directory = node.redis().orElseThrow().directory();
    rounds = new NodeRounds(node);
    city =
        plans.size() == 1
            ? Optional.empty()
            : Optional.of(new CityOffice(node, name, directory, plans));
    web = new WebServer(node.settings().web(), pages(plans));
    HallDoors doors = new HallDoors(web, rounds, this::port, this::pagesAddress);
    for (StartPlan plan : plans) {
      String hall = plan.plan().id();
      ServerSettings settings =
          plans.size() == 1 ? node.settings() : node.settings().ofHall(hall, plans.size());
      HallSeat seat = new HallSeat(node, doors, name, plan, settings);
      if (seats.put(hall, seat) != null) {
        throw new IllegalArgumentException("hall: " + hall + " (expected: once among the files)");
      }
      turns.add(seat);
    }
  }

  /**
   * Opens the doors and begins to stand by.
   *
   * @param plans one for each hall; of a hall that was served before, only its id counts
   * @param name by which the other nodes know this one; no two have the same
   * @throws JournalException if Redis is not there, or has no such hall to follow
   */
  static ClusterNode start(
      ServerSettings settings,
      List<StartPlan> plans,
      HallClock clock,
      String name,
      WhenOpen whenOpen)
      throws IOException, JournalException, InterruptedException {
    if (settings.redis().isEmpty()) {
      throw new IllegalArgumentException("node: " + name + " (expected: --journal)");
    }
    NodeCore node = NodeCore.make(settings, clock);
    Optional<ClusterNode> made = Optional.empty();
    boolean open = false;
    try {
      made = Optional.of(new ClusterNode(node, plans, name, whenOpen));
      made.get().open();
      open = true;
      return made.get();
    } finally {
      if (!open) {
        if (made.isPresent()) {
          made.get().closeAll();
        }
        node.endWork();
        node.endHistory();
      }
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Ends with its executor.
  private void open() throws IOException, JournalException, InterruptedException {
    if (isAlone()) {
      seats.values().iterator().next().follow(); // What is wrong is said before the doors open.
    }
    directory.tellHalls(name, seats.keySet());
    node.devicePort().askElsewhere(this::ownersDevices);
    webPort = web.start();
    port = node.devicePort().start();
    rounds.start();
    if (city.isPresent()) {
      city.get().open();
      whenOpen.opened(city.get().accounts(), webPort);
    }
    thread.scheduleWithFixedDelay(
        this::look,
        0,
        seats.size() > MANY ? LOOK_AT_MANY_EVERY_MS : LOOK_EVERY_MS,
        TimeUnit.MILLISECONDS);
  }

  private boolean isAlone() {
    return seats.size() == 1;
  }

  private NodePages pages(List<StartPlan> plans) {
    Map<String, String> halls = new HashMap<>();
    for (StartPlan plan : plans) {
      halls.put(lower(plan.plan().id()), plan.plan().id());
    }
    return new NodePages(
        plans.size() == 1 ? Optional.of(plans.get(0).plan().id()) : Optional.empty(),
        asked -> Optional.ofNullable(halls.get(lower(asked))).flatMap(this::ownersPages),
        asked -> halls.containsKey(lower(asked)),
        node.settings().publicAddress(),
        city.map(CityOffice::sources));
  }

  private static String lower(String hall) {
    return hall.toLowerCase(Locale.ROOT);
  }

  private Optional<NodeRecord> owner(String hall) {
    return view.of(hall).serving(hall).filter(other -> !other.name().equals(name));
  }

  private Optional<String> ownersPages(String hall) {
    return owner(hall).map(NodeRecord::pages);
  }

  /** A device that names no hall means the only one here. */
  private Optional<String> ownersDevices(String named) {
    String hall = named.isEmpty() && isAlone() ? seats.keySet().iterator().next() : named;
    return seats.containsKey(hall) ? owner(hall).map(NodeRecord::devices) : Optional.empty();
  }

  private String pagesAddress(String hall) {
    return isAlone()
        ? node.settings().pagesAddress(webPort)
        : "http://" + hall + ".localhost:" + webPort;
  }

  // ---- On the thread of its own

  private void look() {
    try {
      lookAround();
      if (stopping) {
        stopStep();
      } else {
        work();
      }
    } catch (JournalAwayException e) {
      log.debug("Redis is away; halls that are served here keep themselves", e);
      if (stopping) {
        gone.complete(null); // The others will see by themselves that this node is not there.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (JournalException | IOException | RuntimeException e) {
      failure.complete(e);
    }
  }

  private void lookAround() throws JournalException {
    if (!stopping) {
      directory.tell(
          new NodeRecord(
              name,
              node.settings().devicesAddress(port),
              node.settings().pagesAddress(webPort),
              halls(HallSeat::isServing),
              halls(HallSeat::isFollowing)));
    }
    view = directory.read(seats.keySet());
    if (city.isPresent() && !stopping) {
      city.get().tell(served(), view);
    }
  }

  private List<HallService> served() {
    return seats.values().stream().flatMap(seat -> seat.served().stream()).toList();
  }

  private Set<String> halls(Predicate<HallSeat> which) {
    Set<String> found = new TreeSet<>();
    for (HallSeat seat : seats.values()) {
      if (which.test(seat)) {
        found.add(seat.hall());
      }
    }
    return found;
  }

  private void work() throws IOException, JournalException, InterruptedException {
    long untilNanos = node.clock().stopwatchNanos() + LOOK_MS_MAX * NANOS_PER_MS;
    boolean knowsOthers =
        isAlone()
            || node.clock().stopwatchNanos() - startedNanos > RedisDirectory.NODE_MS * NANOS_PER_MS;
    for (HallSeat seat : seats.values()) {
      if (isBefore(untilNanos) && !seat.isBroken() && knowsOthers) {
        step(seat);
      }
    }
    for (int left = turns.size(); left > 0 && isBefore(untilNanos); left--) {
      HallSeat seat = turns.remove();
      turns.add(seat);
      if (!seat.isBroken() && seat.served().isEmpty()) {
        standBy(seat);
      }
    }
  }

  private boolean isBefore(long untilNanos) {
    return node.clock().stopwatchNanos() - untilNanos < 0;
  }

  private void step(HallSeat seat) throws IOException, JournalException, InterruptedException {
    boolean served = seat.isServing();
    try {
      seat.step(view.of(seat.hall()));
      if (isAlone() && !served && seat.isServing()) {
        lookAround();
        whenOpen.opened(seat.served().orElseThrow().accounts(), webPort);
      }
    } catch (JournalException | StartRefusedException e) {
      brokeDown(seat, e);
    }
  }

  private void standBy(HallSeat seat) throws IOException, JournalException {
    ClusterFacts facts = view.of(seat.hall());
    try {
      if (!facts.standsBy(seat.hall(), name)) {
        seat.unfollow();
      } else if (isAlone() || seat.isBehind(view.lease(seat.hall()).seq())) {
        seat.follow();
      }
    } catch (JournalException e) {
      brokeDown(seat, e);
    }
  }

  /** Where there are many halls the others go on. */
  private void brokeDown(HallSeat seat, Exception cause) throws JournalAwayException {
    if (cause instanceof JournalTakenException) {
      log.debug("hall {}: another node was quicker", seat.hall(), cause);
      return;
    }
    if (cause instanceof JournalAwayException away) {
      throw away;
    }
    if (isAlone()) {
      failure.complete(cause);
    }
    seat.giveUp(cause);
  }

  private void stopStep() throws IOException, JournalException, InterruptedException {
    for (HallSeat seat : seats.values()) {
      seat.stepDown(view.of(seat.hall()));
    }
    directory.forget(name);
    if (seats.values().stream().noneMatch(seat -> seat.served().isPresent())) {
      gone.complete(null);
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

  /** Gives the halls to who stands by for them, if anybody does, and closes the doors. */
  @Override
  public void stop() throws IOException, InterruptedException {
    stopping = true;
    try {
      gone.get(STOP_WITHIN_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      log.warn("some halls are still changing hands after {} s", STOP_WITHIN_S);
    }
    node.devicePort().stop();
    closeAll();
    node.endWork();
    node.endHistory();
  }

  private void closeAll() throws IOException, InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(STOP_WITHIN_S, TimeUnit.SECONDS)) {
      log.warn("a hall's history is still waited for");
    }
    for (HallSeat seat : seats.values()) {
      seat.close();
    }
    rounds.end();
    web.stop();
    city.ifPresent(CityOffice::close);
    directory.close();
  }
}
