package io.jiaohao.config;

import io.jiaohao.core.HallPlan;
import java.util.List;
import java.util.Optional;

/** The section "appointments"; a hall file without it takes none. */
final class AppointmentsReader {
  /** Services with this tag can be booked, unless the section names another. */
  private static final String TAG = "appointment";

  private static final HallPlan.Appointments USUAL = HallPlan.Appointments.NONE;
  private static final double SHARE = 0.3;

  private final Parts parts;

  AppointmentsReader(Parts parts) {
    this.parts = parts;
  }

  HallPlan.Appointments read(Section file) {
    Optional<Section> section = file.find("appointments").flatMap(Field::section);
    return section.map(this::rules).orElse(HallPlan.Appointments.NONE);
  }

  private HallPlan.Appointments rules(Section section) {
    String tag = section.find("tag").flatMap(parts::tag).orElse(TAG);
    section.find("late").ifPresent(field -> field.word("walk-in"));
    HallPlan.Appointments rules =
        new HallPlan.Appointments(
            tagged(tag),
            parts.classes.named(section, "class").map(HallPlan.TicketClass::id).orElse(""),
            section.whole("slot_minutes", HallFileLimits.SLOT_MINUTES, USUAL.slotMinutes()),
            section.decimal("quota_share", HallFileLimits.SHARE, SHARE),
            section.whole("days_ahead", HallFileLimits.APPOINTMENT_DAYS, USUAL.daysAhead()),
            section.whole(
                "per_person_and_day", HallFileLimits.APPOINTMENT_COUNT, USUAL.perPersonDay()),
            minutes(section, "cancel_before_minutes", USUAL.cancelBeforeMs()),
            minutes(section, "check_in_before_minutes", USUAL.checkInBeforeMs()),
            minutes(section, "grace_after_minutes", USUAL.graceMs()),
            minutes(section, "early_credit_minutes", USUAL.earlyCreditMs()),
            section.whole("no_show_limit", HallFileLimits.APPOINTMENT_COUNT, USUAL.missedLimit()),
            section.whole("ban_days", HallFileLimits.APPOINTMENT_DAYS, USUAL.banDays()));
    section.close();
    return rules;
  }

  private static long minutes(Section section, String key, long otherwiseMs) {
    return section.minutesAsMs(key, HallFileLimits.APPOINTMENT_MINUTES, otherwiseMs);
  }

  private List<String> tagged(String tag) {
    return parts.services.all().stream()
        .filter(service -> service.tags().contains(tag))
        .map(HallPlan.Service::id)
        .toList();
  }
}
