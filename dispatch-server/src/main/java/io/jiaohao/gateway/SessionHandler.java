package io.jiaohao.gateway;

import io.jiaohao.core.Event;
import io.jiaohao.core.Origin;
import io.jiaohao.core.Refusal;
import io.jiaohao.engine.ReplyTo;
import io.jiaohao.engine.Submission;
import io.jiaohao.protocol.wire.DeviceMessage;
import io.jiaohao.protocol.wire.RejectCode;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.ServerMessage;
import io.jiaohao.protocol.wire.Unsupported;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.List;
import java.util.Optional;

/**
 * One a channel, in place of the login once that is done. Knows its session, never what the hall
 * decides.
 */
final class SessionHandler extends SimpleChannelInboundHandler<DeviceMessage> {
  private final Session session;
  private final Sessions sessions;
  private final Feeds feeds;
  private final ServedHall hall;
  private final GatewaySettings settings;

  SessionHandler(
      Session session, Sessions sessions, Feeds feeds, ServedHall hall, GatewaySettings settings) {
    this.session = session;
    this.sessions = sessions;
    this.feeds = feeds;
    this.hall = hall;
    this.settings = settings;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, DeviceMessage message) {
    if (session.isEnded()) {
      return;
    }
    sessions.heard(session);
    switch (message.getBodyCase()) {
      case REQUEST -> request(message.getRequest());
      case WATCH -> feeds.watch(session, message.getWatch());
      case SHOWN -> sessions.shown(session, message.getShown().getSeq());
      case VOICE -> feeds.voice(session, message.getVoice());
      case SNAPSHOT_PLEASE -> feeds.snapshot(session);
      case HEARTBEAT -> {
        // Being heard was all that it is for.
      }
      case HELLO, PROOF, BODY_NOT_SET -> unsupported("message: " + message.getBodyCase(), 0);
    }
  }

  private void unsupported(String what, long requestId) {
    session.send(
        ServerMessage.newBuilder()
            .setUnsupported(
                Unsupported.newBuilder()
                    .setWords(what + " (expected: one for a session of version 1)")
                    .setRequestId(requestId))
            .build());
  }

  private void request(Request request) {
    long requestId = request.getRequestId();
    if (request.getActionCase() == Request.ActionCase.ACTION_NOT_SET) {
      unsupported("action: " + request.getActionCase(), requestId);
      return;
    }
    Meaning meaning = DeviceCommands.of(request, session, hall.view(), hall.forecast());
    if (meaning.refusal() != null) {
      session.send(Replies.refused(requestId, meaning.refusal()));
      return;
    }
    if (session.pending() >= settings.pendingMax()) {
      session.send(Replies.busy(requestId, settings.busyRetryMs()));
      return;
    }
    session.requestTaken();
    Origin origin = new Origin(session.deviceId(), requestId);
    hall.engine()
        .offer(
            new Submission(
                hall.id(), Optional.of(origin), meaning.command(), new Answer(requestId)));
  }

  /** Takes the engine's answer to the device that asked. */
  private final class Answer implements ReplyTo {
    private final long requestId;

    Answer(long requestId) {
      this.requestId = requestId;
    }

    @Override
    public void done(List<Event> events, boolean repeated) {
      session.requestAnswered();
      session.send(Replies.done(requestId, events, repeated, hall.ticketPage()));
    }

    @Override
    public void refused(Refusal refusal) {
      session.requestAnswered();
      session.send(Replies.refused(requestId, refusal));
    }

    @Override
    public void failed(Failure failure) {
      session.requestAnswered();
      switch (failure) {
        case BUSY -> session.send(Replies.busy(requestId, settings.busyRetryMs()));
        case INTERNAL -> session.send(Replies.fault(requestId));
        // Whether it was done is not known, so there is no true answer: the device asks again.
        case UNAVAILABLE ->
            session.reject(RejectCode.REJECT_STOPPING, "the hall is not served here now");
      }
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    feeds.writabilityChanged(session);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    sessions.left(session);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    sessions.failed(session, cause);
  }
}
