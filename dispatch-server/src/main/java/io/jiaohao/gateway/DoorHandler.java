package io.jiaohao.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Counts a connection among its address's strangers until it has logged in or gone. */
final class DoorHandler extends ChannelInboundHandlerAdapter {
  private final LoginDesk desk;
  private ChannelHandlerContext atDoor;

  DoorHandler(LoginDesk desk) {
    this.desk = desk;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // A close that fails finds the channel closed.
  public void channelActive(ChannelHandlerContext ctx) {
    if (desk.admit(ctx.channel())) {
      atDoor = ctx;
      ctx.fireChannelActive();
    } else {
      ctx.close();
    }
  }

  /** The connection has logged in: its address may open another. */
  void leaveDoor() {
    if (atDoor != null) {
      desk.release(atDoor.channel());
      atDoor = null;
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    leaveDoor();
    ctx.fireChannelInactive();
  }
}
