package io.jiaohao.sim.reference;

/**
 * How much to study.
 *
 * @param share of the tickets that are told a forecast and held against it, of all days
 */
record EstimateSettings(int trainingDays, int testDays, double share, long seed) {}
