package io.jiaohao.app;

import io.jiaohao.core.Event;
import io.jiaohao.core.Refusal;
import io.jiaohao.engine.CommandPort;
import io.jiaohao.engine.ReplyTo;
import io.jiaohao.engine.Submission;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * The engine's front door for those who read views: a grant is told in the turn after, when the
 * views have its entries, so who has booked finds the booking.
 *
 * @param loop the engine's thread
 */
record AnsweredAfterFeeds(CommandPort engine, Executor loop) implements CommandPort {

  @Override
  public void offer(Submission s) {
    engine.offer(new Submission(s.hall(), s.origin(), s.command(), new Later(s.replyTo(), loop)));
  }

  private record Later(ReplyTo to, Executor loop) implements ReplyTo {
    @Override
    public void done(List<Event> events, boolean repeated) {
      loop.execute(() -> to.done(events, repeated));
    }

    @Override
    public void refused(Refusal refusal) {
      to.refused(refusal);
    }

    @Override
    public void failed(Failure failure) {
      to.failed(failure);
    }
  }
}
