package io.jiaohao.web;

import io.jiaohao.core.DayFigures;
import io.jiaohao.engine.EngineFigures;
import io.jiaohao.views.HallPicture;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The server's figures for Prometheus, read from their sources at each scrape. */
final class HallMeters implements AutoCloseable {
  private static final double NANOS_PER_S = 1e9;
  private static final List<String> ROLES = List.of("kiosk", "window", "board", "manager", "pad");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final WebSources sources;
  private final MultiGauge waitingByZone;

  HallMeters(WebSources sources, LiveFeed feed, EventFeed events) {
    this.sources = sources;
    waitingByZone =
        MultiGauge.builder("jiaohao.waiting.tickets")
            .description("people who wait now")
            .register(registry);
    engine(sources.figures());
    storage();
    hall();
    viewers(feed);
    events(events, sources.events().hooks());
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  private void engine(EngineFigures figures) {
    command(figures, "granted", EngineFigures::granted);
    command(figures, "refused", EngineFigures::refused);
    command(figures, "repeated", EngineFigures::repeated);
    command(figures, "fault", EngineFigures::faults);
    command(figures, "busy", EngineFigures::busy);
    FunctionCounter.builder("jiaohao.journal.entries", figures, EngineFigures::entries)
        .description("entries made durable")
        .register(registry);
    FunctionTimer.builder(
            "jiaohao.commit",
            figures,
            EngineFigures::commits,
            EngineFigures::commitNanos,
            TimeUnit.NANOSECONDS)
        .description("commits of the journal, and the time they took")
        .register(registry);
    gauge(
        "jiaohao.commit.slowest.seconds",
        "slowest commit since the start",
        figures,
        f -> f.slowestCommitNanos() / NANOS_PER_S);
  }

  private void command(
      EngineFigures figures, String result, ToDoubleFunction<EngineFigures> count) {
    FunctionCounter.builder("jiaohao.commands", figures, count)
        .description("commands by what became of them")
        .tag("result", result)
        .register(registry);
  }

  private void storage() {
    gauge(
        "jiaohao.inbox.commands",
        "commands that wait to be decided",
        sources,
        s -> s.inboxCommands().getAsLong());
    gauge(
        "jiaohao.journal.bytes",
        "size of the journal on disk",
        sources,
        s -> s.journalBytes().getAsLong());
    gauge(
        "jiaohao.snapshot.bytes",
        "size of the newest snapshot",
        sources,
        s -> s.snapshotBytes().getAsLong());
  }

  private void hall() {
    for (WindowState state : WindowState.values()) {
      tagged("jiaohao.windows", "windows by state", "state", state.word(), () -> windows(state));
    }
    for (String role : ROLES) {
      tagged("jiaohao.devices", "connected devices by role", "role", role, () -> devices(role));
    }
    day("issued", DayFigures::issued);
    day("called", DayFigures::called);
    day("served", DayFigures::served);
    day("no_show", DayFigures::noShows);
    day("passed", DayFigures::passed);
    day("returned", DayFigures::returned);
    day("cancelled", DayFigures::cancelled);
    day("overtime", day -> day.overtime().calls());
    attention("printing", HallPicture.Attention::printing);
    attention("void", HallPicture.Attention::voided);
    attention("held", HallPicture.Attention::held);
    attention("set_aside", HallPicture.Attention::setAside);
    attention("bad_rating", a -> a.badRatings().size());
    attention("long_wait", HallPicture.Attention::longWaits);
    gauge(
        "jiaohao.serving",
        "1 = the hall takes commands",
        sources,
        s -> s.serving().getAsBoolean() ? 1 : 0);
    gauge(
        "jiaohao.hall.sequence",
        "sequence of the hall's latest entry",
        sources,
        s -> s.picture().get().seq());
    wait("0.5", HallPicture.Waits::p50S);
    wait("0.9", HallPicture.Waits::p90S);
    wait("0.99", HallPicture.Waits::p99S);
  }

  private void day(String what, ToLongFunction<DayFigures> figure) {
    tagged(
        "jiaohao.day.tickets",
        "figures of the business day so far",
        "what",
        what,
        () -> figure.applyAsLong(sources.picture().get().figures()));
  }

  private void attention(String what, ToLongFunction<HallPicture.Attention> figure) {
    tagged(
        "jiaohao.attention",
        "tickets and ratings that somebody should look after, now",
        "what",
        what,
        () -> figure.applyAsLong(sources.picture().get().attention()));
  }

  private void wait(String quantile, ToLongFunction<HallPicture.Waits> figure) {
    tagged(
        "jiaohao.day.wait.seconds",
        "waits of the day's calls, hall time",
        "quantile",
        quantile,
        () -> figure.applyAsLong(sources.picture().get().waits()));
  }

  private long windows(WindowState state) {
    return sources.picture().get().windows().stream()
        .filter(look -> WindowState.of(look) == state)
        .count();
  }

  private long devices(String role) {
    return sources.devices().get().stream().filter(one -> one.role().equals(role)).count();
  }

  private void events(EventFeed events, HookBook hooks) {
    gauge("jiaohao.events.following", "programs that follow events", events, EventFeed::following);
    FunctionCounter.builder("jiaohao.events.cut", events, EventFeed::cut)
        .description("feeds that were ended because nobody read them")
        .register(registry);
    gauge("jiaohao.webhooks.stopped", "webhooks that were given up", hooks, HookBook::stopped);
  }

  private void viewers(LiveFeed feed) {
    gauge("jiaohao.web.viewers", "pages that watch the hall", feed, LiveFeed::watching);
    FunctionCounter.builder("jiaohao.web.skipped", feed, LiveFeed::skipped)
        .description("pictures not sent to pages that did not read")
        .register(registry);
    FunctionCounter.builder("jiaohao.web.turned.away", feed, LiveFeed::turnedAway)
        .description("viewers above the limit")
        .register(registry);
  }

  private <T> void gauge(String name, String what, T source, ToDoubleFunction<T> value) {
    Gauge.builder(name, source, value).description(what).strongReference(true).register(registry);
  }

  private void tagged(String name, String what, String key, String value, Supplier<Number> count) {
    Gauge.builder(name, count).description(what).tag(key, value).register(registry);
  }

  /** The figures now, in Prometheus' text format. */
  String text() {
    waitingByZone.register(
        sources.picture().get().zones().stream()
            .map(
                zone ->
                    MultiGauge.Row.of(
                        Tags.of("wing", zone.wing(), "zone", zone.zone()), zone.waiting()))
            .toList(),
        true);
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
