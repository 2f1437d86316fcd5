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
import io.jiaohao.engine.HallClock;
import io.jiaohao.engine.HallKeeper;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Recovery;
import io.jiaohao.engine.SnapshotTaker;
import io.jiaohao.engine.Snapshots;
import io.jiaohao.engine.Submission;
import io.jiaohao.foresight.Forecast;
import io.jiaohao.foresight.Forecaster;
import io.jiaohao.foresight.Foresight;
import io.jiaohao.foresight.SplitMix;
import io.jiaohao.foresight.ThreadCpu;
import io.jiaohao.gateway.Devices;
import io.jiaohao.gateway.ServedHall;
import io.jiaohao.journal.JournalFigures;
import io.jiaohao.journal.RestingPace;
import io.jiaohao.journal.SnapshotFiles;
import io.jiaohao.kiosk.KioskPrinters;
import io.jiaohao.kiosk.PrintersFile;
import io.jiaohao.lobby.NoticeBoard;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.slip.PrinterLimits;
import io.jiaohao.views.BookingView;
import io.jiaohao.views.DeviceHealth;
import io.jiaohao.views.EventLog;
import io.jiaohao.views.HallPicture;
import io.jiaohao.views.HallView;
import io.jiaohao.views.TicketPlaces;
import io.jiaohao.web.ApiSources;
import io.jiaohao.web.EventSources;
import io.jiaohao.web.LinkGate;
import io.jiaohao.web.LinkPass;
import io.jiaohao.web.PageSources;
import io.jiaohao.web.VisitorGuide;
import io.jiaohao.web.VisitorSources;
import io.jiaohao.web.WebSources;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One hall as a node serves it: recovered from its journal, kept by the engine, seen by views,
 * devices and pages. Made and ended by the {@link Assembly}.
 */
final class HallService {
  private static final Logger log = LoggerFactory.getLogger(HallService.class);

  /** The start is for those who stand at the door; foretelling reads the last days after it. */
  private static final int FORETELL_AFTER_S = 10;

  private static final long DAYS_LEARNED = 28;
  private static final long MS_PER_DAY = 86_400_000L;
  private static final long NANOS_PER_MS = 1_000_000;

  private final NodeCore node;
  private final ServerSettings settings;
  private final Supplier<String> pagesAddress;
  private final Offices offices;
  private final AccountKeeping accounts;
  private final HallClock clock;
  private final String hallId;
  private final HallHistory history;
  private final Journal journal;
  private final RestingPace snapshotPace;
  private final SnapshotFiles files;
  private final Snapshots snapshots;
  private final SnapshotTaker snapshotTaker;
  private final HallKeeper keeper;
  private final long startSeq;
  private final BookingView bookings;
  private final TicketPlaces places;
  private final EventSources events;
  private final Foresight foresight;
  private final DeviceHealth health = new DeviceHealth();
  private final PictureCache pictures;
  private final TicketLinks ticketLinks;
  private final VisitorGuide guide;
  private final NoticeBoard notices;
  private final KioskPrinters printers;
  private final DeviceKeys keys;
  private final KeyWatch keyWatch;
  private final ApiPrograms programs;
  private final PlanKeeping plans;
  private final CommandPort afterFeeds;
  private final CompletableFuture<Exception> failure = new CompletableFuture<>();
  private volatile List<DeviceRecord> devices;

