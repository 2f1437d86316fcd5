package io.jiaohao.web;

import io.jiaohao.accounts.TicketLinks;
import io.jiaohao.app.TestHall;
import io.jiaohao.core.CrowdLevel;
import io.jiaohao.core.DayFigures;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.HallState;
import io.jiaohao.core.Overtime;
import io.jiaohao.core.WaitRange;
import io.jiaohao.engine.EngineFigures;
import io.jiaohao.engine.Submission;
import io.jiaohao.foresight.Effect;
import io.jiaohao.kiosk.KioskPrinters;
import io.jiaohao.lobby.NoticeBoard;
import io.jiaohao.lobby.Speech;
import io.jiaohao.views.BookingView;
import io.jiaohao.views.DeviceHealth;
import io.jiaohao.views.EventLog;
import io.jiaohao.views.HallPicture;
import io.jiaohao.views.TicketPlaces;
import io.jiaohao.views.WindowLook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A hall of our own making behind a web server: what it shows and what time it is are set here. */
final class MadeUpHall implements AfterEachCallback {
  static final long OPENING_MS = 1_795_568_400_000L;
  static final WindowLook CLOSED = idle("E01", false, false);
  static final WindowLook READY = idle("E02", true, false);
  static final WindowLook CALLING = withCall("E03", "AA007", 2, false, false);
  static final WindowLook SERVING = withCall("E04", "AB012", 1, true, false);
  static final WindowLook OFFLINE = withCall("E05", "AB011", 1, true, true);
  static final WindowLook CLOSED_AND_OFF = idle("E06", false, true);
  static final WindowLook PAUSED = onABreak();

  /** Of the only program that may use the API. */
  static final String SECRET = "secret";

  /** The address that slips print. */
  static final String PUBLIC = "https://hall.example";

  final BookingView bookings = new BookingView(HallState.empty().image());

  /** Who may see it. */
  final MadeUpPeople people = new MadeUpPeople();

  /** What has been. */
  final MadeUpPast past = new MadeUpPast();

  /** What administrators work with. */
  final MadeUpOffice office = new MadeUpOffice();

  /** What programs have asked for; nobody answers. */
  final Queue<Submission> commands = new ConcurrentLinkedQueue<>();

  final HallPlan plan = TestHall.plan();

  /** Where tickets are: as the hall does, it takes entries. */
  final TicketPlaces places = new TicketPlaces(HallState.empty().image());

  final TicketLinks links = people.links();

  /** What is left of everybody's wait. */
  volatile VisitorSources.Wait wait = new VisitorSources.Wait(0, WaitRange.UNKNOWN);

  /** What every proposal would change. */
  volatile Optional<Effect> effect = Optional.empty();

  Optional<URI> publicAddress = Optional.empty();

  VisitorGuide guide = VisitorGuide.EMPTY;

  /** Whom every window would take. */
  volatile CompletionStage<List<HallImage.Ticket>> queue =
      CompletableFuture.completedStage(List.of());

  /** What everybody is told who would get a number. */
  volatile WaitRange joining = WaitRange.UNKNOWN;

  volatile HallPicture picture = at(1, OPENING_MS);
  volatile List<DeviceHealth.Device> devices = List.of();
  volatile boolean serving = true;
  volatile long hallMs = OPENING_MS;

  @Override
  public void afterEach(ExtensionContext context) {
    people.forget();
  }

  /** A server of this hall alone, not started yet. */
  WebServer server(WebSettings settings) throws IOException {
    WebServer server = new WebServer(settings, NodePages.alone("xian", publicAddress));
    server.serve("xian", sources());
    return server;
  }

