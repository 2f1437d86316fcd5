package io.jiaohao.journal.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jiaohao.cluster.ClusterView;
import io.jiaohao.cluster.LeaseRecord;
import io.jiaohao.cluster.NodeRecord;
import io.jiaohao.cluster.Placement;
import io.jiaohao.engine.JournalException;
import io.lettuce.core.KeyValue;
import io.lettuce.core.SetArgs;
import java.io.Closeable;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What nodes know of each other, in Redis: a key for each, which runs out if the node falls silent,
 * and what administrators want. Nothing in it decides who may write a hall. All methods wait.
 */
public final class RedisDirectory implements Closeable {
  /** How long a node counts as there without a word from it. */
  public static final int NODE_MS = 3_000;

  /** How long what a node told of its halls' loads counts. */
  private static final int LOADS_MS = 5_000;

  private static final int LEASES_AT_ONCE = 512;
  private static final String LOADS = "jiaohao:loads:";
  private static final String HALLS = "jiaohao:halls:";
  private static final String NODES = "jiaohao:nodes";
  private static final String SPREAD = "jiaohao:spread";
  private static final String PLACEMENT = "jiaohao:placement";
  private static final String MOVED = "moved:";
  private static final String DRAINING = "draining:";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int MS_PER_S = 1_000;

  private final RedisLink link;

  /** A directory with a connection of its own, not made yet. */
  public RedisDirectory(RedisAddress address) {
    link = new RedisLink(address);
  }

