package io.jiaohao.sim.virtual;

import io.jiaohao.core.Command;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Refusal;
import io.jiaohao.views.WindowLook;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Somebody at a window who does all that a clerk can do, sensibly most of the time. Looks at the
 * terminal's own picture whenever an answer is not what was expected.
 */
final class VirtualClerk {
  private static final long LOOK_MS = 20_000;
  private static final long REACT_MS = 1_500;
  private static final long ANNOUNCE_MS = 20_000;
  private static final double SERVE_VARIATION = 0.6;
  private static final long SERVE_MIN_MS = 15_000;

  private final HallPlan plan;
  private final HallPlan.Window window;
  private final VirtualDevice device;
  private final VirtualTime time;
  private final VirtualServer server;
  private final SplittableRandom random;
  private final boolean onAuto;
  private BooleanSupplier mayGo = () -> false;
  private boolean atWork;
  private boolean signedIn;
  private long callId;
  private long callBefore;
  private long doings;

  VirtualClerk(
      HallPlan plan,
      HallPlan.Window window,
      VirtualDevice device,
      VirtualTime time,
      VirtualServer server,
      SplittableRandom random) {
    this.plan = plan;
    this.window = window;
    this.device = device;
    this.time = time;
    this.server = server;
    this.random = random;
    this.onAuto = random.nextInt(5) == 0;
  }

  VirtualDevice device() {
    return device;
  }

  boolean isFree() {
    return callId == 0 && !device.isWaiting();
  }

  /** Sits down for the day. */
  void begin() {
    atWork = true;
    ask(
        new Command.SignIn(window.id(), "clerk-" + window.id(), true),
        signed -> {
          signedIn = signed.isDone();
          ask(
              new Command.OpenWindow(window.id()),
              opened -> ask(new Command.SetAuto(window.id(), onAuto), auto -> idle()));
        });
  }

  /** The terminal has started anew; what was asked for is forgotten. */
  void startAnew() {
    device.reboot();
    callId = 0;
    if (atWork) {
      begin();
    } else {
      idle();
    }
  }

  /** Goes home once nobody is left in the hall: somebody may still be sent here. */
  void end(BooleanSupplier isHallEmpty) {
    atWork = false;
    mayGo = isHallEmpty;
  }

  boolean isGone() {
    return !signedIn && !atWork;
  }

  private void ask(Command command, Consumer<Answer> taker) {
    doings++;
    device.ask(command, taker);
  }

  /** Does something later, unless something else has been begun meanwhile. */
  private void later(long ms, Runnable what) {
    long then = ++doings;
    time.after(
        ms,
        () -> {
          if (then == doings && !device.isWaiting()) {
            what.run();
          }
        });
  }

  // ---- Nobody at the window

  private void idle() {
    callBefore = Math.max(callBefore, callId);
    callId = 0;
    later(random.nextLong(REACT_MS, LOOK_MS), this::look);
  }

  private void look() {
    Optional<WindowLook> look = server.look(window.id());
    if (look.isEmpty()) {
      idle();
      return;
    }
    List<WindowLook.Held> held = look.get().duty().held();
    if (look.get().hasCall()) {
      adopt(look.get().call());
    } else if (!atWork && held.isEmpty() && mayGo.getAsBoolean()) {
      goHome();
    } else if (!held.isEmpty() && (random.nextInt(20) == 0 || !atWork)) {
      ask(new Command.ResumeTicket(window.id(), held.get(0).ticketId()), this::maybeCalled);
    } else if (server.takeable(window.id()) > 0 && !onAuto) {
      callSomebody();
    } else if (random.nextInt(2_000) == 0) {
      pause();
    } else {
      idle();
    }
  }

  /** The picture shows a call that this clerk does not know: an answer was lost, or auto called. */
  private void adopt(WindowLook.Call look) {
    callId = look.callId();
    if (look.serving()) {
      serve(look.service());
    } else {
      later(random.nextLong(REACT_MS, 3 * REACT_MS), () -> await(look.service()));
    }
  }

  private void callSomebody() {
    if (random.nextInt(300) == 0) {
      String service = window.serves().get(0).service();
      ask(new Command.IssueAndServe(window.id(), service, ""), this::maybeServing);
    } else if (random.nextInt(300) == 0) {
      List<String> reasons = plan.life().callReasons();
      long last = server.isUp() ? server.hall().image().lastTicketId() : 1;
      long ticket = Math.max(1, last - random.nextInt(50));
      ask(new Command.CallTicket(window.id(), ticket, pick(reasons)), this::maybeCalled);
    } else {
      ask(new Command.CallNext(window.id(), 0, ""), this::maybeCalled);
    }
  }

  private void pause() {
    long untilMs = random.nextBoolean() ? 0 : time.nowMs() + 600_000;
    ask(
        new Command.PauseWindow(window.id(), pick(plan.life().pauseReasons()), untilMs),
        paused -> later(random.nextLong(60_000, 600_000), this::back));
  }

  private void back() {
    ask(new Command.OpenWindow(window.id()), opened -> idle());
  }

  private void goHome() {
    ask(
        new Command.SignOut(window.id()),
        out -> {
          signedIn = !out.isDone();
          if (signedIn) {
            idle();
          }
        });
  }

  // ---- Somebody has been called

