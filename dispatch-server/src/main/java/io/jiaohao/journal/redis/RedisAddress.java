package io.jiaohao.journal.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.RedisClusterURIUtil;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Where Redis is: {@code redis://HOST:PORT}, {@code rediss://} (TLS), {@code
 * redis-sentinel://H1:P1,H2:P2#NAME}, {@code rediss-sentinel://}, or a cluster as {@code
 * redis-cluster://H1:P1,H2:P2} and {@code rediss-cluster://}.
 */
public final class RedisAddress {
  private static final String CLUSTER = "-cluster://";
  private static final Pattern SECRET = Pattern.compile("//[^@/]*@");
  private static final Pattern KNOWN =
      Pattern.compile("rediss?(-sentinel|-cluster)?://.+", Pattern.CASE_INSENSITIVE);

  private final boolean cluster;
  private final List<RedisURI> uris;
  private final String text;
  private final Optional<Path> authorities;

  private RedisAddress(
      boolean cluster, List<RedisURI> uris, String text, Optional<Path> authorities) {
    this.cluster = cluster;
    this.uris = uris;
    this.text = text;
    this.authorities = authorities;
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException in words, without the password
   */
  public static RedisAddress of(String text) {
    String shown = SECRET.matcher(text).replaceFirst("//***@");
    if (!KNOWN.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "journal: "
              + shown
              + " (expected: redis://HOST:PORT, rediss://, redis-sentinel://, rediss-sentinel://,"
              + " redis-cluster:// or rediss-cluster://)");
    }
    boolean cluster = text.toLowerCase(Locale.ROOT).contains(CLUSTER);
    try {
      List<RedisURI> uris =
          cluster
              ? RedisClusterURIUtil.toRedisURIs(URI.create(text.replaceFirst(CLUSTER, "://")))
              : List.of(RedisURI.create(text));
      uris.forEach(uri -> uri.setTimeout(Duration.ofMillis(RedisLimits.CONNECT_MS)));
      return new RedisAddress(cluster, uris, shown, Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "journal: " + shown + " (expected: a host and a port): " + e.getMessage(), e);
    }
  }

  /**
   * The same, for a Redis with a certificate of one's own.
   *
   * @param certificates PEM; those that sign Redis's are trusted, and no others
   * @throws IllegalArgumentException in words, if the address is without TLS or the file is none
   */
  public RedisAddress trusting(Path certificates) {
    if (uris.stream().noneMatch(RedisURI::isSsl)) {
      throw new IllegalArgumentException(
          "certificates: " + certificates + " (expected: only with TLS, as rediss://)");
    }
    try (InputStream in = Files.newInputStream(certificates)) {
      if (CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
        throw new CertificateException("none in it");
      }
    } catch (IOException | CertificateException e) {
      throw new IllegalArgumentException(
          "certificates: " + certificates + " (expected: a file of X.509 certificates, PEM): " + e,
          e);
    }
    return new RedisAddress(cluster, uris, text, Optional.of(certificates));
  }

  boolean isCluster() {
    return cluster;
  }

  @Override
  public String toString() {
    return text;
  }

  /** Makes connections; each is used until it fails and never mended. */
  interface Client extends AutoCloseable {
    Connection connect();

    @Override
    void close();
  }

  /** One connection and its commands. */
  record Connection(
      StatefulConnection<String, byte[]> stateful,
      RedisClusterAsyncCommands<String, byte[]> commands,
      List<StatefulRedisConnection<String, byte[]>> parts) {

    /** Whether all of it is: one that was lost is not made again. */
    boolean isOpen() {
      return stateful.isOpen() && parts.stream().allMatch(StatefulConnection::isOpen);
    }

    /** Each server that takes writes: the one there is, or a cluster's primaries. */
    List<RedisClusterAsyncCommands<String, byte[]>> servers() {
      return parts.isEmpty()
          ? List.of(commands)
          : parts.stream()
              .<RedisClusterAsyncCommands<String, byte[]>>map(StatefulRedisConnection::async)
              .toList();
    }
  }

  Client client(ClientResources resources) {
    return cluster ? clusterClient(resources) : singleClient(resources);
  }

  private Client singleClient(ClientResources resources) {
    RedisClient client = RedisClient.create(resources, uris.get(0));
    client.setOptions(options(ClientOptions.builder()).build());
    return new Client() {
      @Override
      public Connection connect() {
        StatefulRedisConnection<String, byte[]> made = client.connect(codec());
        return new Connection(made, made.async(), List.of());
      }

      @Override
      public void close() {
        client.shutdown(Duration.ZERO, Duration.ofMillis(RedisLimits.COMMAND_MS));
      }
    };
  }

  private Client clusterClient(ClientResources resources) {
    RedisClusterClient client = RedisClusterClient.create(resources, uris);
    ClusterClientOptions.Builder changing =
        ClusterClientOptions.builder()
            .topologyRefreshOptions(
                ClusterTopologyRefreshOptions.builder()
                    .enablePeriodicRefresh(Duration.ofMillis(RedisLimits.TOPOLOGY_MS))
                    .build());
    client.setOptions((ClusterClientOptions) options(changing).build());
    return new Client() {
      @Override
      public Connection connect() {
        client.refreshPartitions();
        StatefulRedisClusterConnection<String, byte[]> made = client.connect(codec());
        return new Connection(made, made.async(), primaries(made));
      }

      @Override
      public void close() {
        client.shutdown(Duration.ZERO, Duration.ofMillis(RedisLimits.COMMAND_MS));
      }
    };
  }

  /**
   * Connections to the cluster's primaries, as far as they are to be had now. They have to be there
   * before the first command: one that comes while its connection is made is refused.
   */
  private static List<StatefulRedisConnection<String, byte[]>> primaries(
      StatefulRedisClusterConnection<String, byte[]> cluster) {
    List<CompletableFuture<StatefulRedisConnection<String, byte[]>>> making =
        cluster.getPartitions().stream()
            .filter(node -> node.is(RedisClusterNode.NodeFlag.UPSTREAM))
            .map(
                node ->
                    cluster.getConnectionAsync(node.getUri().getHost(), node.getUri().getPort()))
            .toList();
    CompletableFuture.allOf(making.toArray(CompletableFuture[]::new))
        .orTimeout(RedisLimits.CONNECT_MS, TimeUnit.MILLISECONDS)
        .exceptionally(fault -> null)
        .join();
    return making.stream()
        .filter(made -> made.isDone() && !made.isCompletedExceptionally())
        .map(CompletableFuture::join)
        .toList();
  }

  /**
   * A writer's options: a connection that is cut is never made again behind our back, so nothing
   * that was on its way is ever sent twice, and nothing waits for better times.
   */
  private ClientOptions.Builder options(ClientOptions.Builder builder) {
    Duration connect = Duration.ofMillis(RedisLimits.CONNECT_MS);
    authorities.ifPresent(
        file -> builder.sslOptions(SslOptions.builder().trustManager(file.toFile()).build()));
    return builder
        .autoReconnect(false)
        .replayFilter(command -> true)
        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
        .requestQueueSize(RedisLimits.COMMANDS_MAX)
        .pingBeforeActivateConnection(true)
        .socketOptions(SocketOptions.builder().connectTimeout(connect).tcpNoDelay(true).build())
        .timeoutOptions(TimeoutOptions.enabled(Duration.ofMillis(RedisLimits.SNAPSHOT_MS)));
  }

  private static RedisCodec<String, byte[]> codec() {
    return RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
  }
}
