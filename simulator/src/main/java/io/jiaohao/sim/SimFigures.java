package io.jiaohao.sim;

/**
 * A simulation at one moment.
 *
 * @param hallMs hall time, 0 while no server has told it
 * @param node that serves the hall, as its devices see it; empty if there is but one, or none now
 * @param devicesIn devices that are logged in and have their picture
 * @param waiting people who wait, as the boards show it
 * @param serving windows with a visitor, as the boards show it
 * @param callToBoardP50Ms from the clerk's key to the last display
 */
public record SimFigures(
    long hallMs,
    double hallSpeed,
    String node,
    int devicesIn,
    int devices,
    long issued,
    long called,
    long served,
    long noShows,
    long waiting,
    long serving,
    double callToBoardP50Ms,
    double callToBoardP99Ms,
    long faults) {
  static final SimFigures NONE = new SimFigures(0, 1, "", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
