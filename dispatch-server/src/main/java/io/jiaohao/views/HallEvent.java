package io.jiaohao.views;

/**
 * A fact as other systems are told it: no person, no staff. The same entry gives the same events
 * whenever it is told.
 *
 * @param atMs the entry's stamp, hall time
 * @param wing where, or empty
 * @param zone where, or empty
 * @param service what the visitor waits or came for, or empty
 * @param details what else is told
 */
public record HallEvent(
    EventPosition position,
    long atMs,
    EventKind kind,
    String wing,
    String zone,
    String service,
    EventDetails details) {}
