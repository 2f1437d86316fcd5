package io.jiaohao.app;

import io.jiaohao.accounts.TicketLinks;
import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.HallState;
import io.jiaohao.core.PlannedAbsences;
import io.jiaohao.core.Refusal;
import io.jiaohao.core.WaitRange;
import io.jiaohao.engine.AwaitedReply;
import io.jiaohao.engine.CommandPort;
import io.jiaohao.engine.DispatchLoop;
import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.HallKeeper;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Recovery;
import io.jiaohao.engine.Recurring;
import io.jiaohao.engine.SnapshotTaker;
import io.jiaohao.engine.Snapshots;
import io.jiaohao.engine.Submission;
import io.jiaohao.foresight.Forecast;
import io.jiaohao.foresight.Forecaster;
import io.jiaohao.foresight.Foresight;
import io.jiaohao.foresight.SplitMix;
import io.jiaohao.foresight.ThreadCpu;
import io.jiaohao.gateway.DevicePort;
import io.jiaohao.gateway.Devices;
import io.jiaohao.journal.RestingPace;
import io.jiaohao.journal.SnapshotFiles;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.netty.Transport;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.views.BookingView;
import io.jiaohao.views.DeviceHealth;
import io.jiaohao.views.HallView;
import io.jiaohao.views.TicketPlaces;
import io.jiaohao.web.AdminSources;
import io.jiaohao.web.ApiSources;
import io.jiaohao.web.LinkGate;
import io.jiaohao.web.LinkPass;
import io.jiaohao.web.ManagerSources;
import io.jiaohao.web.PageSources;
import io.jiaohao.web.VisitorGuide;
import io.jiaohao.web.VisitorSources;
import io.jiaohao.web.WebServer;
import io.jiaohao.web.WebSources;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running server: a hall, its journal, the device port and the pages. One event loop carries
 * the devices and the engine; other threads write snapshots, foretell and keep house (the key file,
 * a look at the clock).
 */
public final class Assembly {
  private static final Logger log = LoggerFactory.getLogger(Assembly.class);
  private static final int CLOCK_LOOK_EVERY_MS = 1_000;
  private static final int STOP_WITHIN_S = 30;

  /** The start is for those who stand at the door; foretelling reads the last days after it. */
  private static final int FORETELL_AFTER_S = 10;

  private static final long DAYS_LEARNED = 28;
  private static final long MS_PER_DAY = 86_400_000L;
  private static final long NANOS_PER_MS = 1_000_000;

  private final ServerSettings settings;
  private final HallClock clock;
  private final EventLoopGroup group;
  private final EventLoop loop;
  private final ScheduledExecutorService house;
  private final ScheduledExecutorService snapshotting;
  private final RestingPace snapshotPace;
  private final ScheduledExecutorService foretelling;
  private final Foresight foresight;
  private final CompletableFuture<Exception> failure = new CompletableFuture<>();
  private final HallHistory history;
  private final SnapshotTaker snapshotTaker;
  private final DispatchLoop dispatch;
  private final HallKeeper keeper;
  private final HallView view;
  private final DevicePort devicePort;
  private final WebServer web;
  private final PictureCache pictures;
  private final KeyWatch keyWatch;
  private final AccountKeeping accounts;
  private final TicketLinks ticketLinks;
  private final Offices offices;
  private final String hallId;
  private final long startSeq;
  private volatile List<DeviceRecord> devices;
  private volatile int port;
  private volatile int webPort;

