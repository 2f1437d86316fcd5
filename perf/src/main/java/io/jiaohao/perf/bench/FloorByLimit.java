package io.jiaohao.perf.bench;

import java.util.OptionalDouble;

/** How near the floor itself is to what the machine can do: whether the yardstick is a good one. */
enum FloorByLimit {
  LATENCY_AT_1000(
      "floor open1000 p50",
      "limit sync_and_trip p50",
      1,
      "每秒 1,000 次时，基准的 p50 与一次落盘加一次往返之比",
      "the floor's p50 at 1,000/s, by one sync and one round trip"),
  LATENCY_ALONE(
      "floor sat1 p50",
      "limit call p50",
      1,
      "单个周期时，基准的 p50 与落盘、半次往返、13 个套接字之和之比",
      "the floor's p50, one in flight, by a sync, half a round trip and 13 sockets"),
  FRAMES(
      "floor sat64 cycles",
      "limit echo16 frames",
      FloorByLimit.FRAMES_A_CYCLE,
      "64 个周期时，基准每秒的帧数与单线程回显之比",
      "the floor's frames a second, 64 in flight, by those of an echo on one thread"),
  RECORDS(
      "floor sat64 cycles",
      "limit commit64 records",
      FloorByLimit.RECORDS_A_CYCLE,
      "64 个周期时，基准每秒的记录数与每次落盘 64 条之比",
      "the floor's records a second, 64 in flight, by those of a sync each 64");

  /** Two requests, the ticket's answer, the terminal and 12 boards. */
  private static final int FRAMES_A_CYCLE = 16;

  /** The ticket and the call. */
  private static final int RECORDS_A_CYCLE = 2;

  private final String figure;
  private final String limit;
  private final int times;
  private final String zh;
  private final String en;

  FloorByLimit(String figure, String limit, int times, String zh, String en) {
    this.figure = figure;
    this.limit = limit;
    this.times = times;
    this.zh = zh;
    this.en = en;
  }

  /** Times above 1 are above the limit's; rates are below it. Empty if one was not measured. */
  OptionalDouble of(Figures figures) {
    OptionalDouble ratio = figures.ratio(figure, limit);
    return ratio.isPresent() ? OptionalDouble.of(ratio.getAsDouble() * times) : ratio;
  }

  String zh() {
    return zh;
  }

  String en() {
    return en;
  }
}
