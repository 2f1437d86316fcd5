package io.jiaohao.app;

import io.jiaohao.engine.DispatchLoop;
import io.jiaohao.engine.HallClock;
import io.jiaohao.gateway.DevicePort;
import io.netty.channel.EventLoop;
import java.util.function.Supplier;

/**
 * What a hall gets from the node that serves it.
 *
 * @param loop carries devices and engine
 * @param pagesAddress beginning of the pages' addresses, as in {@code http://127.0.0.1:7501}; known
 *     once the pages are open
 */
record NodeParts(
    ServerSettings settings,
    HallClock clock,
    EventLoop loop,
    DispatchLoop dispatch,
    DevicePort devicePort,
    NodeThreads threads,
    Offices offices,
    Supplier<String> pagesAddress) {}