  /**
   * Recovers the hall and takes the plan into force; its devices may come from then on.
   *
   * @param settings with the hall's own data directory
   * @param pagesAddress beginning of its pages' addresses, as in {@code http://127.0.0.1:7501}
   * @param devicesPort the device port, known once it is open
   * @throws JournalException if the journal cannot be read or is damaged
   * @throws StartRefusedException if the clock or the plan does not fit the hall's history
   */
  HallService(
      NodeCore node,
      ServerSettings settings,
      Supplier<String> pagesAddress,
      IntSupplier devicesPort,
      StartPlan start,
      HallHistory history)
      throws IOException, JournalException, StartRefusedException, InterruptedException {
    HallPlan plan = start.plan();
    this.node = node;
    this.settings = settings;
    this.pagesAddress = pagesAddress;
    this.offices = new Offices(settings.dataDir(), node.clock(), node.threads().offices());
    this.clock = node.clock();
    this.hallId = plan.id();
    this.history = history;
    this.journal = history.journal();
    keys = keysFor(plan);
    snapshotPace = new RestingPace(clock::stopwatchNanos);
    files = new SnapshotFiles(settings.dataDir(), hallId, snapshotPace);
    snapshots = history.snapshots(files, snapshotPace);
    Recovery.Recovered recovered = recover();
    HallState hall = recovered.hall();
    if (!settings.acceptClock()) {
      ClockCheck.check(hall, clock.hallMs(), history.isShared());
    }
    keeper =
        new HallKeeper(
            hallId,
            node.dispatch(),
            journal,
            hall,
            () -> Recovery.recover(journal, snapshots).hall(),
            (id, cause) -> failure.complete(cause));
    history.accompany(keeper, snapshots, node.loop());
    keeper.whenBack(() -> node.devicePort().tellWhoIsHere(hallId));
    HallView view = new HallView(hall.image());
    keeper.feed(view);
    bookings = new BookingView(hall.image());
    keeper.feed(bookings);
    places = new TicketPlaces(hall.image());
    keeper.feed(places);
    EventLog latest = new EventLog(hall.image(), settings.latestEventsMax());
    keeper.feed(latest);
    events = offices.events(hallId, latest);
    ticketLinks = TicketLinks.of(settings.dataDir(), hallId);
    snapshotTaker =
        new SnapshotTaker(
            keeper,
            journal,
            snapshots,
            recovered.snapshotSeq(),
            settings.engine(),
            clock,
            node.threads().snapshotting());
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
    open(plan, hall.seq() > 0, changed);
    pictures = node.loop().submit(() -> new PictureCache(view, clock)).sync().getNow();
    devices = keys.read();
    notices = new NoticeBoard(settings.dataDir());
    printers = PrintersFile.read(settings.dataDir(), PrinterLimits.DEFAULTS);
    node.devicePort().serve(forDevices(view));
    programs = new ApiPrograms(devices);
    afterFeeds = new AnsweredAfterFeeds(node.dispatch(), node.loop());
    keyWatch = new KeyWatch(keys, this::replaceKeys, this::recordKeysChanged);
    plans = node.loop().submit(() -> plansOf(start, changed)).sync().getNow();
    guide = VisitorGuide.of(settings.dataDir(), hallId);
    accounts =
        new AccountKeeping(
            AccountKeeping.Whose.HALL,
            settings.dataDir(),
            clock,
            node.threads().house(),
            this::deviceRole,
            gate(devicesPort),
            offices.audit());
  }

  /** On the loop, so that no entry comes between the hall as it is now and those that follow. */
  private PlanKeeping plansOf(StartPlan start, ChangedPlan changed) {
    PlanKeeping kept =
        offices.plans(start, changed, keeper.hall().image(), afterFeeds, keys, keyWatch);
    keeper.feed(kept);
    return kept;
  }

  private DeviceKeys keysFor(HallPlan plan) throws IOException {
    DeviceKeys found = new DeviceKeys(settings.dataDir());
    if (!found.exist()) {
      int made = found.makeMissing(plan);
      log.info("first start: {} device keys made, in {}", made, found.file());
    }
    if (settings.guests()) {
      found.makeGuests(plan);
    }
    return found;
  }

  private Recovery.Recovered recover() throws JournalException {
    long startNanos = clock.stopwatchNanos();
    Recovery.Recovered recovered = history.recover(snapshots);
    log.info(
        "hall recovered at entry {} in {} ms: snapshot at entry {}, {} entries replayed",
        recovered.hall().seq(),
        (clock.stopwatchNanos() - startNanos) / NANOS_PER_MS,
        recovered.snapshotSeq(),
        recovered.replayed());
    return recovered;
  }

