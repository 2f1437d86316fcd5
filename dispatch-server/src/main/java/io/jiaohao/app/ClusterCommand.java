package io.jiaohao.app;

import io.jiaohao.cluster.ClusterView;
import io.jiaohao.cluster.NodeRecord;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.redis.RedisAddress;
import io.jiaohao.journal.redis.RedisDirectory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which node serves which hall, and wishes for it. */
@Command(
    name = "cluster",
    description = "Nodes that share halls through a Redis: who serves, who should.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ClusterCommand.Status.class,
      ClusterCommand.Move.class,
      ClusterCommand.Drain.class,
      ClusterCommand.Spread.class
    })
final class ClusterCommand {
  private static final int NOT_DONE = 1;
  private static final Comparator<NodeRecord> BY_NAME = Comparator.comparing(NodeRecord::name);

  /** What all of them do: something with the directory in that Redis. */
  abstract static class WithDirectory implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
        names = "--journal",
        paramLabel = "URL",
        required = true,
        converter = RedisUrl.class,
        description = "Redis that keeps the journals, as the nodes were told it.")
    private RedisAddress redis;

    @Option(
        names = "--journal-ca",
        paramLabel = "FILE",
        description = "Certificates (PEM) that are trusted to sign that Redis's own.")
    private Path authorities;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      try (RedisDirectory directory =
          new RedisDirectory(RedisUrl.trusting(redis, Optional.ofNullable(authorities)))) {
        run(directory, out);
        out.flush();
        return 0;
      } catch (JournalException | IllegalArgumentException e) {
        spec.commandLine().getErr().println(e.getMessage());
        return NOT_DONE;
      }
    }

    abstract void run(RedisDirectory directory, PrintWriter out) throws JournalException;
  }

  /** Lists nodes and halls. */
  @Command(
      name = "status",
      description = "Lists the nodes that are there, and who serves and follows which hall.",
      mixinStandardHelpOptions = true)
  static final class Status extends WithDirectory {
    @Override
    void run(RedisDirectory directory, PrintWriter out) throws JournalException {
      ClusterView view = view(directory);
      for (NodeRecord node : view.nodes().values().stream().sorted(BY_NAME).toList()) {
        out.printf(
            "node %s: devices %s, pages %s, serves %d, follows %d%s%n",
            node.name(),
            node.devices(),
            node.pages(),
            node.serving().size(),
            node.following().size(),
            view.placement().draining().contains(node.name()) ? ", is being drained" : "");
      }
      view.leases().keySet().stream()
          .sorted()
          .forEach(hall -> out.printf("hall %s: %s%n", hall, where(hall, view)));
    }

    private static ClusterView view(RedisDirectory directory) throws JournalException {
      Set<String> halls = new TreeSet<>(directory.placement().moved().keySet());
      for (String node : directory.nodes().keySet()) {
        halls.addAll(directory.halls(node));
      }
      return directory.read(halls);
    }

    private static String where(String hall, ClusterView view) {
      StringBuilder words =
          new StringBuilder(view.lease(hall).owner().orElse("nobody")).append(" serves");
      view.nodes().values().stream()
          .filter(node -> node.following().contains(hall))
          .sorted(BY_NAME)
          .forEach(node -> words.append(", ").append(node.name()).append(" follows"));
      if (view.placement().moved().containsKey(hall)) {
        words.append(", wanted at ").append(view.placement().moved().get(hall));
      }
      return words.toString();
    }
  }

  /** Moves a hall. */
  @Command(
      name = "move",
      description = "Has a hall served by this node from now on, whenever it is there.",
      mixinStandardHelpOptions = true)
  static final class Move extends WithDirectory {
    @Parameters(index = "0", paramLabel = "HALL", description = "The hall's id.")
    private String hall;

    @Parameters(
        index = "1",
        paramLabel = "NODE",
        description = "The node's name, or \"-\" for wherever it happens to be.")
    private String node;

    @Override
    void run(RedisDirectory directory, PrintWriter out) throws JournalException {
      RedisDirectory.checkedName("hall", hall);
      if (node.equals("-")) {
        directory.move(hall, "");
        out.printf("hall %s: stays where it is%n", hall);
        return;
      }
      NodeRecord wanted = directory.nodes().get(node);
      if (wanted == null) {
        throw new IllegalArgumentException(
            "node: " + node + " (expected: one of " + directory.nodes().keySet() + ")");
      }
      if (!directory.halls(node).contains(hall)) {
        throw new IllegalArgumentException(
            "hall: " + hall + " (expected: one that " + node + " has a hall file of)");
      }
      directory.move(hall, node);
      out.printf("hall %s: goes to %s%n", hall, node);
    }
  }

  /** Empties a node. */
  @Command(
      name = "drain",
      description = "Has a node's halls served by others, so that it can be stopped.",
      mixinStandardHelpOptions = true)
  static final class Drain extends WithDirectory {
    @Parameters(index = "0", paramLabel = "NODE", description = "The node's name.")
    private String node;

    @Option(names = "--end", description = "The node may serve again.")
    private boolean end;

    @Override
    void run(RedisDirectory directory, PrintWriter out) throws JournalException {
      RedisDirectory.checkedName("node", node);
      directory.drain(node, !end);
      out.printf("node %s: %s%n", node, end ? "may serve again" : "gives its halls away");
    }
  }

  /** Puts halls where they are meant to be. */
  @Command(
      name = "spread",
      description = {
        "Has each hall served by the node that is meant for it, as after a node was added or came back.",
        "Each hall that moves has a short pause."
      },
      mixinStandardHelpOptions = true)
  static final class Spread extends WithDirectory {
    private static final int WITHIN_S = 60;

    @Override
    void run(RedisDirectory directory, PrintWriter out) throws JournalException {
      directory.spread(WITHIN_S);
      out.printf("halls go to the nodes that are meant for them, within %d s%n", WITHIN_S);
    }
  }
}
