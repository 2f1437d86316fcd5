package io.jiaohao.app;

import io.jiaohao.accounts.Audit;
import io.jiaohao.accounts.CityPasses;
import io.jiaohao.accounts.Secrets;
import io.jiaohao.cluster.ClusterView;
import io.jiaohao.cluster.NodeRecord;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Recurring;
import io.jiaohao.journal.redis.RedisDirectory;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.views.HallLoad;
import io.jiaohao.web.CityPicture;
import io.jiaohao.web.CitySources;
import io.jiaohao.web.LinkGate;
import io.jiaohao.web.LinkPass;
import io.jiaohao.web.Register;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What the nodes of a city have in common beside their halls: who may sign in to the city's page,
 * and how full each hall is. Each node tells the others of the halls that it serves; the whole is
 * put together only while somebody looks.
 */
final class CityOffice {
  private static final int TELL_EVERY_MS = 1_000;

  /** How long after a look at the page the next one is still awaited. */
  private static final int LOOKED_AT_MS = 10_000;

  private static final int KEEP_FILES_EVERY_MS = 1_000;
  private static final long NANOS_PER_MS = 1_000_000;
  private static final String KEY = "passes.key";
  private static final String FIRST_NODE = "first-node";

  private final NodeCore node;
  private final String nodeName;
  private final RedisDirectory directory;
  private final List<HallLoad> plainHalls;
  private final SharedFiles files;
  private final AccountKeeping accounts;
  private final CitySources sources;
  private final Map<String, CityPicture.Hall> lastHalls = new HashMap<>();
  private final List<Runnable> endings = new ArrayList<>();
  private volatile CityPicture picture = CityPicture.NOTHING;
  private volatile long lookedAtNanos;
  private long toldNanos;

  /**
   * An office whose files are brought, but not kept yet. Waits for Redis.
   *
   * @param plans of all halls
   */
  CityOffice(NodeCore node, String nodeName, RedisDirectory directory, List<StartPlan> plans)
      throws IOException, JournalException {
    this.node = node;
    this.nodeName = nodeName;
    this.directory = directory;
    this.plainHalls =
        plans.stream()
            .map(start -> start.plan())
            .map(plan -> HallLoad.away(plan.id(), plan.name().zh(), plan.name().en()))
            .sorted(Comparator.comparing(HallLoad::hall))
            .toList();
    toldNanos = node.clock().stopwatchNanos() - TELL_EVERY_MS * NANOS_PER_MS;
    lookedAtNanos = toldNanos - LOOKED_AT_MS * NANOS_PER_MS;
    files = SharedFiles.ofCity(node.settings().dataDir(), node.redis().orElseThrow().cityFiles());
    files.bring();
    Audit audit = new Audit(node.settings().dataDir(), node.clock()::realMs);
    accounts =
        new AccountKeeping(
            isFirst() ? AccountKeeping.Whose.CITY : AccountKeeping.Whose.CITY_OF_ANOTHER,
            node.settings().dataDir(),
            node.clock(),
            node.threads().house(),
            device -> Optional.<Role>empty(),
            new NoGate(),
            audit);
    sources =
        new CitySources(
            this::look,
            accounts.sources(),
            new Register(accounts.accounts(), audit, node.threads().offices().administration()),
            new CityPasses(passesKey(), node.clock()::realMs),
            node.clock()::realMs);
  }

  /** The nodes' common key: the one that was first kept. */
  private byte[] passesKey() throws JournalException {
    byte[] made = Secrets.token().getBytes(StandardCharsets.US_ASCII);
    return node.redis().orElseThrow().cityFiles().keepFirst(KEY, made);
  }

  /** Whether this node makes the first account: one alone does, however many start together. */
  private boolean isFirst() throws JournalException {
    byte[] name = nodeName.getBytes(StandardCharsets.US_ASCII);
    return Arrays.equals(node.redis().orElseThrow().cityFiles().keepFirst(FIRST_NODE, name), name);
  }

  /** No device belongs to the city itself. */
  private static final class NoGate implements LinkGate {
    @Override
    public int port() {
      return 0;
    }

    @Override
    public CompletableFuture<Optional<LinkPass>> pass(String deviceId, Role role) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
  }

  /** Begins to keep what changes. */
  void open() {
    endings.add(Recurring.untilEnded(node.threads().history(), KEEP_FILES_EVERY_MS, files::align));
    endings.add(
        Recurring.untilEnded(
            node.threads().house(), node.settings().keysEveryMs(), accounts::look));
  }

  AccountKeeping accounts() {
    return accounts;
  }

  CitySources sources() {
    return sources;
  }

  private CityPicture look() {
    lookedAtNanos = node.clock().stopwatchNanos();
    return picture;
  }

  /**
   * Tells the others how full this node's halls are, once a second; and puts together what they
   * tell, if somebody looks. On the node's own thread; waits.
   *
   * @param served halls that this node serves
   */
  void tell(List<HallService> served, ClusterView view) throws JournalException {
    long nowNanos = node.clock().stopwatchNanos();
    if (nowNanos - toldNanos < TELL_EVERY_MS * NANOS_PER_MS) {
      return;
    }
    toldNanos = nowNanos;
    List<HallLoad> own = served.stream().map(hall -> HallLoad.of(hall.picture())).toList();
    directory.tellLoads(nodeName, HallLoadText.of(own));
    if (nowNanos - lookedAtNanos < LOOKED_AT_MS * NANOS_PER_MS || picture.version() == 0) {
      picture = putTogether(own, view);
    }
  }

  private CityPicture putTogether(List<HallLoad> own, ClusterView view) throws JournalException {
    Map<String, HallLoad> loads = new HashMap<>();
    Map<String, String> nodeOf = new HashMap<>();
    for (NodeRecord other : view.nodes().values()) {
      List<HallLoad> told =
          other.name().equals(nodeName)
              ? own
              : HallLoadText.read(directory.loads(other.name()).orElse(""));
      for (HallLoad load : told) {
        loads.put(load.hall(), load);
        nodeOf.put(load.hall(), other.name());
      }
    }
    long version = picture.nextVersion(node.clock().realMs());
    List<CityPicture.Hall> halls = new ArrayList<>();
    for (HallLoad plain : plainHalls) {
      HallLoad load = loads.getOrDefault(plain.hall(), plain);
      CityPicture.Hall now =
          unlessTheSame(new CityPicture.Hall(load, nodeOf.getOrDefault(plain.hall(), ""), version));
      lastHalls.put(plain.hall(), now);
      halls.add(now);
    }
    return new CityPicture(version, node.clock().realMs(), nodes(view), halls);
  }

  private CityPicture.Hall unlessTheSame(CityPicture.Hall now) {
    CityPicture.Hall last = lastHalls.get(now.load().hall());
    boolean same = last != null && last.load().equals(now.load()) && last.node().equals(now.node());
    return same ? last : now;
  }

  private static List<CityPicture.Node> nodes(ClusterView view) {
    return view.nodes().values().stream()
        .sorted(Comparator.comparing(NodeRecord::name))
        .map(
            node ->
                new CityPicture.Node(
                    node.name(), node.pages(), node.serving().size(), node.following().size()))
        .toList();
  }

  /** Keeps what has changed last. */
  void close() {
    endings.forEach(Runnable::run);
    accounts.close();
    files.keep();
  }
}