  /** A node's or hall's name, if it can be one. */
  public static String checkedName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          what + ": " + name + " (expected: " + NAME.pattern() + ")");
    }
    return name;
  }

  private static String keyOf(String node) {
    return "jiaohao:node:" + node;
  }

  /** Tells the others of this node. */
  public void tell(NodeRecord node) throws JournalException {
    link.connect();
    Map<String, byte[]> fields =
        Map.of(
            "devices", node.devices().getBytes(UTF_8),
            "pages", node.pages().getBytes(UTF_8),
            "serving", listed(node.serving()),
            "following", listed(node.following()));
    String key = keyOf(node.name());
    link.ask(RedisLimits.COMMAND_MS, redis -> redis.hset(key, fields));
    link.ask(RedisLimits.COMMAND_MS, redis -> redis.pexpire(key, NODE_MS));
    link.ask(RedisLimits.COMMAND_MS, redis -> redis.sadd(NODES, node.name().getBytes(UTF_8)));
  }

  private static byte[] listed(Set<String> names) {
    return String.join(",", new TreeSet<>(names)).getBytes(UTF_8);
  }

  /** The node is going down. */
  public void forget(String node) throws JournalException {
    link.ask(RedisLimits.COMMAND_MS, redis -> redis.del(keyOf(node)));
  }

  /** What is known of these halls now. */
  public ClusterView read(Collection<String> halls) throws JournalException {
    link.connect();
    return new ClusterView(nodes(), placement(), leases(halls));
  }

  /** The nodes that are there, by name. */
  public Map<String, NodeRecord> nodes() throws JournalException {
    link.connect();
    Map<String, NodeRecord> found = new TreeMap<>();
    for (byte[] member :
        link.<Set<byte[]>>ask(RedisLimits.COMMAND_MS, redis -> redis.smembers(NODES))) {
      String name = new String(member, UTF_8);
      Map<String, byte[]> fields =
          link.ask(RedisLimits.COMMAND_MS, redis -> redis.hgetall(keyOf(name)));
      if (!fields.isEmpty()) {
        found.put(
            name,
            new NodeRecord(
                name,
                text(fields, "devices"),
                text(fields, "pages"),
                names(text(fields, "serving")),
                names(text(fields, "following"))));
      }
    }
    return found;
  }

  private static String text(Map<String, byte[]> fields, String field) {
    return new String(fields.getOrDefault(field, new byte[0]), UTF_8);
  }

  private static Set<String> names(String list) {
    return Arrays.stream(list.split(","))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What administrators want. */
  public Placement placement() throws JournalException {
    link.connect();
    Placement placement = Placement.PLAIN;
    Map<String, byte[]> wishes =
        link.ask(RedisLimits.COMMAND_MS, redis -> redis.hgetall(PLACEMENT));
    for (String field : new TreeSet<>(wishes.keySet())) {
      if (field.startsWith(MOVED)) {
        placement = placement.move(field.substring(MOVED.length()), text(wishes, field));
      } else if (field.startsWith(DRAINING)) {
        placement = placement.drain(field.substring(DRAINING.length()), true);
      }
    }
    long spreading = link.ask(RedisLimits.COMMAND_MS, redis -> redis.exists(SPREAD));
    return spreading > 0 ? placement.spread() : placement;
  }

  /** Each hall should go to the node that is meant for it, within so many seconds. */
  public void spread(int withinS) throws JournalException {
    link.connect();
    byte[] yes = "yes".getBytes(UTF_8);
    link.ask(RedisLimits.COMMAND_MS, redis -> redis.set(SPREAD, yes, SetArgs.Builder.ex(withinS)));
  }

  /** The hall should be served by this node; an empty name takes the wish back. */
  public void move(String hall, String node) throws JournalException {
    wish(MOVED + hall, node);
  }

  /** The node should serve nothing if others can, or may again. */
  public void drain(String node, boolean begins) throws JournalException {
    wish(DRAINING + node, begins ? "yes" : "");
  }

  private void wish(String field, String value) throws JournalException {
    link.connect();
    if (value.isEmpty()) {
      link.ask(RedisLimits.COMMAND_MS, redis -> redis.hdel(PLACEMENT, field));
    } else {
      link.ask(
          RedisLimits.COMMAND_MS, redis -> redis.hset(PLACEMENT, field, value.getBytes(UTF_8)));
    }
  }

  /** What the leases of these halls say now, by Redis's own clock; asked for in one go. */
  public Map<String, LeaseRecord> leases(Collection<String> halls) throws JournalException {
    link.connect();
    List<byte[]> time = link.ask(RedisLimits.COMMAND_MS, redis -> redis.time());
    long nowMs = number(time.get(0)) * MS_PER_S + number(time.get(1)) / MS_PER_S;
    Map<String, CompletableFuture<List<KeyValue<String, byte[]>>>> asked = new LinkedHashMap<>();
    Map<String, LeaseRecord> found = new TreeMap<>();
    for (String hall : halls) {
      String key = RedisKeys.of(hall).lease();
      asked.put(
          hall,
          link.send(RedisLimits.COMMAND_MS, redis -> redis.hmget(key, "owner", "until", "seq")));
      if (asked.size() == LEASES_AT_ONCE) {
        take(asked, nowMs, found);
      }
    }
    take(asked, nowMs, found);
    return found;
  }

  private void take(
      Map<String, CompletableFuture<List<KeyValue<String, byte[]>>>> asked,
      long nowMs,
      Map<String, LeaseRecord> found)
      throws JournalException {
    for (Map.Entry<String, CompletableFuture<List<KeyValue<String, byte[]>>>> one :
        asked.entrySet()) {
      found.put(one.getKey(), lease(link.await(one.getValue()), nowMs));
    }
    asked.clear();
  }

  private static LeaseRecord lease(List<KeyValue<String, byte[]>> fields, long nowMs) {
    long seq = fields.get(2).hasValue() ? number(fields.get(2).getValue()) : 0;
    boolean runs = fields.get(1).hasValue() && number(fields.get(1).getValue()) > nowMs;
    return new LeaseRecord(
        runs && fields.get(0).hasValue()
            ? Optional.of(new String(fields.get(0).getValue(), UTF_8))
                .filter(owner -> !owner.isEmpty())
            : Optional.empty(),
        seq);
  }

  /** Tells how full this node's halls are; runs out as the node's record does. */
  public void tellLoads(String node, String loads) throws JournalException {
    link.connect();
    byte[] text = loads.getBytes(UTF_8);
    link.ask(
        RedisLimits.COMMAND_MS,
        redis -> redis.set(LOADS + node, text, SetArgs.Builder.px(LOADS_MS)));
  }

  /** How full the halls of a node are, as it told; empty = it is silent. */
  public Optional<String> loads(String node) throws JournalException {
    link.connect();
    byte[] text = link.ask(RedisLimits.COMMAND_MS, redis -> redis.get(LOADS + node));
    return Optional.ofNullable(text).map(bytes -> new String(bytes, UTF_8));
  }

  /** The halls that a node has a file of, whether it serves them or not. */
  public void tellHalls(String node, Collection<String> halls) throws JournalException {
    link.connect();
    byte[] text = String.join(",", halls).getBytes(UTF_8);
    link.ask(RedisLimits.COMMAND_MS, redis -> redis.set(HALLS + node, text));
  }

  /** The halls that a node has a file of. */
  public Set<String> halls(String node) throws JournalException {
    link.connect();
    byte[] text = link.ask(RedisLimits.COMMAND_MS, redis -> redis.get(HALLS + node));
    return text == null ? Set.of() : names(new String(text, UTF_8));
  }

  private static long number(byte[] text) {
    return Long.parseLong(new String(text, UTF_8));
  }

  @Override
  public void close() {
    link.close();
  }
}