  private Assembly(
      ServerSettings settings,
      StartPlan start,
      HallClock clock,
      HallHistory history,
      EventLoopGroup group)
      throws IOException, JournalException, StartRefusedException, InterruptedException {
    HallPlan plan = start.plan();
    this.settings = settings;
    this.clock = clock;
    this.hallId = plan.id();
    this.history = history;
    this.group = group;
    DeviceKeys keys = keysFor(plan);
    snapshotPace = new RestingPace(clock::stopwatchNanos);
    SnapshotFiles files = new SnapshotFiles(settings.dataDir(), plan.id(), snapshotPace);
    Snapshots snapshots = history.snapshots(files, snapshotPace);
    Journal journal = history.journal();
    Recovery.Recovered recovered = recover(snapshots);
    HallState hall = recovered.hall();
    if (!settings.acceptClock()) {
      ClockCheck.check(hall, clock.hallMs());
    }
    loop = group.next();
    house = thread("house");
    snapshotting = thread("snapshots");
    foretelling = thread("foresight");
    dispatch = new DispatchLoop(settings.engine(), clock, loop);
    keeper =
        new HallKeeper(
            plan.id(),
            dispatch,
            journal,
            hall,
            () -> Recovery.recover(journal, snapshots).hall(),
            (id, cause) -> failure.complete(cause));
    history.accompany(keeper, snapshots, loop);
    dispatch.host(keeper);
    view = new HallView(hall.image());
    keeper.feed(view);
    BookingView bookings = new BookingView(hall.image());
    keeper.feed(bookings);
    TicketPlaces places = new TicketPlaces(hall.image());
    keeper.feed(places);
    ticketLinks = TicketLinks.of(settings.dataDir(), plan.id());
    snapshotTaker =
        new SnapshotTaker(
            keeper,
            journal,
            snapshots,
            recovered.snapshotSeq(),
            settings.engine(),
            clock,
            snapshotting);
    keeper.feed(snapshotTaker);
    startSeq = hall.seq();
    foresight =
        new Foresight(
            new Forecaster(hall.image(), PlannedAbsences::of, SplitMix::new),
            () -> keeper.hall().image(),
            clock,
            new ThreadCpu());
    keeper.feed(foresight);
    ChangedPlan changed = new ChangedPlan(settings.dataDir(), start);
    openHall(plan, hall.seq() > 0, changed);
    pictures = loop.submit(() -> new PictureCache(view, clock)).sync().getNow();
    DeviceHealth health = new DeviceHealth();
    List<DeviceRecord> known = keys.read();
    devices = known;
    devicePort =
        new DevicePort(
            settings.gateway(),
            loop,
            new Devices(ApiPrograms.devicesAmong(known)),
            keeper,
            view,
            foresight,
            this::ticketPage,
            clock,
            dispatch,
            health);
    keeper.whenBack(devicePort::tellWhoIsHere);
    ApiPrograms programs = new ApiPrograms(known);
    CommandPort afterFeeds = new AnsweredAfterFeeds(dispatch, loop);
    offices = new Offices(settings.dataDir(), clock);
    keyWatch =
        new KeyWatch(
            keys,
            all -> replaceKeys(all, programs),
            () -> offices.audit().recordAfter(Offices.CONSOLE, "devices.changed", "", ""));
    PlanKeeping plans =
        offices.plans(
            start,
            changed,
            loop.submit(() -> keeper.hall().image()).sync().getNow(),
            afterFeeds,
            keys,
            keyWatch);
    keeper.feed(plans);
    ApiSources api = new ApiSources(plan.id(), afterFeeds, bookings, programs::withKey);
    accounts =
        new AccountKeeping(
            settings.dataDir(), clock, house, this::deviceRole, gate(), offices.audit());
    AdminSources admin =
        offices.admin(accounts.accounts(), keys, keyWatch, () -> devices, plans, health);
    ManagerSources manager = offices.manager(plan.id(), pictures::plan);
    VisitorGuide guide = VisitorGuide.of(settings.dataDir(), plan.id());
    web = new WebServer(settings.web(), sources(health, files, admin, manager, api, guide, places));
  }

  /**
   * Starts a server: recovers the hall, takes the plan into force, then opens the ports.
   *
   * @throws JournalException if the journal cannot be read, is damaged or is in use
   * @throws StartRefusedException if the clock or the plan does not fit the hall's history
   */
  public static Assembly start(ServerSettings settings, HallPlan plan, HallClock clock)
      throws IOException, JournalException, StartRefusedException, InterruptedException {
    return start(settings, StartPlan.of(plan), clock);
  }

  /** The same with the hall file that says the plan. */
  public static Assembly start(ServerSettings settings, StartPlan plan, HallClock clock)
      throws IOException, JournalException, StartRefusedException, InterruptedException {
    Files.createDirectories(settings.dataDir());
    EventLoopGroup group = Transport.best().eventLoops(1, "dispatch");
    HallHistory history;
    try {
      history = HallHistory.open(settings, plan.plan().id(), clock, group.next());
    } catch (IOException | JournalException | RuntimeException e) {
      end(group);
      throw e;
    }
    try {
      Assembly server = new Assembly(settings, plan, clock, history, group);
      server.open();
      return server;
    } catch (IOException
        | JournalException
        | StartRefusedException
        | InterruptedException
        | RuntimeException e) {
      end(group);
      history.close();
      throw e;
    }
  }

