package io.jiaohao.app;

import io.jiaohao.accounts.Accounts;
import io.jiaohao.accounts.Audit;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.engine.CommandPort;
import io.jiaohao.engine.HallClock;
import io.jiaohao.foresight.Effect;
import io.jiaohao.foresight.Proposal;
import io.jiaohao.journal.LookBack;
import io.jiaohao.lobby.NoticeBoard;
import io.jiaohao.lobby.Speech;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.views.DeviceHealth;
import io.jiaohao.views.EventLog;
import io.jiaohao.web.AdminSources;
import io.jiaohao.web.EventSources;
import io.jiaohao.web.HookBook;
import io.jiaohao.web.HookSettings;
import io.jiaohao.web.ManagerSources;
import io.jiaohao.web.RatingNotes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What administrators and managers do beside the hall. Argon2, the disk and the journal take their
 * time, so each kind of work has a thread of its own; who asks for too much at once is turned away.
 */
final class Offices {
  /** Whoever changes files at the server itself. */
  static final String CONSOLE = "console";

  /** Pieces of work that wait for a thread. */
  private static final int WAITING_MAX = 256;

  /** Sentences that wait to be made into sound; later ones would be stale. */
  private static final int SENTENCES_MAX = 16;

  private static final long NANOS_PER_MS = 1_000_000;

  private final Path dataDir;
  private final HallClock clock;
  private final Audit audit;
  private final ExecutorService administration = thread("administration");
  private final ExecutorService lookingBack = thread("looking-back");
  private final ExecutorService events = thread("events");
  private final ExecutorService webhooks = thread("webhooks");
  private final ExecutorService speaking = thread("speech", SENTENCES_MAX);
  private final Speech speech = new Speech(Speech.ESPEAK);

  Offices(Path dataDir, HallClock clock) {
    this.dataDir = dataDir;
    this.clock = clock;
    this.audit = new Audit(dataDir, clock::realMs);
  }

  Audit audit() {
    return audit;
  }

  /** Sentences as sound, for boards without a voice. */
  Speech speech() {
    return speech;
  }

  /** Where they are made. */
  Executor speaking() {
    return speaking;
  }

  private static ExecutorService thread(String name) {
    return thread(name, WAITING_MAX);
  }

  private static ExecutorService thread(String name, int waitingMax) {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(waitingMax),
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /** How the plan is changed; takes the hall's entries from now on. */
  PlanKeeping plans(
      StartPlan start,
      ChangedPlan changed,
      HallImage hall,
      CommandPort engine,
      DeviceKeys keys,
      KeyWatch watch) {
    return new PlanKeeping(start, changed, hall, engine, keys, watch, clock);
  }

  AdminSources admin(
      Accounts accounts,
      DeviceKeys keys,
      KeyWatch watch,
      Supplier<List<DeviceRecord>> devices,
      PlanKeeping plans,
      DeviceHealth health) {
    return new AdminSources(
        accounts,
        audit,
        new DeviceKeeping(keys, watch, devices),
        plans,
        health::leftAtMs,
        administration);
  }

  ManagerSources manager(
      String hall,
      Supplier<Optional<HallPlan>> plan,
      NoticeBoard notices,
      Function<Proposal, Optional<Effect>> effects) {
    LookBack journal = new LookBack(dataDir, hall, () -> clock.stopwatchNanos() / NANOS_PER_MS);
    return new ManagerSources(
        new PastKeeping(journal, plan), new RatingNotes(dataDir), notices, lookingBack, effects);
  }

  EventSources events(String hall, EventLog log) throws IOException {
    return new EventSources(
        log,
        new PastEvents(dataDir, hall),
        events,
        new HookBook(dataDir, hall),
        HookSettings.DEFAULTS,
        webhooks,
        clock::realMs);
  }

  void close() {
    events.shutdownNow();
    webhooks.shutdown();
    administration.shutdown();
    lookingBack.shutdownNow();
    speaking.shutdownNow();
  }
}
