package io.jiaohao.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.core.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The notices of a hall")
class NoticeBoardTest {
  private static final long NOW_MS = 1_790_000_000_000L;

  @TempDir Path dir;
  private NoticeBoard board;

  @BeforeEach
  void open() {
    board = new NoticeBoard(dir);
  }

  private Notice post(String zh, boolean important, long untilMs) throws IOException {
    return board.post(new Words(zh, "en"), "E", "", important, NOW_MS, untilMs, "chief");
  }

  @Test
  @DisplayName("stay over a restart, important ones first, then the newest")
  void stay() throws Exception {
    Notice first = post("一", false, 0);
    Notice second = post("二", true, 0);
    Notice third = post("三", false, 0);

    assertThat(new NoticeBoard(dir).now(NOW_MS)).containsExactly(second, third, first);
  }

  @Test
  @DisplayName("end by themselves, or when they are taken back, and are then in no file")
  void end() throws Exception {
    post("一", false, NOW_MS + 1);
    Notice second = post("二", false, 0);

    assertThat(board.now(NOW_MS + 1)).containsExactly(second);
    assertThat(board.takeBack(second.id(), NOW_MS + 1)).isTrue();
    assertThat(board.takeBack(second.id(), NOW_MS + 1)).isFalse();
    assertThat(Files.readString(dir.resolve("notices"))).isEmpty();
  }

  @Test
  @DisplayName("have room for a number of them, and those that are over make room")
  void full() throws Exception {
    for (int i = 0; i < NoticeBoard.NOTICES_MAX; i++) {
      post("号" + i, false, i == 0 ? NOW_MS + 1 : 0);
    }

    assertThat(board.isFull(NOW_MS)).isTrue();
    assertThat(board.isFull(NOW_MS + 1)).isFalse();
  }

  @Test
  @DisplayName("that cannot be read are lost, and nothing else is")
  void unreadable() throws Exception {
    Files.writeString(dir.resolve("notices"), "no notice\n");

    NoticeBoard again = new NoticeBoard(dir);

    assertThat(again.now(NOW_MS)).isEmpty();
    again.post(new Words("新", "new"), "", "", false, NOW_MS, 0, "chief");
    assertThat(new NoticeBoard(dir).now(NOW_MS)).hasSize(1);
  }
}
