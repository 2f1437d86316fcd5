package io.jiaohao.perf.bench;

/**
 * How long and how often it is measured.
 *
 * @param rounds turns that each cell has
 * @param seconds length of one measurement
 * @param warmSeconds of each load itself before that
 * @param warmCycles cycles once a server, before its first load, as fast as they go: compiled code
 *     is measured
 * @param settleSeconds how long it goes on so at most until the server's compiler is at rest
 * @param quietWithinSeconds how long a run waits for idle cores before it starts anyway
 */
record BenchSettings(
    int rounds,
    int seconds,
    int warmSeconds,
    int warmCycles,
    int settleSeconds,
    int quietWithinSeconds) {}
