package io.jiaohao.journal;

import io.jiaohao.core.HallPlan;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.CallRules;
import io.jiaohao.journal.wire.CrowdLevels;
import io.jiaohao.journal.wire.OrderRules;
import io.jiaohao.journal.wire.PlanWindow;
import io.jiaohao.journal.wire.Service;
import io.jiaohao.journal.wire.Skill;
import io.jiaohao.journal.wire.TicketClass;
import io.jiaohao.journal.wire.Wing;
import io.jiaohao.journal.wire.Zone;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A hall's plan, whole, as a message and back. */
final class PlanCodec {
  private PlanCodec() {}

  static io.jiaohao.journal.wire.HallPlan message(HallPlan plan) {
    io.jiaohao.journal.wire.HallPlan.Builder message =
        io.jiaohao.journal.wire.HallPlan.newBuilder()
            .setId(plan.id())
            .setName(PartsCodec.message(plan.name()))
            .setZoneId(plan.zoneId().getId())
            .setDayResetNs(plan.dayReset().toNanoOfDay())
            .setNumberDigits(plan.numberDigits())
            .setMaxWaiting(plan.maxWaiting())
            .setHours(HoursCodec.message(plan.hours()))
            .setCalls(message(plan.calls()))
            .setOrder(message(plan.order()))
            .addAllOutcomes(plan.outcomes())
            .addAllReturnReasons(plan.returnReasons())
            .setLife(LifeRulesCodec.message(plan.life()));
    levels(plan.crowd()).ifPresent(message::setCrowd);
    plan.wings().forEach(w -> message.addWings(message(w)));
    plan.zones().forEach(z -> message.addZones(message(z)));
    plan.classes().forEach(c -> message.addClasses(message(c)));
    plan.services().forEach(s -> message.addServices(message(s)));
    plan.windows().forEach(w -> message.addWindows(message(w)));
    return message.build();
  }

  static HallPlan plan(io.jiaohao.journal.wire.HallPlan message) throws JournalException {
    Wire.known(message);
    return new HallPlan(
        message.getId(),
        PartsCodec.words(message.getName()),
        zoneId(message.getZoneId()),
        dayReset(message.getDayResetNs()),
        message.getNumberDigits(),
        message.getMaxWaiting(),
        HoursCodec.hours(message.getHours()),
        calls(message.getCalls()),
        message.hasLife() ? LifeRulesCodec.life(message.getLife()) : HallPlan.LifeRules.USUAL,
        order(message.getOrder()),
        each(message.getWingsList(), PlanCodec::wing),
        each(message.getZonesList(), PlanCodec::zone),
        each(message.getClassesList(), PlanCodec::ticketClass),
        each(message.getServicesList(), PlanCodec::service),
        each(message.getWindowsList(), PlanCodec::window),
        List.copyOf(message.getOutcomesList()),
        List.copyOf(message.getReturnReasonsList()),
        levels(message.getCrowd()));
  }

  /** No levels are no message: a plan without them has the bytes that it always had. */
  private static Optional<CrowdLevels> levels(io.jiaohao.core.CrowdLevels levels) {
    return levels.isNone()
        ? Optional.empty()
        : Optional.of(
            CrowdLevels.newBuilder()
                .setBusyAt(levels.busyAt())
                .setCrowdedAt(levels.crowdedAt())
                .build());
  }

  private static io.jiaohao.core.CrowdLevels levels(CrowdLevels message) throws JournalException {
    Wire.known(message);
    if (message.getBusyAt() == 0 && message.getCrowdedAt() != 0) {
      throw new JournalException("crowd levels: busy at 0 people (expected: more, or no levels)");
    }
    return new io.jiaohao.core.CrowdLevels(message.getBusyAt(), message.getCrowdedAt());
  }

  /** One message to one value, or a reason why not. */
  interface Reading<M, V> {
    V read(M message) throws JournalException;
  }

  static <M, V> List<V> each(List<M> messages, Reading<M, V> reading) throws JournalException {
    List<V> values = new ArrayList<>(messages.size());
    for (M message : messages) {
      values.add(reading.read(message));
    }
    return values;
  }

