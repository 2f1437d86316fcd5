package io.jiaohao.web;

import io.jiaohao.core.Refusal;
import io.jiaohao.core.Words;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The hall's plan, as an administrator changes it. */
public interface PlanDesk {

  /**
   * A fault of a hall file.
   *
   * @param line from 1
   * @param column from 1
   * @param file another file that the hall file names, else empty
   * @param words what stands there and what should, in a sentence
   */
  record Fault(
      int line, int column, String path, String value, String expected, String file, Words words) {}

  /** A thing that would be otherwise; {@code was} is empty if it is new, {@code now} if gone. */
  record Change(String path, String was, String now) {}

  /**
   * What a text would do.
   *
   * @param faults none if it could come into force
   * @param changes against the plan in force
   * @param warnings what should be seen to before long
   * @param newDevices devices of the plan that have no key yet
   */
  record Checked(List<Fault> faults, List<Change> changes, List<Words> warnings, int newDevices) {
    public Checked {
      faults = List.copyOf(faults);
      changes = List.copyOf(changes);
      warnings = List.copyOf(warnings);
    }
  }

  /** The text that the plan in force, or the one that waits, was written as. */
  String text() throws IOException;

  /** When a plan that waits comes into force; answers at once, from any thread. */
  OptionalLong scheduledMs();

  /** Looks at a text and changes nothing; takes as long as reading it does. */
  Checked check(byte[] text) throws IOException;

  /**
   * Takes a sound text into force through the engine, and makes keys for its new devices. Waits for
   * the engine's answer.
   *
   * @param atMs hall time; not in the future = now
   * @return the hall's refusal, if it has one
   * @throws IllegalArgumentException if the text has faults
   * @throws IOException if the engine does not answer, or the text cannot be kept for a restart
   */
  Optional<Refusal> apply(byte[] text, long atMs) throws IOException;

  /**
   * Withdraws the plan that waits; the one in force stays. Waits for the engine's answer.
   *
   * @return false if none waits, or it comes into force too soon to be stopped
   */
  boolean withdraw() throws IOException;
}
