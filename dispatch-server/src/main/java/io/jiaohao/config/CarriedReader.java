package io.jiaohao.config;

import java.util.List;

/**
 * The section "appointments", which the hall does not use yet. It is checked like the rest, so that
 * a file which is right today stays right when it is used.
 */
final class CarriedReader {
  private static final List<String> APPOINTMENT_MINUTES =
      List.of("check_in_before_minutes", "grace_after_minutes", "cancel_before_minutes");
  private static final List<String> APPOINTMENT_DAYS = List.of("days_ahead", "ban_days");
  private static final List<String> APPOINTMENT_COUNTS =
      List.of("per_person_and_day", "no_show_limit");

  private final Parts parts;

  CarriedReader(Parts parts) {
    this.parts = parts;
  }

  void appointments(Section appointments) {
    parts.classes.named(appointments, "class");
    check(appointments, List.of("slot_minutes"), HallFileLimits.SLOT_MINUTES);
    check(appointments, APPOINTMENT_MINUTES, HallFileLimits.APPOINTMENT_MINUTES);
    check(appointments, APPOINTMENT_DAYS, HallFileLimits.APPOINTMENT_DAYS);
    check(appointments, APPOINTMENT_COUNTS, HallFileLimits.APPOINTMENT_COUNT);
    appointments.find("quota_share").ifPresent(field -> field.decimal(HallFileLimits.SHARE));
    appointments.find("late").ifPresent(field -> field.word("walk-in"));
    appointments.close();
  }

  private static void check(Section section, List<String> keys, Range range) {
    for (String key : keys) {
      section.find(key).ifPresent(field -> field.whole(range));
    }
  }
}
