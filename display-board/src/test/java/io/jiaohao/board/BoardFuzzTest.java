package io.jiaohao.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.jiaohao.board.dots.Glyphs;
import io.jiaohao.board.dots.Unifont;
import io.jiaohao.fuzz.ByteSpoiler;
import io.jiaohao.fuzz.FuzzRun;
import io.jiaohao.fuzz.RandomMessages;
import io.jiaohao.protocol.wire.Delta;
import io.jiaohao.protocol.wire.Snapshot;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever pictures a server sends, a board holds them, draws them and says what is new. */
class BoardFuzzTest {
  private static final Glyphs GLYPHS = Unifont.glyphs();
  private static final List<String> WORDS = List.of("E01", "E02", "A001", "AA1234", "东厅", "East");
  private static final int DELTAS_MAX = 8;
  private static final int MAX_AGE_MS = 20_000;
  private static final long STORY_MAX_BYTES = 256L << 20;
  private static final List<BoardRenderer> RENDERERS =
      List.of(
          new StripRenderer(GLYPHS, Language.BOTH, "E01"),
          new StripRenderer(GLYPHS, Language.EN, "E02"),
          new MainBoardRenderer(GLYPHS, Language.BOTH, Name.NONE));

  @Test
  void anyPictureIsHeldDrawnAndSpoken() {
    FuzzRun.of("board", 12, 200_000).withinBytes(STORY_MAX_BYTES).each(this::pictures);
  }

  private long pictures(SplittableRandom random) throws InvalidProtocolBufferException {
    Announcer announcer = new Announcer(MAX_AGE_MS);
    BoardPicture picture =
        BoardPicture.fromSnapshot((Snapshot) any(Snapshot.getDefaultInstance(), random));
    show(picture, announcer, random);
    long inputs = 1;
    for (int left = random.nextInt(DELTAS_MAX); left > 0; left--, inputs++) {
      Delta delta = (Delta) any(Delta.getDefaultInstance(), random);
      if (random.nextInt(8) != 0) {
        delta = delta.toBuilder().setAfter(picture.seq()).setUpTo(picture.seq() + 1).build();
      }
      if (picture.after(delta) instanceof PictureStep.Applied applied) {
        assertThat(delta.getAfter()).as("a gap is not jumped").isEqualTo(picture.seq());
        assertThat(applied.picture().seq()).isEqualTo(delta.getUpTo());
        picture = applied.picture();
      }
      show(picture, announcer, random);
    }
    return inputs;
  }

  /** A message, or what is left of it when its bytes were spoilt and can still be read. */
  private static Message any(Message kind, SplittableRandom random)
      throws InvalidProtocolBufferException {
    Message sound = new RandomMessages(random, WORDS).like(kind);
    if (random.nextInt(4) != 0) {
      return sound;
    }
    byte[] bytes = sound.toByteArray();
    try {
      return kind.getParserForType().parseFrom(new ByteSpoiler(random).spoilt(bytes, bytes));
    } catch (InvalidProtocolBufferException e) {
      return sound; // the decoder would have closed the connection
    }
  }

  private static void show(BoardPicture picture, Announcer announcer, SplittableRandom random) {
    long hallMs = random.nextInt(8) == 0 ? random.nextLong() : random.nextInt();
    Flash flash = new Flash(Set.of("E01"), random.nextBoolean() ? Set.of("E01") : Set.of());
    Scene scene =
        new Scene(
            picture, random.nextInt(8) != 0, hallMs, ZoneId.of("UTC"), flash, random.nextLong());
    BoardRenderer renderer = RENDERERS.get(random.nextInt(RENDERERS.size()));
    assertThat(renderer.render(scene)).isNotNull();
    announcer.fresh(picture, hallMs);
    assertThat(announcer.remembered()).isLessThanOrEqualTo(1_024);
  }
}