  /**
   * The first turn after a start: the time away is given back before anything counts as due, and
   * the plan is taken into force. Hosting is part of it: the loop runs already if it has other
   * halls.
   */
  private void open(HallPlan plan, boolean wasHereBefore, ChangedPlan changed)
      throws IOException, StartRefusedException, InterruptedException {
    if (wasHereBefore && history.isShared()) {
      node.loop().submit(this::resume).sync();
      log.info("the plan is the one that the hall had at its last node");
      return;
    }
    if (wasHereBefore && changed.text().isPresent()) {
      node.loop().submit(this::resume).sync();
      log.info("the plan is that of the administration page; the hall file has not changed since");
      return;
    }
    AwaitedReply adopted = new AwaitedReply();
    node.loop()
        .submit(
            () -> {
              node.dispatch().host(keeper);
              if (wasHereBefore) {
                node.dispatch().offer(Submission.own(hallId, new Command.Resume()));
              }
              node.dispatch()
                  .offer(
                      new Submission(
                          hallId, Optional.empty(), new Command.AdoptPlan(plan), adopted));
              node.dispatch().runOnce();
            })
        .sync();
    Optional<Refusal> refusal = adopted.await();
    if (refusal.isPresent()) {
      throw new StartRefusedException("plan refused: " + refusal.get().sentence());
    }
    changed.drop();
  }

  private void resume() {
    node.dispatch().host(keeper);
    node.dispatch().offer(Submission.own(hallId, new Command.Resume()));
    node.dispatch().runOnce();
  }

  private ServedHall forDevices(HallView view) {
    return new ServedHall(
        keeper,
        view,
        notices::now,
        foresight,
        new Devices(ApiPrograms.devicesAmong(devices)),
        this::ticketPage,
        node.dispatch(),
        health);
  }

  /** What the hall's pages and programs work with. */
  WebSources forPages() {
    return new WebSources(
        pictures::picture,
        health::devices,
        node.dispatch().figures(),
        () -> !failure.isDone() && !keeper.isAway(),
        () -> node.redis().map(redis -> redis.promises().unsafe()).orElse(List.of()),
        clock::hallMs,
        node.dispatch()::inboxSize,
        this::ownBytes,
        files::newestBytes,
        accounts.sources(),
        offices.admin(accounts.accounts(), keys, keyWatch, () -> devices, plans, health),
        offices.manager(hallId, pictures::plan, notices, foresight::effect),
        new PageSources(
            pictures::plan,
            guide,
            this::queueOf,
            this::waitOf,
            offices.speech(),
            offices.speaking(),
            printers),
        new ApiSources(hallId, afterFeeds, bookings, programs::withKey),
        events,
        new VisitorSources(ticketLinks, places, this::ticketPage, this::waitOfTicket));
  }

  private long ownBytes() {
    JournalFigures figures = history.own().figures();
    return figures.fileBytes() + figures.walBytes();
  }

  /** Last entry in the files of this server: of the journal, or of its copy. */
  long ownSeq() {
    return history.own().lastSeq();
  }

