package io.jiaohao.web;

import io.jiaohao.accounts.Secrets;
import io.jiaohao.protocol.OwnersFile;
import io.jiaohao.views.EventKind;
import io.jiaohao.views.EventPosition;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Who is sent events, and how far each has come, in a file of the data directory that its owner
 * alone may read: it holds the secrets. From any thread, reading never waits for the disk; what is
 * changed by people is on the disk when it returns, a position soon after.
 */
public final class HookBook {
  /** Hooks that there may be. */
  static final int HOOKS_MAX = 16;

  /** How long the secret before the last change still signs. */
  static final long OLD_SECRET_MS = 24L * 60 * 60 * 1_000;

  private static final String FILE = ".webhooks";
  private static final String HOOKS = "hooks";
  private static final String LAST = "last";

  private final Path file;
  private final Object writing = new Object();
  private List<Hook> hooks = List.of();
  private long last;
  private boolean unsaved;

  /**
   * Those of a hall in a data directory.
   *
   * @throws IOException if there is a file that cannot be read: to send from the wrong position, or
   *     nothing, would be worse than not to start
   */
  public HookBook(Path dataDir, String hall) throws IOException {
    file = dataDir.resolve(hall + FILE);
    if (Files.exists(file)) {
      try {
        JsonObject kept = new JsonObject(Files.readString(file));
        last = kept.getLong(LAST);
        hooks = kept.getJsonArray(HOOKS).stream().map(one -> Hook.of((JsonObject) one)).toList();
      } catch (RuntimeException e) {
        throw new IOException(file + " cannot be read: " + e.getMessage(), e);
      }
    }
  }

  synchronized List<Hook> all() {
    return hooks;
  }

  /** How many are not sent to any more. */
  synchronized long stopped() {
    return hooks.stream().filter(Hook::stopped).count();
  }

  synchronized Optional<Hook> find(String id) {
    return hooks.stream().filter(hook -> hook.id().equals(id)).findFirst();
  }

  /** Adds one that is sent what comes after a position. */
  Hook add(URI url, Set<EventKind> kinds, EventPosition after) throws IOException {
    Hook made = made(url, kinds, after);
    try {
      write();
    } catch (IOException e) {
      drop(made.id());
      throw e;
    }
    return made;
  }

  private synchronized Hook made(URI url, Set<EventKind> kinds, EventPosition after) {
    if (hooks.size() >= HOOKS_MAX) {
      throw new IllegalArgumentException(
          "webhooks: " + hooks.size() + " (expected: below " + HOOKS_MAX + ")");
    }
    last++;
    Hook hook =
        new Hook("hook-" + last, url, kinds, Secrets.signingKey(), "", 0, after, 0, "", false);
    hooks = Stream.concat(hooks.stream(), Stream.of(hook)).toList();
    return hook;
  }

  void remove(String id) throws IOException {
    checked(id);
    drop(id);
    write();
  }

  private synchronized void drop(String id) {
    hooks = hooks.stream().filter(hook -> !hook.id().equals(id)).toList();
  }

  /** Gives it another secret; the one before signs as well for a while. */
  Hook changeSecret(String id, long nowMs) throws IOException {
    return change(id, hook -> hook.withSecret(Secrets.signingKey(), nowMs + OLD_SECRET_MS));
  }

  /** Sends again, from where it stopped. */
  Hook resume(String id) throws IOException {
    return change(id, Hook::well);
  }

  private Hook change(String id, UnaryOperator<Hook> change) throws IOException {
    Hook before = checked(id);
    note(id, change);
    try {
      write();
    } catch (IOException e) {
      note(id, hook -> before);
      throw e;
    }
    return checked(id);
  }

  private Hook checked(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "webhook: \"" + ApiText.shortened(id) + "\" (expected: one of the list)"));
  }

  /** What sending has come to; soon on the disk. One that is not there any more is let go. */
  synchronized void note(String id, UnaryOperator<Hook> change) {
    hooks = hooks.stream().map(hook -> hook.id().equals(id) ? change.apply(hook) : hook).toList();
    unsaved = true;
  }

  /** Writes what has been noted since. */
  void save() throws IOException {
    if (isUnsaved()) {
      write();
    }
  }

  private synchronized boolean isUnsaved() {
    return unsaved;
  }

  private void write() throws IOException {
    synchronized (writing) {
      try {
        OwnersFile.replace(file, text());
      } catch (IOException e) {
        notWritten();
        throw e;
      }
    }
  }

  private synchronized void notWritten() {
    unsaved = true;
  }

  private synchronized String text() {
    JsonArray kept = new JsonArray();
    hooks.forEach(hook -> kept.add(hook.kept()));
    unsaved = false;
    return new JsonObject().put(LAST, last).put(HOOKS, kept).encode();
  }
}
