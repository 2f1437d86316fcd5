package io.jiaohao.config;

import io.jiaohao.core.HallPlan;
import java.util.List;

/** Reads a hall file section by section; what is named by others comes first. */
final class HallFileReader {
  private final Section file;
  private final SideFiles sideFiles;
  private final Parts parts = new Parts();

  HallFileReader(Section file, SideFiles sideFiles) {
    this.file = file;
    this.sideFiles = sideFiles;
  }

  /** The plan; of no use if there were faults. */
  HallPlan plan() {
    HallHead head = file.section("hall").map(HallHead::read).orElse(HallHead.UNKNOWN);
    readParts(head);
    file.find("shifts").flatMap(Field::section).ifPresent(new ShiftsReader(parts)::read);
    HallPlan.Hours hours = hours(head);
    Section callRules = file.sectionOrDefaults("calls");
    Section orderRules = file.sectionOrDefaults("order");
    HallPlan.LifeRules life =
        new LifeReader(file).read(callRules, orderRules, new AppointmentsReader(parts).read(file));
    HallPlan.CallRules calls = RulesReader.calls(callRules);
    HallPlan.OrderRules order = RulesReader.order(orderRules);
    List<String> outcomes = CodesReader.outcomes(file);
    List<String> returnReasons = CodesReader.returnReasons(file);
    file.close();
    new PlanChecks(parts).check();
    HallPlan plan =
        new HallPlan(
            head.id(),
            head.name(),
            head.zoneId(),
            head.dayReset(),
            head.digits(),
            head.maxWaiting(),
            hours,
            calls,
            life,
            order,
            parts.wings.all(),
            parts.zones.all(),
            parts.classes.all(),
            parts.services.all(),
            parts.windows.all(),
            outcomes,
            returnReasons,
            head.crowd());
    new HoursChecks(parts, plan).check();
    return plan;
  }

  private HallPlan.Hours hours(HallHead head) {
    Faults faults = file.place().faults();
    int faultsBefore = faults.count();
    HallPlan.Hours hours =
        file.section("hours")
            .map(section -> new HoursReader(parts, sideFiles, head).read(section))
            .orElse(new HallPlan.Hours(0, 0));
    parts.unsureHours = faults.count() > faultsBefore;
    return hours;
  }

  private void readParts(HallHead head) {
    PlacesReader places = new PlacesReader(parts);
    places.zones(file.items("zones", HallFileLimits.ZONES));
    places.wings(file.items("wings", HallFileLimits.WINGS));
    new ClassesReader(parts).read(file);
    ServicesReader services = new ServicesReader(parts, head.skipLetters());
    services.tags(file.itemsIfAny("tags", HallFileLimits.TAGS));
    services.services(file.items("services", HallFileLimits.SERVICES));
    WindowsReader windows = new WindowsReader(parts);
    windows.modes(file.items("window_modes", HallFileLimits.MODES));
    windows.windows(file.items("windows", HallFileLimits.WINDOW_ROWS));
  }
}