  /** Foretelling begins, a while after the start. */
  void foretell() {
    node.threads().rounds().add(foresight, FORETELL_AFTER_S, this::lastDays);
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

  /** Takes a new picture for managers, if there is anything new. On the loop. */
  void refreshPicture() {
    pictures.refresh();
  }

  /** Asks the kiosks' printers how they are. */
  void lookAtPrinters() {
    printers.look();
  }

  /** Follows the files of keys and accounts. */
  void lookAtFiles() {
    keyWatch.look();
    accounts.look();
  }

  /** The accounts of its pages. */
  AccountKeeping accounts() {
    return accounts;
  }

  String id() {
    return hallId;
  }

  /** The latest picture for managers. From any thread. */
  HallPicture picture() {
    return pictures.picture();
  }

  private void replaceKeys(List<DeviceRecord> all) {
    devices = all;
    programs.replace(all);
    node.devicePort().replaceDevices(hallId, ApiPrograms.devicesAmong(all));
  }

  private void recordKeysChanged() {
    offices.audit().recordAfter(Offices.CONSOLE, "devices.changed", "", "");
  }

  /** The role of a device of the key file. */
  Optional<Role> deviceRole(String deviceId) {
    return devices.stream()
        .filter(device -> device.deviceId().equals(deviceId))
        .map(DeviceRecord::role)
        .findFirst();
  }

  /**
   * How pages come in at the device port.
   *
   * @param port of the devices
   */
  LinkGate gate(IntSupplier port) {
    return new LinkGate() {
      @Override
      public int port() {
        return port.getAsInt();
      }

      @Override
      public CompletableFuture<Optional<LinkPass>> pass(String deviceId, Role role) {
        return node.devicePort()
            .pass(hallId, deviceId, role)
            .thenApply(
                found ->
                    found.map(
                        pass ->
                            new LinkPass(
                                pass.nonce(),
                                pass.key(),
                                () -> node.devicePort().takeBack(hallId, pass))));
      }
    };
  }

  private CompletionStage<List<HallImage.Ticket>> queueOf(String window, int atMost) {
    return CompletableFuture.supplyAsync(() -> keeper.hall().listFor(window, atMost), node.loop());
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
    String address = settings.publicAddress().map(URI::toString).orElseGet(pagesAddress);
    return address + "/t/" + ticketLinks.token(ticketId);
  }

  /** Completes with the cause when the hall can not go on. */
  CompletableFuture<Exception> failure() {
    return failure;
  }

  /** A 64-bit digest of the hall as it is now. */
  long digest() throws InterruptedException {
    return node.loop().submit(() -> keeper.hall().digest()).sync().getNow();
  }

  /** The last snapshot is on its way to be written, if there is anything new in it. */
  void takeLastSnapshot() throws InterruptedException {
    snapshotPace.hurry();
    if (!node.threads().awaitSnapshot()) {
      log.warn("a snapshot is still being written");
    }
    node.loop().submit(snapshotTaker::take).sync();
  }

  /** Sees to it that a hall which may not be served any more is not. On the loop. */
  void look() {
    keeper.look();
  }

  /** Takes no more commands; completes when what was under way is over. */
  CompletableFuture<Void> retire() {
    CompletableFuture<Void> retired = new CompletableFuture<>();
    node.loop().execute(() -> keeper.retire(() -> retired.complete(null)));
    return retired;
  }

  /** Gives the hall back; its history is still read. */
  void release() {
    history.release();
  }

  private void sendDevicesAway() {
    node.devicePort().leave(hallId);
  }

  /**
   * Ends all of it while the node goes on: devices are sent to whoever serves the hall now. The
   * history is closed when the last snapshot is written.
   *
   * @param orderly false = memory may be ahead of the hall's history, so it is no snapshot
   */
  CompletableFuture<Void> leave(boolean orderly) throws InterruptedException {
    sendDevicesAway();
    endSights();
    node.loop().submit(() -> node.dispatch().release(hallId)).sync();
    snapshotPace.hurry();
    CompletableFuture<Void> closed = new CompletableFuture<>();
    Executor thread = node.threads().snapshotting();
    thread.execute(
        () -> {
          if (orderly) {
            node.loop().submit(snapshotTaker::take).syncUninterruptibly();
          }
          thread.execute(() -> close(closed)); // After the snapshot, which this thread writes.
        });
    return closed;
  }

  private void close(CompletableFuture<Void> closed) {
    try {
      close();
      closed.complete(null);
    } catch (IOException | RuntimeException e) {
      log.error("hall {}: its files were not closed cleanly", hallId, e);
      closed.complete(null);
    }
  }

  /** Its pages are closed; nobody is told anything any more. */
  void endSights() {
    node.threads().rounds().remove(foresight);
    accounts.close();
    printers.close();
  }

  /** Closes the journal; the engine works for this hall no more. */
  void close() throws IOException {
    history.close();
  }
}
