package io.jiaohao.sim;

import io.jiaohao.protocol.wire.HeldTicket;
import io.jiaohao.sim.TicketRecord.Whereabouts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether what the hall shows and what its replies came to agree, once nobody asks any more. */
final class QuietChecks {
  private final Faults faults;
  private final TicketBook tickets;
  private final CallBook calls;

  QuietChecks(TicketBook tickets, CallBook calls, Faults faults) {
    this.faults = faults;
    this.tickets = tickets;
    this.calls = calls;
  }

  /** Calls that came and went between two pictures count as given up, by this time. */
  void sortOutUnseen(long nowMs) {
    calls.sortOutUnseen(nowMs);
  }

  /** Whether each window's own picture and the replies that it got say the same. */
  boolean windowsAgree() {
    Map<String, Set<String>> held = held();
    return calls.windows().stream()
        .allMatch(
            window ->
                window.picture.getCallId() == window.callId()
                    && shownHeld(window).equals(held.getOrDefault(window.window, Set.of())));
  }

  /** Says where they do not. */
  void checkWindows() {
    Map<String, Set<String>> held = held();
    for (WindowRecord window : calls.windows()) {
      if (window.picture.getCallId() != window.callId()) {
        faults.add(
            "window %s shows call %d, its replies say %d",
            window.window, window.picture.getCallId(), window.callId());
      }
      Set<String> expected = held.getOrDefault(window.window, Set.of());
      if (!shownHeld(window).equals(expected)) {
        faults.add(
            "window %s shows %s on hold, its replies say %s",
            window.window, shownHeld(window), expected);
      }
    }
  }

  private Map<String, Set<String>> held() {
    Map<String, Set<String>> held = new LinkedHashMap<>();
    for (TicketRecord ticket : tickets.all()) {
      if (ticket.whereabouts == Whereabouts.HELD) {
        held.computeIfAbsent(ticket.heldAt, window -> new TreeSet<>()).add(ticket.number);
      }
    }
    return held;
  }

  /** Those that the auditor knows: others were put on hold before its time. */
  private Set<String> shownHeld(WindowRecord window) {
    Set<String> shown = new TreeSet<>();
    for (HeldTicket held : window.picture.getHeldList()) {
      if (tickets.find(held.getTicketId()).isPresent()) {
        shown.add(held.getNumber());
      }
    }
    return shown;
  }

  /** Whether the boards count just those who should be waiting. */
  boolean waitingAgrees(Map<Place, Long> told) {
    return differences(told).isEmpty();
  }

  /** Nobody has been lost, nobody counts twice. */
  void checkWaiting(Map<Place, Long> told) {
    differences(told)
        .forEach(
            (place, wanted) ->
                faults.add(
                    "%s: the boards show %d waiting, the replies leave %d",
                    place, told.getOrDefault(place, 0L), wanted));
  }

  /** Passing over that only calls explain which nobody was shown. */
  void checkPassedOver() {
    long trusted = trusted();
    long unseen = calls.unseen();
    if (trusted > unseen) {
      faults.add(
          "passed over after %d calls that nobody was shown (expected: up to %d)", trusted, unseen);
    }
  }

  private long trusted() {
    return tickets.all().stream().mapToLong(ticket -> ticket.unseenCalls).sum();
  }

  /** Where the boards count otherwise, with how many should be waiting there. */
  private Map<Place, Long> differences(Map<Place, Long> told) {
    Map<Place, Long> expected = new LinkedHashMap<>(tickets.waiting());
    told.keySet().forEach(place -> expected.putIfAbsent(place, 0L));
    expected
        .entrySet()
        .removeIf(
            one ->
                one.getValue().equals(told.getOrDefault(one.getKey(), 0L))
                    || tickets.isUncertain(one.getKey()));
    return werePassedOver(expected, told) ? Map.of() : expected;
  }

  /** Whether those who are too few may have been passed over after calls that nobody was shown. */
  private boolean werePassedOver(Map<Place, Long> expected, Map<Place, Long> told) {
    long missing = 0;
    for (Map.Entry<Place, Long> one : expected.entrySet()) {
      long fewer = one.getValue() - told.getOrDefault(one.getKey(), 0L);
      if (fewer < 0) {
        return false;
      }
      missing += fewer;
    }
    return missing + trusted() <= calls.unseen();
  }
}
