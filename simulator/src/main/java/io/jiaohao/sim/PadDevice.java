package io.jiaohao.sim;

import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.netty.ClientSettings;
import io.jiaohao.protocol.wire.RateCall;
import io.jiaohao.protocol.wire.Request;
import io.jiaohao.protocol.wire.Welcome;

/** A window's rating pad: whoever was served there taps a grade. */
final class PadDevice extends SimDevice {
  PadDevice(DeviceRecord record, ClientSettings settings, Hall hall) {
    super(record, settings, hall);
  }

  @Override
  public void welcomed(Welcome welcome) {
    super.welcomed(welcome);
    setIn();
  }

  /** A visitor rates the call in which they were served: 5 = very satisfied to 1. */
  void rate(long callId, int grade) {
    RateCall rate = RateCall.newBuilder().setCallId(callId).setGrade(grade).build();
    hall.traffic()
        .send(
            id(),
            client,
            Request.newBuilder().setRateCall(rate),
            (asked, reply) -> hall.auditor().padAnswered(id(), asked, reply));
  }
}
