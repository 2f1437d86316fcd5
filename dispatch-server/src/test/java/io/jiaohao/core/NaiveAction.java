package io.jiaohao.core;

import java.util.ArrayList;
import java.util.List;

/** A window's action: a copy of everything before it, and one of everything after it. */
final class NaiveAction {
  final long atMs;
  final Everything before;
  final int inARowBefore;
  Everything after;

  /** How the window looked right after it. */
  String face;

  NaiveAction(NaiveFloor floor, int inARowBefore) {
    this.atMs = floor.nowMs;
    this.before = new Everything(floor);
    this.inARowBefore = inARowBefore;
  }

  /** Copies of all that there is. */
  static final class Everything {
    final List<NaiveTicket> tickets;
    final List<NaiveCall> calls;
    final List<String> diary;

    Everything(NaiveFloor floor) {
      tickets = floor.tickets.stream().map(NaiveTicket::copy).toList();
      calls = floor.calls.stream().map(NaiveCall::copy).toList();
      diary = List.copyOf(floor.diary);
    }
  }

  /** Indexes of the tickets to which it did something. */
  List<Integer> touchedTickets() {
    List<Integer> touched = new ArrayList<>();
    for (int i = 0; i < before.tickets.size(); i++) {
      if (before.tickets.get(i).moves != after.tickets.get(i).moves) {
        touched.add(i);
      }
    }
    return touched;
  }

  /** Indexes of the calls that it ended, changed or made, the last ones. */
  List<Integer> touchedCalls() {
    List<Integer> touched = new ArrayList<>();
    for (int i = 0; i < after.calls.size(); i++) {
      if (i >= before.calls.size()
          || before.calls.get(i).ended != after.calls.get(i).ended
          || before.calls.get(i).startedAtMs != after.calls.get(i).startedAtMs) {
        touched.add(i);
      }
    }
    return touched;
  }

  /** Ids of the calls by which a clerk names it. */
  List<Long> about() {
    return touchedCalls().stream().map(i -> i + 1L).toList();
  }

  /** What it wrote into the diary. */
  List<String> written() {
    return after.diary.subList(before.diary.size(), after.diary.size());
  }
}
