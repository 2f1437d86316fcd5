package io.jiaohao.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What visitors remember of their own visit: whether they missed a call, whether they were sent
 * back, away or on.
 */
final class Crowd {
  private final long seed;
  private final Map<String, Integer> missed = new HashMap<>();
  private final Set<String> called = new HashSet<>();
  private final Set<String> rejoined = new HashSet<>();
  private final Set<String> wrongKiosk = new HashSet<>();
  private final Set<String> sentBack = new HashSet<>();
  private final Set<String> sentAway = new HashSet<>();
  private final Set<String> sentOn = new HashSet<>();
  private Leaving leaving = Leaving.UNHEARD;

  /** Hears of visitors who are done with the windows. */
  interface Leaving {
    Leaving UNHEARD =
        new Leaving() {
          @Override
          public void passedOver(long ticketId, String number) {}

          @Override
          public void served(String window, long callId, String number) {}
        };

    /** Called in vain for good. */
    void passedOver(long ticketId, String number);

    /** Served at this window in this call. */
    void served(String window, long callId, String number);
  }

  Crowd(long seed) {
    this.seed = seed;
  }

  /** From now on this is told. */
  void onLeaving(Leaving listener) {
    leaving = listener;
  }

  VisitTraits traits(String number) {
    return VisitTraits.of(seed, number);
  }

  VisitMatters matters(String number) {
    return VisitMatters.of(seed, number);
  }

  /** Whether the visitor comes to this call. */
  boolean comes(String number, boolean fromHold) {
    called.add(number);
    VisitTraits traits = traits(number);
    if (rejoined.contains(number)) {
      return true;
    } else if (fromHold) {
      return matters(number).backInTime() || missed.containsKey(number);
    }
    return missed.containsKey(number) ? traits.comesAgain() : traits.comesAtFirst();
  }

  /** Whether the visitor has been called at least once. */
  boolean wasCalled(String number) {
    return called.contains(number);
  }

  /** A call of the visitor has ended in vain; {@code passes} such calls are the end of it. */
  void missed(ClerkVisit visit, int passes) {
    int calls = missed.merge(visit.number, 1, Integer::sum);
    if (!visit.fromHold && calls >= passes) {
      leaving.passedOver(visit.ticketId, visit.number);
    }
  }

  /** A visit has ended as it should. */
  void served(String window, ClerkVisit visit) {
    leaving.served(window, visit.callId, visit.number);
  }

  /** The visitor was passed over and is here after all. */
  void rejoins(String number) {
    rejoined.add(number);
  }

  /** Whether the clerk sends the visitor back to the queue now; once in a visit at most. */
  boolean isSentBack(String number) {
    return traits(number).sentBack() && sentBack.add(number);
  }

  /** Whether the visitor has to go away for a while now; once in a visit at most. */
  boolean isSentAway(String number) {
    return matters(number).awayMs() > 0 && sentAway.add(number);
  }

  /** Whether the kiosk's button was the wrong one; found out once. */
  boolean isAtWrongKiosk(String number) {
    return matters(number).wrongKiosk() && wrongKiosk.add(number);
  }

  /** Whether another service has to see the visitor afterwards; once in a visit at most. */
  boolean isSentOn(String number) {
    return matters(number).sentOn() && sentOn.add(number);
  }
}
