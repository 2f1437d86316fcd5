package io.jiaohao.core;

import java.util.List;

/**
 * FNV-1a, 64 bits, over a hall's image field by field in canonical order. Tells halls apart; proves
 * nothing.
 */
final class StateDigest {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long value = OFFSET;

  long value() {
    return value;
  }

  void image(HallImage image) {
    put(image.seq()).put(image.atMs()).put(image.planSeq()).put(image.epochDay());
    put(image.dayEndsAtMs()).put(image.lastTicketId()).put(image.lastCallId());
    put(image.plan().map(HallPlan::toString).orElse(""));
    put(image.scheduled().map(HallImage.Scheduled::toString).orElse(""));
    each(image.counters(), c -> put(c.prefix()).put(c.last()));
    each(image.issuedToday(), i -> put(i.service()).put(i.tickets()));
    each(image.tickets(), this::ticket);
    each(image.calls(), this::call);
    each(image.windows(), this::window);
    figures(image.figures());
    each(image.overtime(), o -> put(o.window()).put(o.overtime().calls()).put(o.overtime().ms()));
    each(image.finished(), f -> put(f.toString()));
    each(image.stoppedServices(), this::put);
    each(image.awayKiosks(), this::put);
    each(image.evacuations(), e -> put(e.wing()).put(e.sinceMs()));
    put(image.lastBookingId());
    each(image.bookings(), b -> put(b.toString()));
    each(image.missed(), m -> put(m.person()).put(m.epochDay()));
    each(image.orphans(), o -> put(o.service()).put(o.zone()));
    each(image.devices(), this::device);
  }

  private void ticket(HallImage.Ticket t) {
    put(t.ticketId()).put(t.number()).put(t.wing()).put(t.service()).put(t.ticketClass());
    put(t.issuedAtMs()).put(t.state().name()).put(t.passes()).put(t.changedSeq());
    OrderKey key = t.key();
    put(key.dueMs()).put(key.releaseMs()).put(key.anchorId()).put(key.behind());
    put(t.marks().toString());
  }

  private void window(HallImage.Window w) {
    put(w.window()).put(w.open() ? 1 : 0).put(w.offline() ? 1 : 0).put(w.callId());
    put(w.duty().toString());
  }

  private void call(HallImage.Call c) {
    put(c.callId()).put(c.ticketId()).put(c.window()).put(c.calledAtMs()).put(c.announcement());
    put(c.announcedAtMs()).put(c.deadlineMs()).put(c.startedAtMs());
    each(c.alsoServed(), this::put);
  }

  private void figures(DayFigures f) {
    put(f.issued()).put(f.called()).put(f.served()).put(f.noShows()).put(f.passed());
    put(f.returned()).put(f.cancelled()).put(f.overtime().calls()).put(f.overtime().ms());
  }

  private void device(HallImage.Device d) {
    put(d.device()).put(d.highestId()).put(d.forgottenUpTo());
    each(
        d.requests(),
        r ->
            put(r.requestId())
                .put(r.atMs())
                .put(r.command().toString())
                .put(r.events().toString()));
  }

  private <T> void each(List<T> list, java.util.function.Consumer<T> one) {
    put(list.size());
    list.forEach(one);
  }

  private StateDigest put(long number) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      value = (value ^ ((number >>> shift) & 0xff)) * PRIME;
    }
    return this;
  }

  private StateDigest put(String text) {
    put(text.length());
    for (int i = 0; i < text.length(); i++) {
      value = (value ^ text.charAt(i)) * PRIME;
    }
    return this;
  }
}
