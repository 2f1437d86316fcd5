package io.jiaohao.gateway;

import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;

/**
 * On the port itself: a connection that cannot be taken, for want of file handles above all, is
 * said and tried again a little later. Whoever wants in waits meanwhile; the port stays open.
 */
final class AcceptTrouble extends ChannelInboundHandlerAdapter {
  private static final int AGAIN_AFTER_MS = 500;

  private final RareLog log;

  AcceptTrouble(LongSupplier stopwatchNanos) {
    this.log = new RareLog(LoggerFactory.getLogger(AcceptTrouble.class), stopwatchNanos);
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // Ends with the loop.
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    log.warn(
        "no connection taken: %s (more file handles: ulimit -n); tried again in %d ms"
            .formatted(cause.getMessage(), AGAIN_AFTER_MS));
    ChannelConfig port = ctx.channel().config();
    port.setAutoRead(false);
    ctx.executor().schedule(() -> port.setAutoRead(true), AGAIN_AFTER_MS, TimeUnit.MILLISECONDS);
  }
}
