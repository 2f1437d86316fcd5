package io.jiaohao.journal;

import com.google.protobuf.Message;
import io.jiaohao.engine.JournalException;

/** What both codecs refuse: a reader that leaves out what it does not know replays another hall. */
final class Wire {
  private Wire() {}

  /** The message, if this version knows all its fields. */
  static <M extends Message> M known(M message) throws JournalException {
    if (!message.getUnknownFields().asMap().isEmpty()) {
      throw newer(
          message.getDescriptorForType().getName()
              + " has field "
              + message.getUnknownFields().asMap().keySet().iterator().next());
    }
    return message;
  }

  static JournalException newer(String what) {
    return new JournalException("written by a newer version of Jiaohao: " + what);
  }
}
