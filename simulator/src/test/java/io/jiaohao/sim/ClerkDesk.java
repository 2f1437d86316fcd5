package io.jiaohao.sim;

import io.jiaohao.protocol.wire.Call;
import io.jiaohao.protocol.wire.Refusal;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Request.ActionCase;
import io.jiaohao.protocol.wire.Status;
import io.jiaohao.protocol.wire.WindowPicture;
import io.jiaohao.protocol.wire.WindowState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A clerk with a desk in place of a terminal: keys are written down, answers come from the test.
 */
final class ClerkDesk implements Clerk.Hands {
  static final long SEED = 1;
  static final long MINUTE = 60_000;

  /** A clerk who calls by key, and makes no mistakes while a test looks. */
  static final long BY_KEY = 2;

  private static final Counter COUNTER =
      new Counter("E01", "clerk-E01", List.of("AA", "AB"), List.of("BA"));
  private static final ClerkPaces PACES =
      new ClerkPaces(
          Map.of("AA", 10 * MINUTE, "AB", 10 * MINUTE),
          MINUTE,
          4 * MINUTE,
          3,
          2,
          new ClerkPaces.Reasons("wrong-window", "copy", "break", "lunch", "urgent"));

  final List<Request> pressed = new ArrayList<>();
  final Crowd crowd = new Crowd(SEED);

  /** Calls whose visitors left as they should. */
  final List<Long> left = new ArrayList<>();

  final ClerkBehaviour clerk;
  long alarmMs;
  long nowMs = 1_000_000;
  private boolean auto;
  private String clerkSignedIn = "";

  ClerkDesk(long clerkSeed) {
    this(clerkSeed, ClerkDuty.Meals.NONE);
  }

  ClerkDesk(long clerkSeed, ClerkDuty.Meals meals) {
    SplittableRandom random = new SplittableRandom(clerkSeed);
    crowd.onLeaving(
        new Crowd.Leaving() {
          @Override
          public void passedOver(long ticketId, String number) {}

          @Override
          public void served(String window, long callId, String number) {
            left.add(callId);
          }
        });
    clerk = new ClerkBehaviour(PACES, COUNTER, meals, crowd, random, this);
  }

  /** A desk whose clerk has opened the window and pressed Next. */
  static ClerkDesk atWork(long clerkSeed) {
    ClerkDesk desk = new ClerkDesk(clerkSeed);
    desk.comesToWork();
    return desk;
  }

  void comesToWork() {
    show(WindowState.WINDOW_CLOSED);
    clerk.begin(nowMs, MINUTE);
    wake();
    while (lastAction() != ActionCase.OPEN_WINDOW) {
      clerkSignedIn = last().getSignIn().getClerk();
      grant();
    }
    grant();
    show(WindowState.WINDOW_READY);
    if (lastAction() == ActionCase.SET_AUTO) {
      auto = last().getSetAuto().getAuto();
      grant();
      show(WindowState.WINDOW_READY);
    }
    clerk.takeable(1, nowMs);
    wake();
  }

  @Override
  public void press(Request.Builder action, long dueMs) {
    pressed.add(action.build());
  }

  @Override
  public void wakeAt(long hallMs) {
    alarmMs = hallMs;
  }

  Request last() {
    return pressed.get(pressed.size() - 1);
  }

  ActionCase lastAction() {
    return pressed.isEmpty() ? ActionCase.ACTION_NOT_SET : last().getActionCase();
  }

  /** The alarm rings. */
  void wake() {
    nowMs = Math.max(nowMs, alarmMs);
    clerk.look(nowMs);
  }

  void show(WindowState state) {
    show(state, 0, "", 0);
  }

  void show(WindowState state, long call, String number, int announcement) {
    clerk.shown(picture(state, call, number, announcement), false, nowMs);
  }

  WindowPicture picture(WindowState state, long call, String number, int announcement) {
    return WindowPicture.newBuilder()
        .setWindow("E01")
        .setState(state)
        .setCallId(call)
        .setTicketId(100 + call)
        .setNumber(number)
        .setService("AA")
        .setAnnouncement(announcement)
        .setAuto(auto)
        .setClerk(clerkSignedIn)
        .build();
  }

  void grant() {
    answer(Reply.newBuilder());
  }

  void answer(Reply.Builder reply) {
    clerk.answered(last(), reply.setStatus(Status.STATUS_DONE).build(), nowMs);
  }

  void refuse(String code) {
    Refusal refusal = Refusal.newBuilder().setCode(code).build();
    Reply reply = Reply.newBuilder().setStatus(Status.STATUS_REFUSED).setRefusal(refusal).build();
    clerk.answered(last(), reply, nowMs);
  }

  static Call.Builder callOf(long id, String number) {
    return Call.newBuilder().setCallId(id).setTicketId(100 + id).setNumber(number).setService("AA");
  }

  /** The last key has called this number. */
  void called(long id, String number) {
    answer(Reply.newBuilder().setCall(callOf(id, number).setCalledMs(nowMs)));
    show(WindowState.WINDOW_CALLING, id, number, 1);
  }

  /** The visitor comes and is served. */
  void comes(long id, String number) {
    wake();
    grant();
    show(WindowState.WINDOW_SERVING, id, number, 1);
  }

  /** Called by the last key, come, and served to the end: the key that ends it is pressed. */
  void served(long id, String number) {
    called(id, number);
    comes(id, number);
    wake();
  }

  /** A visitor who comes at the first call, and else is as asked for. */
  static String number(Predicate<VisitMatters> matters) {
    return number(traits -> traits.comesAtFirst() && !traits.sentBack(), matters);
  }

  static String number(Predicate<VisitTraits> traits, Predicate<VisitMatters> matters) {
    return IntStream.range(0, 100_000)
        .mapToObj(i -> "AA" + i)
        .filter(number -> !VisitTraits.of(SEED, number).recalled())
        .filter(number -> traits.test(VisitTraits.of(SEED, number)))
        .filter(number -> matters.test(VisitMatters.of(SEED, number)))
        .findFirst()
        .orElseThrow();
  }

  /** Nothing out of the ordinary. */
  static boolean isOrdinary(VisitMatters matters) {
    return !matters.wrongKiosk()
        && !matters.secondMatter()
        && !matters.sentOn()
        && matters.awayMs() == 0;
  }
}
