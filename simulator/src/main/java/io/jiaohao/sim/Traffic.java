package io.jiaohao.sim;

import io.jiaohao.protocol.netty.DeviceClient;
import io.jiaohao.protocol.wire.Reply;
import io.jiaohao.protocol.wire.Request;
import java.util.function.BiConsumer;

/** Counts the requests that wait for an answer, of all devices together. */
final class Traffic {
  private final Faults faults;
  private final Runnable onAnswer;
  private int waiting;
  private boolean closing;

  /**
   * Nothing sent yet.
   *
   * @param onAnswer hears of each answer before anybody else does
   */
  Traffic(Faults faults, Runnable onAnswer) {
    this.faults = faults;
    this.onAnswer = onAnswer;
  }

  int waiting() {
    return waiting;
  }

  /** From now on a request may end without an answer. */
  void closing() {
    closing = true;
  }

  /** Sends a wish; the answer comes on the event loop, if it comes. */
  @SuppressWarnings("FutureReturnValueIgnored") // Both outcomes are handled here.
  void send(
      String device,
      DeviceClient client,
      Request.Builder action,
      BiConsumer<Request, Reply> answered) {
    waiting++;
    Request asked = action.build();
    client
        .request(action)
        .whenComplete(
            (reply, failure) -> {
              waiting--;
              if (failure == null) {
                onAnswer.run();
                answered.accept(asked, reply);
              } else if (!closing) {
                faults.add(
                    "%s: %s was never answered: %s",
                    device, asked.getActionCase(), failure.getMessage());
              }
            });
  }
}