  WebSources sources() {
    return new WebSources(
        () -> picture,
        () -> devices,
        new EngineFigures(),
        () -> serving,
        () -> List.of("appendfsync: everysec"),
        () -> hallMs,
        () -> 17,
        () -> 4_096,
        () -> 512,
        people.sources(),
        office.sources(people),
        new ManagerSources(
            past,
            new RatingNotes(people.dataDir),
            new NoticeBoard(people.dataDir),
            Runnable::run,
            asked -> effect),
        new PageSources(
            () -> Optional.of(plan),
            guide,
            (window, atMost) -> queue,
            (wing, service) -> joining,
            new Speech(Speech.ESPEAK),
            Runnable::run,
            KioskPrinters.none()),
        new ApiSources(
            "xian",
            commands::add,
            bookings,
            secret -> secret.equals(SECRET) ? Optional.of("city") : Optional.empty()),
        events(),
        new VisitorSources(links, places, id -> PUBLIC + "/t/" + links.token(id), id -> wait));
  }

  /** What has happened. */
  final EventLog log = new EventLog(HallState.empty().image());

  /** Who is sent it. */
  final HookBook hooks = hooks();

  private HookBook hooks() {
    try {
      return new HookBook(people.dataDir, "xian");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EventSources events() {
    return new EventSources(
        log,
        position -> () -> new EventHistory.Stretch(List.of(), log.seq()),
        Runnable::run,
        hooks,
        new HookSettings(500, 1, 20, 3_600_000),
        Runnable::run,
        people.nowMs::get);
  }

  static HallPicture at(long seq, long hallMs) {
    return of(
        seq, hallMs, List.of(CLOSED, READY, CALLING, SERVING, OFFLINE, CLOSED_AND_OFF, PAUSED));
  }

  /** A picture too large for the buffers between a server and a client that does not read. */
  static HallPicture large(long seq) {
    List<WindowLook> windows = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      windows.add(withCall("X" + i, "AA007", 1, true, false));
    }
    return of(seq, OPENING_MS, windows);
  }

  private static HallPicture of(long seq, long hallMs, List<WindowLook> windows) {
    HallPicture.Waits waits = new HallPicture.Waits(40, 420, 1_260, 1_800, 1_900);
    HallPicture.Zone zone =
        new HallPicture.Zone(
            "E",
            "东厅",
            "East Hall",
            "A",
            "市场准入",
            "Market access",
            9,
            CrowdLevel.BUSY,
            660,
            7,
            5,
            1,
            2,
            1,
            waits);
    return new HallPicture(
        "xian",
        "西安市政务服务大厅",
        "Xi'an City Hall",
        "Asia/Shanghai",
        seq,
        hallMs,
        1,
        "2026-11-25",
        new DayFigures(60, 51, 45, 3, 1, 2, 4, new Overtime(2, 1_500_000)),
        List.of(new HallImage.WindowOvertime("E04", new Overtime(2, 1_500_000))),
        9,
        waits,
        CrowdLevel.CROWDED,
        new HallPicture.Attention(
            1,
            2,
            3,
            4,
            List.of(new HallPicture.BadRating(31, "E04", "AA", "clerk-7", 2)),
            List.of("AB"),
            List.of(new HallImage.Evacuation("W", OPENING_MS)),
            List.of(new HallPicture.Unserved("E", "A", "AC", 3)),
            1,
            List.of(new HallPicture.LongWait(12, "AA003", "AA", "E", "A", 3_900))),
        List.of(zone),
        windows);
  }

  private static WindowLook idle(String window, boolean open, boolean offline) {
    return new WindowLook(
        window, "E", "A", open, offline, WindowLook.Duty.NONE, WindowLook.Call.NONE);
  }

  private static WindowLook onABreak() {
    List<WindowLook.Held> held =
        List.of(new WindowLook.Held(9, "AA003", "AA", "copy", OPENING_MS, 0));
    WindowLook.Duty duty =
        new WindowLook.Duty("clerk-7", "lunch", OPENING_MS + 3_600_000, true, 0, 0, held);
    return new WindowLook("E07", "E", "A", true, false, duty, WindowLook.Call.NONE);
  }

  private static WindowLook withCall(
      String window, String number, int announcement, boolean serving, boolean offline) {
    WindowLook.Call call =
        new WindowLook.Call(
            5, 6, number, "AA", OPENING_MS, announcement, OPENING_MS, serving, List.of());
    return new WindowLook(window, "E", "A", true, offline, WindowLook.Duty.NONE, call);
  }
}
