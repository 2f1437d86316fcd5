package io.jiaohao.perf.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What grows, how far, and at which load: one thing at a time, everything else as usual. */
final class Growth {
  /** The last is the most that one board can show. */
  static final int[] WINDOWS = {130, 260, 512};

  /** For the rules alone. */
  static final int[] WINDOWS_CORE = {130, 1_300, 13_000};

  static final int[] BOARDS = {12, 120, 1_000};
  static final int[] WAITING = {10_000, 1_000_000};

  /** For the rules alone; a hall that serves takes its million from kiosks, one by one. */
  static final int[] WAITING_CORE = {10_000, 1_000_000, 10_000_000};

  private static final List<Long> ENTRIES = List.of(10_000L, 100_000L, 1_000_000L);
  private static final long ENTRIES_LONG = 10_000_000;

  /** Calls a second. */
  static final int RATE = 500;

  /** Less: a thousand boards get each call, and a core writes to some 170,000 sockets a second. */
  static final int BOARDS_RATE = 50;

  private static final List<Engine> ENGINES = List.of(Engine.FLOOR, Engine.JIAOHAO);

  private Growth() {}

  /** Each size with floor and server beside each other, the usual one first. */
  static List<Cell> cells(Set<Growing> growing) {
    List<Cell> cells = new ArrayList<>();
    if (growing.contains(Growing.WINDOWS) || growing.contains(Growing.WAITING)) {
      add(cells, RATE, Size.STANDARD);
    }
    if (growing.contains(Growing.WINDOWS)) {
      beyond(WINDOWS).forEach(windows -> add(cells, RATE, Size.STANDARD.withWindows(windows)));
    }
    if (growing.contains(Growing.WAITING)) {
      beyond(WAITING).forEach(waiting -> add(cells, RATE, Size.STANDARD.withWaiting(waiting)));
    }
    if (growing.contains(Growing.BOARDS)) {
      add(cells, BOARDS_RATE, Size.STANDARD);
      beyond(BOARDS).forEach(boards -> add(cells, BOARDS_RATE, Size.STANDARD.withBoards(boards)));
    }
    return cells;
  }

  /** All but the usual number. */
  private static IntStream beyond(int[] numbers) {
    return Arrays.stream(numbers).skip(1);
  }

  private static void add(List<Cell> cells, int rate, Size size) {
    ENGINES.forEach(engine -> cells.add(new Cell(engine, Load.perSecond(rate), size)));
  }

  /** Lengths of journals; the longest takes minutes to write. */
  static List<Long> entries(boolean withLong) {
    List<Long> entries = new ArrayList<>(ENTRIES);
    if (withLong) {
      entries.add(ENTRIES_LONG);
    }
    return entries;
  }

  /** Windows and waiting people of the rules alone, each pair once. */
  static List<int[]> core() {
    List<int[]> pairs = new ArrayList<>();
    for (int windows : WINDOWS_CORE) {
      pairs.add(new int[] {windows, WAITING_CORE[0]});
    }
    for (int waiting : WAITING_CORE) {
      if (waiting != WAITING_CORE[0]) {
        pairs.add(new int[] {WINDOWS_CORE[0], waiting});
      }
    }
    return pairs;
  }
}
