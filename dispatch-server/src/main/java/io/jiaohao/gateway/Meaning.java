package io.jiaohao.gateway;

import io.jiaohao.core.Command;
import io.jiaohao.core.Refusal;
import io.jiaohao.core.Refusal.Reason;
import io.jiaohao.protocol.FrameLimits;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.protocol.wire.Request;

/** What a request comes to: either a command or the reason why there is none. */
record Meaning(Command command, Refusal refusal) {
  static Meaning of(Command command) {
    return new Meaning(command, null);
  }

  static Meaning refused(Reason reason, String detail) {
    return new Meaning(null, new Refusal(reason, detail));
  }

  /** The command, unless one of the texts that came with it is too long. */
  static Meaning of(Command command, String... texts) {
    for (String text : texts) {
      if (text.length() > FrameLimits.MAX_TEXT_CHARS) {
        return refused(
            Reason.TEXT_TOO_LONG,
            "characters: "
                + text.length()
                + " (expected: up to "
                + FrameLimits.MAX_TEXT_CHARS
                + ")");
      }
    }
    return of(command);
  }

  static Meaning notAllowed(Request request, Session session) {
    return refused(
        Reason.NOT_ALLOWED,
        "action: "
            + request.getActionCase()
            + " (expected: one that a "
            + KeyFile.word(session.device().role())
            + " may ask for)");
  }
}
