package io.jiaohao.board;

import io.jiaohao.protocol.wire.Lobby;
import java.util.List;

/**
 * What people are to know besides calls.
 *
 * @param notices in the order in which they are shown
 * @param leaving names of the wings that everybody has to leave now
 */
public record News(List<Name> notices, List<Name> leaving) {
  /** Nothing. */
  public static final News NONE = new News(List.of(), List.of());

  public News {
    notices = List.copyOf(notices);
    leaving = List.copyOf(leaving);
  }

  static News of(Lobby message) {
    return new News(
        message.getNoticesList().stream()
            .map(notice -> new Name(notice.getZh(), notice.getEn()))
            .toList(),
        message.getEvacuationsList().stream()
            .map(
                one ->
                    new Name(one.getNameZh(), one.getNameEn())
                        .or(new Name(one.getWing(), one.getWing())))
            .toList());
  }
}
