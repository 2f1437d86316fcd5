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
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** What administrators and managers do beside a hall. */
final class Offices {
  /** Whoever changes files at the server itself. */
  static final String CONSOLE = "console";

  private static final long NANOS_PER_MS = 1_000_000;

  private final Path dataDir;
  private final HallClock clock;
  private final Audit audit;
  private final OfficeThreads threads;
  private final Speech speech = new Speech(Speech.ESPEAK);

  Offices(Path dataDir, HallClock clock, OfficeThreads threads) {
    this.dataDir = dataDir;
    this.threads = threads;
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
    return threads.speaking();
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
        threads.administration());
  }

  ManagerSources manager(
      String hall,
      Supplier<Optional<HallPlan>> plan,
      NoticeBoard notices,
      Function<Proposal, Optional<Effect>> effects) {
    LookBack journal = new LookBack(dataDir, hall, () -> clock.stopwatchNanos() / NANOS_PER_MS);
    return new ManagerSources(
        new PastKeeping(journal, plan),
        new RatingNotes(dataDir),
        notices,
        threads.lookingBack(),
        effects);
  }

  EventSources events(String hall, EventLog log) throws IOException {
    return new EventSources(
        log,
        new PastEvents(dataDir, hall),
        threads.events(),
        new HookBook(dataDir, hall),
        HookSettings.DEFAULTS,
        threads.webhooks(),
        clock::realMs);
  }
}
