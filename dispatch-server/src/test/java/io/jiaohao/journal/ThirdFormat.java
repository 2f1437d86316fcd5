package io.jiaohao.journal;

import io.jiaohao.core.Command;
import io.jiaohao.core.CrowdLevels;
import io.jiaohao.core.DayFigures;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallImage.WindowOvertime;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Origin;
import io.jiaohao.core.Overtime;
import java.util.List;
import java.util.Optional;

/** What format 3 added to {@link SecondFormat}, each once with all its fields. */
final class ThirdFormat {
  private static final long AT_MS = 1_790_000_000_000L;

  private ThirdFormat() {}

  static List<Entry> entries() {
    HallPlan plan = plan();
    return List.of(
        entry(1, new Command.AdoptPlan(plan), new Event.PlanAdopted(plan)),
        entry(
            2,
            new Command.FinishService("E01", 31, "done"),
            new Event.ServiceFinished(31, "done", 240_000)),
        entry(
            3,
            new Command.TransferTicket(
                "E02", 32, new Command.Target("", "AB", ""), Command.Place.KEEPS),
            new Event.TicketMerged(32, 7, 15_000)));
  }

  private static Entry entry(long seq, Command command, Event event) {
    Origin origin = new Origin("window-E01", seq);
    return new Entry(seq, AT_MS + seq, 2, Optional.of(origin), command, List.of(event));
  }

  private static HallPlan plan() {
    HallPlan p = SecondFormat.plan();
    List<HallPlan.Zone> zones =
        p.zones().stream()
            .map(zone -> new HallPlan.Zone(zone.id(), zone.name(), new CrowdLevels(30, 60)))
            .toList();
    return new HallPlan(
        p.id(),
        p.name(),
        p.zoneId(),
        p.dayReset(),
        p.numberDigits(),
        p.maxWaiting(),
        p.hours(),
        p.calls(),
        p.life(),
        p.order(),
        p.wings(),
        zones,
        p.classes(),
        p.services(),
        p.windows(),
        p.outcomes(),
        p.returnReasons(),
        new CrowdLevels(100, 200));
  }

  static HallImage image() {
    HallImage second = SecondFormat.image();
    return new HallImage(
        second.seq(),
        second.atMs(),
        Optional.of(plan()),
        second.planSeq(),
        second.scheduled(),
        second.epochDay(),
        second.dayEndsAtMs(),
        second.lastTicketId(),
        second.lastCallId(),
        second.counters(),
        second.issuedToday(),
        second.tickets(),
        second.calls(),
        second.windows(),
        new DayFigures(12, 11, 10, 3, 2, 1, 4, new Overtime(2, 255_000)),
        List.of(
            new WindowOvertime("E01", new Overtime(1, 240_000)),
            new WindowOvertime("E02", new Overtime(1, 15_000))),
        second.finished(),
        second.stoppedServices(),
        second.awayKiosks(),
        List.of(),
        second.orphans(),
        second.lastBookingId(),
        second.bookings(),
        second.missed(),
        second.devices());
  }
}
