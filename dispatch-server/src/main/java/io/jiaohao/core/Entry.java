package io.jiaohao.core;

import java.util.List;
import java.util.Optional;

/**
 * One record of a hall's history: a stamp, the command and the events it led to.
 *
 * @param seq rises by one from 1
 * @param atMs the stamp, milliseconds since 1970, never back
 * @param epoch of the node that wrote it
 * @param origin the device's request, or empty for the server's own commands
 */
public record Entry(
    long seq, long atMs, long epoch, Optional<Origin> origin, Command command, List<Event> events) {
  public Entry {
    events = List.copyOf(events);
  }
}
