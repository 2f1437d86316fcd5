package io.jiaohao.engine;

import io.jiaohao.core.Event;
import io.jiaohao.core.Refusal;
import java.util.List;

/**
 * Where the answer to a command goes; exactly one method is called, once, on the engine's thread.
 */
public interface ReplyTo {

  /** Granted and durable. {@code repeated} = these are the events of an earlier, equal request. */
  void done(List<Event> events, boolean repeated);

  /** Not granted; nothing has changed. */
  void refused(Refusal refusal);

  /** Not looked at, or not done: the hall is overloaded, stopping, or the server is at fault. */
  void failed(Failure failure);

  /** Why a command was neither granted nor refused. */
  enum Failure {
    /** Not looked at: too much to do, or the journal is away. Ask again a little later. */
    BUSY,
    /** A fault of ours; the command changed nothing. */
    INTERNAL,
    /** The hall is not served here now; whether the command was done is not known. */
    UNAVAILABLE
  }

  /** For the server's own commands, whose effect is seen in the hall. */
  ReplyTo NOBODY =
      new ReplyTo() {
        @Override
        public void done(List<Event> events, boolean repeated) {}

        @Override
        public void refused(Refusal refusal) {}

        @Override
        public void failed(Failure failure) {}
      };
}
