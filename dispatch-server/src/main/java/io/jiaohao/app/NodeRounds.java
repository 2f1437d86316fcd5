package io.jiaohao.app;

import io.jiaohao.engine.Recurring;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** What a node does again and again for each hall that it serves. */
final class NodeRounds {
  private static final int CLOCK_LOOK_EVERY_MS = 1_000;

  /** How old the word of an idle kiosk's printer is at most; paper runs out while printing. */
  private static final int PRINTER_LOOK_EVERY_MS = 60_000;

  private final NodeCore node;
  private final Set<HallService> halls = ConcurrentHashMap.newKeySet();
  private final List<Runnable> endings = new ArrayList<>();

  NodeRounds(NodeCore node) {
    this.node = node;
  }

  void start() {
    ServerSettings settings = node.settings();
    ScheduledExecutorService loop = node.loop();
    ScheduledExecutorService house = node.threads().house();
    forEach(loop, settings.timerEveryMs(), HallService::look);
    endings.add(Recurring.untilEnded(loop, settings.timerEveryMs(), node.dispatch()::runOnce));
    forEach(loop, settings.pictureEveryMs(), HallService::refreshPicture);
    forEach(house, settings.keysEveryMs(), HallService::lookAtFiles);
    forEach(house, PRINTER_LOOK_EVERY_MS, HallService::lookAtPrinters);
    endings.add(
        Recurring.untilEnded(house, CLOCK_LOOK_EVERY_MS, new ClockAlarm(node.clock())::look));
  }

  /** A fault in one hall keeps the round from no other. */
  private void forEach(ScheduledExecutorService thread, int everyMs, Consumer<HallService> work) {
    endings.add(
        Recurring.untilEnded(
            thread,
            everyMs,
            () -> halls.forEach(hall -> Recurring.guarded(() -> work.accept(hall)))));
  }

  void add(HallService hall) {
    halls.add(hall);
  }

  void remove(HallService hall) {
    halls.remove(hall);
  }

  void end() {
    endings.forEach(Runnable::run);
  }
}