  private void maybeCalled(Answer answer) {
    Event.TicketCalled called = answer.event(Event.TicketCalled.class);
    if (called == null) {
      idle();
      return;
    }
    callBefore = Math.max(callBefore, callId);
    callId = called.callId();
    if (random.nextInt(60) == 0) {
      later(random.nextLong(500, 4_500), () -> undo(callId));
    } else {
      later(random.nextLong(REACT_MS, 3 * REACT_MS), () -> await(called.service()));
    }
  }

  private void maybeServing(Answer answer) {
    Event.TicketCalled called = answer.event(Event.TicketCalled.class);
    if (called == null) {
      idle();
    } else {
      callId = called.callId();
      serve(called.service());
    }
  }

  private void await(String service) {
    double luck = random.nextDouble();
    if (luck < 0.04) {
      doesNotCome(0);
    } else if (luck < 0.06) {
      ask(new Command.Recall(window.id(), callId), answer -> later(ANNOUNCE_MS, this::look));
    } else if (luck < 0.08 && callBefore != 0) {
      pressForTheOneBefore();
    } else {
      later(
          random.nextLong(10_000, 50_000),
          () ->
              ask(
                  new Command.StartService(window.id(), callId),
                  started -> {
                    if (started.isDone()) {
                      serve(service);
                    } else {
                      idle();
                    }
                  }));
    }
  }

  /** A key meant for a visitor who has left: the hall must not take it for the present one. */
  private void pressForTheOneBefore() {
    Command stale =
        random.nextBoolean()
            ? new Command.StartService(window.id(), callBefore)
            : new Command.FinishService(window.id(), callBefore, "");
    ask(stale, answer -> idle());
  }

  private void doesNotCome(int tries) {
    if (tries > 4 || random.nextInt(3) == 0) {
      later(3 * ANNOUNCE_MS + 120_000, this::look);
    } else {
      later(
          ANNOUNCE_MS,
          () ->
              ask(
                  new Command.MarkNoShow(window.id(), callId),
                  answer -> {
                    if (answer.isDone()) {
                      ended(callId);
                    } else if (answer.refusal() == Refusal.Reason.NOT_CALLED_ENOUGH) {
                      doesNotCome(tries + 1);
                    } else {
                      idle();
                    }
                  }));
    }
  }

  // ---- Being served

  private void serve(String service) {
    long meanMs =
        plan.services().stream()
            .filter(s -> s.id().equals(service))
            .mapToLong(HallPlan.Service::expectedMs)
            .findFirst()
            .orElse(SERVE_MIN_MS);
    double variance = Math.log(1 + SERVE_VARIATION * SERVE_VARIATION);
    double factor = Math.exp(random.nextGaussian() * Math.sqrt(variance) - variance / 2);
    later(Math.max(SERVE_MIN_MS, Math.round(meanMs * factor)), this::bringToAnEnd);
  }

  private void bringToAnEnd() {
    long call = callId;
    double luck = random.nextDouble();
    if (luck < 0.02) {
      ask(
          new Command.HoldTicket(window.id(), call, pick(plan.life().holdReasons()), 0),
          answer -> ended(call));
    } else if (luck < 0.03) {
      ask(new Command.TransferTicket(window.id(), call, target(), place()), answer -> ended(call));
    } else if (luck < 0.04) {
      ask(
          new Command.ReturnTicket(window.id(), call, pick(plan.returnReasons())),
          answer -> ended(call));
    } else if (luck < 0.06) {
      String more = window.serves().get(random.nextInt(window.serves().size())).service();
      Command change =
          random.nextBoolean()
              ? new Command.AddService(window.id(), call, more)
              : new Command.ChangeService(window.id(), call, more);
      ask(change, answer -> later(SERVE_MIN_MS, this::finish));
    } else {
      finish();
    }
  }

  private Command.Target target() {
    HallPlan.Window other = plan.windows().get(random.nextInt(plan.windows().size()));
    String service = other.serves().get(random.nextInt(other.serves().size())).service();
    return new Command.Target(other.wing(), service, random.nextInt(3) == 0 ? other.id() : "");
  }

  private Command.Place place() {
    return random.nextBoolean() ? Command.Place.KEEPS : Command.Place.ANEW;
  }

  private void finish() {
    long call = callId;
    if (atWork && !onAuto && random.nextInt(3) > 0 && server.takeable(window.id()) > 0) {
      ask(
          new Command.CallNext(window.id(), call, ""),
          answer -> {
            if (answer.event(Event.TicketCalled.class) == null) {
              ended(call);
            } else {
              maybeCalled(answer);
            }
          });
    } else {
      ask(new Command.FinishService(window.id(), call, ""), answer -> rated(call));
    }
  }

  private void rated(long call) {
    if (random.nextInt(10) == 0) {
      ask(
          new Command.RateCall(call, random.nextInt(0, 7), pick(plan.life().ratingChannels())),
          answer -> ended(call));
    } else {
      ended(call);
    }
  }

  private void ended(long call) {
    if (random.nextInt(50) == 0) {
      later(random.nextLong(500, 4_500), () -> undo(call));
    } else {
      idle();
    }
  }

  private void undo(long call) {
    ask(new Command.Undo(window.id(), call), answer -> idle());
  }

  private String pick(List<String> codes) {
    return codes.get(random.nextInt(codes.size()));
  }
}