  private static ZoneId zoneId(String id) throws JournalException {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw new JournalDamagedException("time zone: " + id + " (expected: one of the JDK's)", e);
    }
  }

  private static LocalTime dayReset(long nanos) throws JournalException {
    try {
      return LocalTime.ofNanoOfDay(nanos);
    } catch (DateTimeException e) {
      throw new JournalDamagedException("day reset: " + nanos + " ns (expected: within a day)", e);
    }
  }

  private static CallRules message(HallPlan.CallRules calls) {
    return CallRules.newBuilder()
        .setMaxCalls(calls.maxCalls())
        .setMinCallsForNoShow(calls.minCallsForNoShow())
        .setIntervalMs(calls.intervalMs())
        .setNoShowAfterMs(calls.noShowAfterMs())
        .setRecallMinGapMs(calls.recallMinGapMs())
        .setDeferPlaces(calls.deferPlaces())
        .setMaxPasses(calls.maxPasses())
        .build();
  }

  private static HallPlan.CallRules calls(CallRules message) throws JournalException {
    Wire.known(message);
    return new HallPlan.CallRules(
        message.getMaxCalls(),
        message.getMinCallsForNoShow(),
        message.getIntervalMs(),
        message.getNoShowAfterMs(),
        message.getRecallMinGapMs(),
        message.getDeferPlaces(),
        message.getMaxPasses());
  }

  private static OrderRules message(HallPlan.OrderRules order) {
    return OrderRules.newBuilder()
        .setRule(order.rule())
        .setStretch(order.stretch())
        .setAlarmWaitMs(order.alarmWaitMs())
        .build();
  }

  private static HallPlan.OrderRules order(OrderRules message) throws JournalException {
    Wire.known(message);
    return new HallPlan.OrderRules(
        message.getRule(), message.getStretch(), message.getAlarmWaitMs());
  }

  private static Wing message(HallPlan.Wing wing) {
    return Wing.newBuilder()
        .setId(wing.id())
        .setName(PartsCodec.message(wing.name()))
        .setKiosks(wing.kiosks())
        .setMainBoards(wing.mainBoards())
        .addAllZones(wing.zones())
        .build();
  }

  private static HallPlan.Wing wing(Wing message) throws JournalException {
    Wire.known(message);
    return new HallPlan.Wing(
        message.getId(),
        PartsCodec.words(message.getName()),
        message.getKiosks(),
        message.getMainBoards(),
        List.copyOf(message.getZonesList()));
  }

  private static Zone message(HallPlan.Zone zone) {
    Zone.Builder message =
        Zone.newBuilder().setId(zone.id()).setName(PartsCodec.message(zone.name()));
    levels(zone.crowd()).ifPresent(message::setCrowd);
    return message.build();
  }

  private static HallPlan.Zone zone(Zone message) throws JournalException {
    Wire.known(message);
    return new HallPlan.Zone(
        message.getId(), PartsCodec.words(message.getName()), levels(message.getCrowd()));
  }

  private static TicketClass message(HallPlan.TicketClass ticketClass) {
    return TicketClass.newBuilder()
        .setId(ticketClass.id())
        .setName(PartsCodec.message(ticketClass.name()))
        .setHeadStartMs(ticketClass.headStartMs())
        .build();
  }

  private static HallPlan.TicketClass ticketClass(TicketClass message) throws JournalException {
    Wire.known(message);
    return new HallPlan.TicketClass(
        message.getId(), PartsCodec.words(message.getName()), message.getHeadStartMs());
  }

  private static Service message(HallPlan.Service service) {
    return Service.newBuilder()
        .setId(service.id())
        .setName(PartsCodec.message(service.name()))
        .setZone(service.zone())
        .setPrefix(service.prefix())
        .setExpectedMs(service.expectedMs())
        .setWeekdayTickets(service.weekdayTickets())
        .addAllTags(service.tags())
        .setQuotaPerDay(service.quota().perDay())
        .setQuotaServable(service.quota().servable())
        .build();
  }

  private static HallPlan.Service service(Service message) throws JournalException {
    Wire.known(message);
    return new HallPlan.Service(
        message.getId(),
        PartsCodec.words(message.getName()),
        message.getZone(),
        message.getPrefix(),
        message.getExpectedMs(),
        message.getWeekdayTickets(),
        List.copyOf(message.getTagsList()),
        new HallPlan.Quota(message.getQuotaPerDay(), message.getQuotaServable()));
  }

  private static PlanWindow message(HallPlan.Window window) {
    PlanWindow.Builder message =
        PlanWindow.newBuilder()
            .setId(window.id())
            .setWing(window.wing())
            .setMode(PartsCodec.message(window.mode()));
    for (HallPlan.Skill skill : window.serves()) {
      message.addServes(
          Skill.newBuilder().setService(skill.service()).setReluctanceMs(skill.reluctanceMs()));
    }
    return message.build();
  }

  private static HallPlan.Window window(PlanWindow message) throws JournalException {
    Wire.known(message);
    return new HallPlan.Window(
        message.getId(),
        message.getWing(),
        PartsCodec.words(message.getMode()),
        each(message.getServesList(), PlanCodec::skill));
  }

  private static HallPlan.Skill skill(Skill message) throws JournalException {
    Wire.known(message);
    return new HallPlan.Skill(message.getService(), message.getReluctanceMs());
  }
}
