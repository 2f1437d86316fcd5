package io.jiaohao.engine;

import io.jiaohao.core.Command;
import io.jiaohao.core.Origin;
import java.util.Optional;

/** A command on its way to a hall, with where it came from and where its answer goes. */
public record Submission(String hall, Optional<Origin> origin, Command command, ReplyTo replyTo) {

  /** One of the server's own commands. */
  public static Submission own(String hall, Command command) {
    return new Submission(hall, Optional.empty(), command, ReplyTo.NOBODY);
  }
}
