package io.jiaohao.web;

import io.jiaohao.views.EventLog;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What readers of events, and the webhooks, are served from.
 *
 * @param reading reads the journal, one stretch at a time
 * @param hooks who is sent events
 * @param patience with hooks that do not take what they are sent
 * @param sending does what a hook waits for: its file, and finding its address
 * @param realMs real time, milliseconds since 1970
 */
public record EventSources(
    EventLog log,
    EventHistory history,
    Executor reading,
    HookBook hooks,
    HookSettings patience,
    Executor sending,
    LongSupplier realMs) {}
