package io.jiaohao.config;

import io.jiaohao.core.CrowdLevels;
import io.jiaohao.core.HallPlan;

/** Every bound of a hall file, each named once. A number outside is a slip of the pen. */
final class HallFileLimits {

  /** A hall of 1,000 windows takes about 100 KiB. */
  static final int MAX_BYTES = 1 << 20;

  /** Mappings and lists in one another; a sound file needs six. */
  static final int MAX_DEPTH = 20;

  /** More are not listed: by then the file is not a hall file. */
  static final int MAX_FAULTS = 1_000;

  /** Characters of a name or another text. */
  static final int MAX_TEXT = 200;

  /** Characters of an id. */
  static final int MAX_ID = 32;

  /** Letters of a ticket prefix. */
  static final int MAX_PREFIX = 4;

  /** Characters of a value that a fault repeats. */
  static final int MAX_SHOWN = 40;

  /** Known ids or keys that a fault lists; with more it says only what kind is meant. */
  static final int MAX_LISTED = 24;

  static final Range WINGS = Range.of(1, 26);
  static final Range ZONES = Range.of(1, 100);
  static final Range CLASSES = Range.of(1, 20);
  static final Range SERVICES = Range.of(1, 1_000);
  static final Range TAGS = Range.of(0, 50);
  static final Range MODES = Range.of(1, 20);
  static final Range WINDOW_ROWS = Range.of(1, 1_000);
  static final Range REFERENCES = Range.of(0, 200);
  static final Range SERVED = Range.of(1, 200);
  static final Range CODES = Range.of(1, 50);
  static final Range LETTERS = Range.of(0, 25);
  static final Range DAYS = Range.of(0, 7);
  static final Range OVERRIDES = Range.of(0, 1_000);
  static final Range SPANS = Range.of(0, 20);

  /** Windows of a whole hall. */
  static final int MAX_WINDOWS = 2_000;

  static final Range WINDOWS_OF_WING = Range.of(1, MAX_WINDOWS);
  static final Range KIOSKS = Range.of(0, 200);
  static final Range MAIN_BOARDS = Range.of(0, 200);

  static final Range DIGITS = Range.of(2, 6);
  static final Range MAX_WAITING = Range.of(1, 16L * HallPlan.MAX_WAITING);
  static final Range CROWD = Range.of(CrowdLevels.LEAST_MARGIN + 1, 16L * HallPlan.MAX_WAITING);
  static final Range SERVICE_MINUTES = Range.of("0.5", "480");
  static final Range QUOTA = Range.of(1, 100_000);
  static final Range WEEKDAY_TICKETS = Range.of(0, 100_000);
  static final Range HEAD_START_MINUTES = Range.of(0, 240);
  static final Range RELUCTANCE_MINUTES = Range.of(0, 480);

  static final Range CALLS = Range.of(1, 10);
  static final Range INTERVAL_SECONDS = Range.of(5, 600);
  static final Range NO_SHOW_SECONDS = Range.of(5, 3_600);
  static final Range GAP_SECONDS = Range.of(0, 600);
  static final Range DEFER_PLACES = Range.of(1, 100);
  static final Range PASSES = Range.of(1, 10);
  static final Range REJOIN_MINUTES = Range.of(0, 1_440);
  static final Range PRINT_SECONDS = Range.of(5, 600);
  static final Range UNDO_SECONDS = Range.of(0, 60);
  static final Range IN_A_ROW = Range.of(1, 100);
  static final Range STRETCH = Range.of(0, 10);
  static final Range ALARM_MINUTES = Range.of(1, 1_440);

  static final Range APPOINTMENT_MINUTES = Range.of(0, 1_440);
  static final Range SLOT_MINUTES = Range.of(5, 480);
  static final Range APPOINTMENT_DAYS = Range.of(0, 366);
  static final Range APPOINTMENT_COUNT = Range.of(1, 100);
  static final Range SHARE = Range.of(0, 1);

  private HallFileLimits() {}
}
