package io.jiaohao.perf.bench;

import static io.jiaohao.sim.ReportText.both;

import java.util.List;

/** What report and tables call things, in both languages. */
final class BenchWords {
  private BenchWords() {}

  static String loadZh(Load load) {
    return load.open()
        ? "每秒 %,d 次，按计划发出".formatted(load.number())
        : "%d 个周期同时进行".formatted(load.number());
  }

  static String loadEn(Load load) {
    return load.open()
        ? "%,d a second, on a schedule".formatted(load.number())
        : "%d in flight".formatted(load.number());
  }

  /** Which package is missing, and which figures with it. */
  static String absent(Engine engine) {
    String missing = engine.program().map(Program::debianPackage).orElse("");
    return engine.word()
        + ": the Debian package "
        + missing
        + " is not installed, so there is no ratio to "
        + engine.word()
        + " (./jiaohao bench installs it when it is run as root on Debian)";
  }

  static String condition(String name) {
    return switch (name) {
      case "at" -> both("时间", "At");
      case "processor" -> both("处理器", "Processor");
      case "cores" -> both("核", "Cores");
      case "system" -> both("系统", "System");
      case "java" -> "Java";
      case "seconds" -> both("每次测量（秒）", "Seconds a run");
      case "rounds" -> both("轮数", "Rounds");
      case "warm_cycles" -> both("预热周期", "Cycles to warm up");
      case "settle_seconds" -> both("等待即时编译完成（秒，至多）", "Then until the compiler rests, s at most");
      case "disk" -> both("数据目录", "Files in");
      default -> name;
    };
  }

  static String ratio(String name) {
    return switch (name) {
      case "throughput_vs_floor" -> both("吞吐 / 基准", "Throughput by the floor's");
      case "throughput_vs_pg_app" -> both("吞吐 / PostgreSQL", "Throughput by PostgreSQL's (app)");
      case "throughput_vs_redis_always" ->
          both("吞吐 / Redis（always）", "Throughput by Redis's (always)");
      case "p50_vs_floor" -> both("p50 / 基准", "p50 by the floor's");
      case "p99_vs_floor" -> both("p99 / 基准", "p99 by the floor's");
      case "cpu_vs_floor" -> both("处理器时间 / 基准", "Processor time a cycle by the floor's");
      default -> name;
    };
  }

  static String state(Budget.State state) {
    return switch (state) {
      case HOLDS -> both("达标", "holds");
      case BROKEN -> "<strong>" + both("未达标", "does not hold") + "</strong>";
      case NOT_MEASURED -> both("未测", "not measured");
    };
  }

  /** Of a load's table: what counts, the same by the floor's, and what explains it. */
  static List<String> columns() {
    return List.of(
        both("实现", "Engine"),
        both("次数", "Runs"),
        both("周期/秒", "Cycles/s"),
        both("末屏 p50 毫秒", "Last board p50 ms"),
        "p99",
        both("服务器微秒/周期", "Server µs/cycle"),
        both("吞吐/基准", "Cycles by floor"),
        both("p50/基准", "p50 by floor"),
        both("p99/基准", "p99 by floor"),
        both("处理器/基准", "CPU by floor"),
        both("终端 p50 毫秒", "Terminal p50 ms"),
        both("不含编译微秒", "µs without compiling"),
        both("负载端微秒/周期", "Client µs/cycle"),
        both("他人占用 %", "Lost to others, %"),
        both("落盘 p50 毫秒", "Sync p50 ms"),
        both("往返 p50 毫秒", "Round trip p50 ms"),
        both("未完成", "Unfinished"));
  }

  /** The same for a terminal. */
  static List<String> shortColumns() {
    return List.of(
        "engine",
        "runs",
        "cycles/s",
        "p50 ms",
        "p99 ms",
        "srv us",
        "x cycles",
        "x p50",
        "x p99",
        "x srv",
        "term p50",
        "work us",
        "cli us",
        "lost %",
        "sync p50",
        "trip p50",
        "bad");
  }

  static List<String> runColumns() {
    return List.of(
        both("测量", "Run"),
        both("轮", "Round"),
        both("周期/秒", "Cycles/s"),
        "p50 ms",
        "p99 ms",
        both("服务器微秒", "Server µs"),
        both("前：占用 %", "Before: lost, %"),
        both("落盘 p50/p99", "sync p50/p99"),
        both("往返 p50/p99", "trip p50/p99"),
        both("后：占用 %", "After: lost, %"),
        both("落盘 p50/p99", "sync p50/p99"),
        both("往返 p50/p99", "trip p50/p99"));
  }
}
