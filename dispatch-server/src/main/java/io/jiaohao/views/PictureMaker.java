package io.jiaohao.views;

import io.jiaohao.core.CrowdLevel;
import io.jiaohao.core.DayFigures;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.core.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Puts a {@link HallPicture} together. */
final class PictureMaker {
  private static final long MS_PER_S = 1_000;

  private final HallLayout layout;
  private final long hallMs;

  PictureMaker(HallLayout layout, long hallMs) {
    this.layout = layout;
    this.hallMs = hallMs;
  }

  HallPicture picture(
      long seq,
      double hallSpeed,
      long epochDay,
      DayFigures figures,
      List<HallImage.WindowOvertime> overtime,
      HallPicture.Waits waits,
      CrowdLevel crowd,
      HallPicture.Attention attention,
      Map<WingZone, HallView.ZonePicture> counted,
      Collection<WindowLook> windows) {
    List<HallPicture.Zone> zones = new ArrayList<>();
    int waiting = 0;
    for (Map.Entry<WingZone, HallView.ZonePicture> one : counted.entrySet()) {
      zones.add(zone(one.getKey(), one.getValue(), windows));
      waiting += one.getValue().waiting();
    }
    return new HallPicture(
        layout.plan().map(HallPlan::id).orElse(""),
        layout.plan().map(plan -> plan.name().zh()).orElse(""),
        layout.plan().map(plan -> plan.name().en()).orElse(""),
        layout.plan().map(plan -> plan.zoneId().getId()).orElse(""),
        seq,
        hallMs,
        hallSpeed,
        LocalDate.ofEpochDay(epochDay).toString(),
        figures,
        overtime,
        waiting,
        waits,
        crowd,
        attention,
        zones,
        List.copyOf(windows));
  }

  private HallPicture.Zone zone(
      WingZone place, HallView.ZonePicture counted, Collection<WindowLook> windows) {
    Words wing = layout.wingName(place.wing());
    Words zone = layout.zoneName(place.zone());
    int all = 0;
    int open = 0;
    int calling = 0;
    int serving = 0;
    int paused = 0;
    for (WindowLook look : windows) {
      if (look.wing().equals(place.wing()) && look.zone().equals(place.zone())) {
        all++;
        open += look.open() ? 1 : 0;
        calling += look.hasCall() && !look.call().serving() ? 1 : 0;
        serving += look.call().serving() ? 1 : 0;
        paused += look.paused() ? 1 : 0;
      }
    }
    return new HallPicture.Zone(
        place.wing(),
        wing.zh(),
        wing.en(),
        place.zone(),
        zone.zh(),
        zone.en(),
        counted.waiting(),
        counted.crowd(),
        counted.longestWaitMs() / MS_PER_S,
        all,
        open,
        calling,
        serving,
        paused,
        counted.waits());
  }
}
