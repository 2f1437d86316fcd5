package io.jiaohao.sim;

/**
 * Somebody who comes to the hall.
 *
 * @param atHallMs when they stand at the kiosk
 * @param kiosk which of the wing's kiosks, from 0
 */
public record Visitor(long atHallMs, String service, String wing, int kiosk, String ticketClass) {}
