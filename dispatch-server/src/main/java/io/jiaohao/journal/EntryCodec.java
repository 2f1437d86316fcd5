package io.jiaohao.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.Origin;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Entries of one hall as bytes and back, format 5 of {@code journal.proto}. The bytes are what the
 * hash chain is taken over; they are never encoded again to check it.
 */
public final class EntryCodec {
  private final String hall;

  public EntryCodec(String hall) {
    this.hall = hall;
  }

  public byte[] encode(Entry entry) {
    return message(entry).toByteArray();
  }

  /**
   * Reads an entry.
   *
   * @throws JournalDamagedException if the bytes are no entry of this hall
   * @throws JournalException if a newer version wrote something that this one does not know
   */
  public Entry decode(byte[] bytes) throws JournalException {
    return decode(bytes, 0, bytes.length);
  }

  Entry decode(byte[] bytes, int offset, int length) throws JournalException {
    io.jiaohao.journal.wire.Entry message;
    try {
      message = io.jiaohao.journal.wire.Entry.parser().parseFrom(bytes, offset, length);
    } catch (InvalidProtocolBufferException e) {
      throw new JournalDamagedException("not an entry: " + e.getMessage(), e);
    }
    return entry(Wire.known(message));
  }

  io.jiaohao.journal.wire.Entry message(Entry entry) {
    io.jiaohao.journal.wire.Entry.Builder message =
        io.jiaohao.journal.wire.Entry.newBuilder()
            .setSeq(entry.seq())
            .setAtMs(entry.atMs())
            .setEpoch(entry.epoch())
            .setHall(hall)
            .setCommand(CommandWriter.message(entry.command()));
    if (entry.origin().isPresent()) {
      Origin origin = entry.origin().get();
      message.setDevice(origin.device()).setRequestId(origin.requestId());
    }
    for (Event event : entry.events()) {
      message.addEvents(EventWriter.message(event));
    }
    return message.build();
  }

  private Entry entry(io.jiaohao.journal.wire.Entry message) throws JournalException {
    if (!message.getHall().equals(hall)) {
      throw new JournalDamagedException("hall: " + message.getHall() + " (expected: " + hall + ")");
    }
    List<Event> events = new ArrayList<>(message.getEventsCount());
    for (io.jiaohao.journal.wire.Event event : message.getEventsList()) {
      events.add(EventReader.event(event));
    }
    return new Entry(
        message.getSeq(),
        message.getAtMs(),
        message.getEpoch(),
        message.hasDevice()
            ? Optional.of(new Origin(message.getDevice(), message.getRequestId()))
            : Optional.empty(),
        CommandReader.command(message.getCommand()),
        events);
  }
}