  private static void end(EventLoopGroup group) throws InterruptedException {
    group.shutdownGracefully(0, STOP_WITHIN_S, TimeUnit.SECONDS).sync();
  }

  private static ScheduledExecutorService thread(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  private DeviceKeys keysFor(HallPlan plan) throws IOException {
    DeviceKeys keys = new DeviceKeys(settings.dataDir());
    if (!keys.exist()) {
      int made = keys.makeMissing(plan);
      log.info("first start: {} device keys made, in {}", made, keys.file());
    }
    if (settings.guests()) {
      keys.makeGuests(plan);
    }
    return keys;
  }

  private Recovery.Recovered recover(Snapshots snapshots) throws JournalException {
    long startNanos = clock.stopwatchNanos();
    Recovery.Recovered recovered = Recovery.recover(history.journal(), snapshots);
    log.info(
        "hall recovered at entry {} in {} ms: snapshot at entry {}, {} entries replayed",
        recovered.hall().seq(),
        (clock.stopwatchNanos() - startNanos) / NANOS_PER_MS,
        recovered.snapshotSeq(),
        recovered.replayed());
    return recovered;
  }

  /**
   * The first entries after a start: the time away is given back, and the plan taken into force.
   */
  private void openHall(HallPlan plan, boolean wasHereBefore, ChangedPlan changed)
      throws IOException, StartRefusedException, InterruptedException {
    if (wasHereBefore && changed.text().isPresent()) {
      loop.submit(() -> resume(plan.id())).sync();
      log.info("the plan is that of the administration page; the hall file has not changed since");
      return;
    }
    AwaitedReply adopted = new AwaitedReply();
    loop.submit(
            () -> {
              if (wasHereBefore) {
                dispatch.offer(Submission.own(plan.id(), new Command.Resume()));
              }
              dispatch.offer(
                  new Submission(
                      plan.id(), Optional.empty(), new Command.AdoptPlan(plan), adopted));
              dispatch.runOnce();
            })
        .sync();
    Optional<Refusal> refusal = adopted.await();
    if (refusal.isPresent()) {
      throw new StartRefusedException("plan refused: " + refusal.get().sentence());
    }
    changed.drop();
  }

  private void resume(String hall) {
    dispatch.offer(Submission.own(hall, new Command.Resume()));
    dispatch.runOnce();
  }

  private void open() throws IOException, InterruptedException {
    // First the pages: what a kiosk prints names their port.
    webPort = web.start();
    boolean opened = false;
    try {
      port = devicePort.start();
      opened = true;
    } finally {
      if (!opened) {
        web.stop();
      }
    }
    foresight.start(foretelling, FORETELL_AFTER_S, this::lastDays);
    Recurring.every(loop, settings.timerEveryMs(), dispatch::runOnce);
    Recurring.every(loop, settings.pictureEveryMs(), pictures::refresh);
    Recurring.every(house, settings.keysEveryMs(), keyWatch::look);
    Recurring.every(house, settings.keysEveryMs(), accounts::look);
    Recurring.every(house, CLOCK_LOOK_EVERY_MS, new ClockAlarm(clock)::look);
  }

  /** The entries of the last weeks up to the start, for foretelling to learn from. */
  private void lastDays(Consumer<Entry> reader) {
    long fromMs = clock.hallMs() - DAYS_LEARNED * MS_PER_DAY;
    try {
      history
          .own()
          .readSince(
              fromMs,
              Math.min(startSeq, history.own().lastSeq()),
              (entry, hash) -> reader.accept(entry));
    } catch (JournalException e) {
      log.warn("the last days could not be read; foretelling learns from now on", e);
    }
  }

  private void replaceKeys(List<DeviceRecord> all, ApiPrograms programs) {
    devices = all;
    programs.replace(all);
    devicePort.replaceDevices(ApiPrograms.devicesAmong(all));
  }

  private WebSources sources(
      DeviceHealth health,
      SnapshotFiles snapshots,
      AdminSources admin,
      ManagerSources manager,
      ApiSources api,
      VisitorGuide guide,
      TicketPlaces places) {
    return new WebSources(
        pictures::picture,
        health::devices,
        dispatch.figures(),
        () -> !failure.isDone() && !keeper.isAway(),
        history::warnings,
        clock::hallMs,
        dispatch::inboxSize,
        () -> history.own().figures().fileBytes() + history.own().figures().walBytes(),
        snapshots::newestBytes,
        accounts.sources(),
        admin,
        manager,
        new PageSources(pictures::plan, guide, this::queueOf, this::waitOf),
        api,
        new VisitorSources(
            ticketLinks, places, this::ticketPage, this::waitOfTicket, settings.publicAddress()));
  }

  private Optional<Role> deviceRole(String deviceId) {
    return devices.stream()
        .filter(device -> device.deviceId().equals(deviceId))
        .map(DeviceRecord::role)
        .findFirst();
  }

  /** How pages come in at the device port. */
  private LinkGate gate() {
    return new LinkGate() {
      @Override
      public int port() {
        return port;
      }

      @Override
      public CompletableFuture<Optional<LinkPass>> pass(String deviceId, Role role) {
        return devicePort
            .pass(deviceId, role)
            .thenApply(
                found ->
                    found.map(
                        pass ->
                            new LinkPass(
                                pass.nonce(), pass.key(), () -> devicePort.takeBack(pass))));
      }
    };
  }

  /** The accounts of this server's pages. */
  public AccountKeeping accounts() {
    return accounts;
  }

  private CompletionStage<List<HallImage.Ticket>> queueOf(String window, int atMost) {
    return CompletableFuture.supplyAsync(
        () -> dispatch.keeper(hallId).orElseThrow().hall().listFor(window, atMost), loop);
  }

  private WaitRange waitOf(String wing, String service) {
    return foresight.ifJoiningNow(wing, service, "").range();
  }

  private VisitorSources.Wait waitOfTicket(long ticketId) {
    Forecast left = foresight.ofTicket(ticketId);
    return new VisitorSources.Wait(left.ahead(), left.range());
  }

  /** Where a visitor's phone finds the ticket. */
  private String ticketPage(long ticketId) {
    String address = settings.publicAddress().map(URI::toString).orElseGet(this::pagesAddress);
    return address + "/t/" + ticketLinks.token(ticketId);
  }

  private String pagesAddress() {
    String host = settings.web().host();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + webPort;
  }

  /** Port of the devices. */
  public int port() {
    return port;
  }

  /** Port of the pages. */
  public int webPort() {
    return webPort;
  }

  /**
   * Completes with the cause when the hall can not go on; what was not committed was not
   * acknowledged.
   */
  public CompletableFuture<Exception> failure() {
    return failure;
  }

  /** Last entry in the files of this server: of the journal, or of its copy. */
  long ownSeq() {
    return history.own().lastSeq();
  }

  /** A 64-bit digest of the hall as it is now. */
  public long digest() throws InterruptedException {
    return loop.submit(() -> dispatch.keeper(hallId).orElseThrow().hall().digest()).sync().getNow();
  }

  private void endHouse() throws InterruptedException {
    house.shutdown();
    offices.close();
    foretelling.shutdownNow();
    writeLastSnapshot();
  }

  /** One that is being written is finished first: two at a time there are none. */
  private void writeLastSnapshot() throws InterruptedException {
    snapshotPace.hurry();
    CountDownLatch free = new CountDownLatch(1);
    snapshotting.execute(free::countDown);
    boolean inTime = free.await(STOP_WITHIN_S, TimeUnit.SECONDS);
    loop.submit(snapshotTaker::take).sync();
    snapshotting.shutdown();
    if (!inTime || !snapshotting.awaitTermination(STOP_WITHIN_S, TimeUnit.SECONDS)) {
      log.warn("the last snapshot took over {} s and was left", STOP_WITHIN_S);
    }
  }

  /** Says goodbye to the devices, writes a snapshot and closes the journal. */
  public void stop() throws IOException, InterruptedException {
    devicePort.stop();
    web.stop();
    accounts.close();
    endHouse();
    end(group);
    history.close();
  }
}
