package io.jiaohao.config;

import io.jiaohao.core.HallPlan;
import java.util.List;

/**
 * What may become of a ticket: the section "tickets", the lists of codes, and what belongs to it.
 */
final class LifeReader {
  private static final HallPlan.LifeRules USUAL = HallPlan.LifeRules.USUAL;
  private static final String REFUSE = "refuse";
  private static final String MERGE = "merge";

  private final Section file;

  LifeReader(Section file) {
    this.file = file;
  }

  /** Reads the rules; {@code calls} and {@code order} each hold one of them. */
  HallPlan.LifeRules read(Section calls, Section order, HallPlan.Appointments appointments) {
    Section tickets = file.sectionOrDefaults("tickets");
    HallPlan.LifeRules rules =
        new HallPlan.LifeRules(
            tickets.secondsAsMs(
                "print_within_seconds", HallFileLimits.PRINT_SECONDS, USUAL.printWithinMs()),
            calls.minutesAsMs(
                "rejoin_within_minutes", HallFileLimits.REJOIN_MINUTES, USUAL.rejoinWithinMs()),
            tickets.secondsAsMs(
                "undo_within_seconds", HallFileLimits.UNDO_SECONDS, USUAL.undoWithinMs()),
            tickets.secondsAsMs(
                "auto_grace_seconds", HallFileLimits.GAP_SECONDS, USUAL.autoGraceMs()),
            order
                .find("max_in_a_row")
                .flatMap(field -> field.wholeOr("off", HallFileLimits.IN_A_ROW))
                .orElse(USUAL.maxInARow()),
            tickets
                .find("same_person")
                .flatMap(field -> field.word(REFUSE, MERGE))
                .orElse(REFUSE)
                .equals(MERGE),
            codes("hold_reasons", USUAL.holdReasons()),
            codes("pause_reasons", USUAL.pauseReasons()),
            codes("call_reasons", USUAL.callReasons()),
            codes("rating_channels", USUAL.ratingChannels()),
            appointments);
    tickets.close();
    return rules;
  }

  private List<String> codes(String key, List<String> otherwise) {
    return file.find(key).map(CodesReader::codes).orElse(otherwise);
  }
}
