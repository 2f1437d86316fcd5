package io.jiaohao.peers;

import io.netty.bootstrap.*;
import io.netty.buffer.*;
import io.netty.channel.*;
import io.netty.channel.epoll.*;
import io.netty.handler.codec.mqtt.*;
import java.util.concurrent.*;

/**
 * Message-push part only: one QoS1 publisher, 12 boards on call/#, one subscriber per window on
 * call/<w>. issue() is a no-op.
 */
public class MqttPeer implements Bench.Peer {
  Bench b;
  Channel pub;
  int mid = 1;
  final MqttQoS qos = MqttQoS.valueOf(Integer.getInteger("qos", 1));

  @Override
  public String name() {
    return "mosquitto_qos" + qos.value();
  }

  final CountDownLatch subs = new CountDownLatch(Model.BOARDS + Model.WINDOWS);

  @Override
  public void start(Bench b) throws Exception {
    this.b = b;
    var g = new EpollEventLoopGroup(1);
    pub = con(g, "pub", null, 0);
    for (int i = 0; i < Model.BOARDS; i++) con(g, "b" + i, "call/#", 1);
    for (int w = 0; w < Model.WINDOWS; w++) con(g, "w" + w, "call/" + w, 2);
    subs.await(20, TimeUnit.SECONDS);
    Thread.sleep(300);
  }

  Channel con(EventLoopGroup g, String id, String topic, int kind) throws Exception {
    CountDownLatch ok = new CountDownLatch(1);
    Channel c =
        new Bootstrap()
            .group(g)
            .channel(EpollSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel ch) {
                    ch.pipeline()
                        .addLast(
                            new MqttDecoder(65536),
                            MqttEncoder.INSTANCE,
                            new SimpleChannelInboundHandler<MqttMessage>() {
                              @Override
                              protected void channelRead0(ChannelHandlerContext x, MqttMessage m) {
                                switch (m.fixedHeader().messageType()) {
                                  case CONNACK -> {
                                    if (topic != null)
                                      x.writeAndFlush(
                                          MqttMessageBuilders.subscribe()
                                              .messageId(1)
                                              .addSubscription(qos, topic)
                                              .build());
                                    ok.countDown();
                                  }
                                  case SUBACK -> subs.countDown();
                                  case PUBLISH -> {
                                    var p = (MqttPublishMessage) m;
                                    int s = p.payload().getInt(p.payload().readerIndex());
                                    if (kind == 1) b.board(s);
                                    else b.terminal(s);
                                    if (p.fixedHeader().qosLevel() == MqttQoS.AT_LEAST_ONCE)
                                      x.write(
                                          MqttMessageBuilders.pubAck()
                                              .packetId(p.variableHeader().packetId())
                                              .build(),
                                          x.voidPromise());
                                  }
                                  default -> {}
                                }
                              }

                              @Override
                              public void channelReadComplete(ChannelHandlerContext x) {
                                x.flush();
                              }
                            });
                  }
                })
            .connect("127.0.0.1", Integer.getInteger("port", 1899))
            .sync()
            .channel();
    c.writeAndFlush(
        MqttMessageBuilders.connect()
            .clientId(id)
            .cleanSession(true)
            .keepAlive(600)
            .protocolVersion(MqttVersion.MQTT_3_1_1)
            .build());
    ok.await(5, TimeUnit.SECONDS);
    return c;
  }

  @Override
  public void issue(int seq, int s, int p) {
    if (b.isClosedLoop()) b.issued(seq);
  }

  @Override
  public void call(int seq, int w) {
    pub.eventLoop()
        .execute(
            () -> {
              mid = mid % 65000 + 1;
              pub.writeAndFlush(
                  MqttMessageBuilders.publish()
                      .topicName("call/" + w)
                      .qos(qos)
                      .messageId(mid)
                      .payload(pub.alloc().buffer(64).writeInt(seq).writeZero(60))
                      .build(),
                  pub.voidPromise());
            });
  }
}
