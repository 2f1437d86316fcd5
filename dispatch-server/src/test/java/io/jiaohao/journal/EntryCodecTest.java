package io.jiaohao.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.UnknownFieldSet;
import io.jiaohao.config.HallFile;
import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.Event;
import io.jiaohao.core.HallImage;
import io.jiaohao.core.HallPlan;
import io.jiaohao.engine.JournalDamagedException;
import io.jiaohao.engine.JournalException;
import io.jiaohao.journal.wire.CrowdLevels;
import io.jiaohao.journal.wire.Hours;
import io.jiaohao.journal.wire.ShownWait;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryCodecTest {
  private static final int RUNS = 500;

  private final EntryCodec codec = new EntryCodec("xian");

  @Test
  void anyEntryComesBackAsItWas() throws Exception {
    for (int seed = 0; seed < RUNS; seed++) {
      Entry entry = new RandomEntries(seed).entry(seed + 1L);
      assertThat(codec.decode(codec.encode(entry))).as("seed %d", seed).isEqualTo(entry);
    }
  }

  @Test
  void everyKindOfCommandAndEventComesBackAsItWas() throws Exception {
    RandomEntries random = new RandomEntries(7);
    assertThat(random.commandKinds()).isEqualTo(Command.class.getPermittedSubclasses().length);
    assertThat(random.eventKinds()).isEqualTo(Event.class.getPermittedSubclasses().length);
    for (int kind = 0; kind < Math.max(random.commandKinds(), random.eventKinds()); kind++) {
      Command command = random.command(kind % random.commandKinds());
      Event event = random.event(kind % random.eventKinds());
      Entry entry = new Entry(1, 2, 3, Optional.empty(), command, List.of(event));
      assertThat(codec.decode(codec.encode(entry))).isEqualTo(entry);
    }
  }

  @Test
  void anyImageComesBackAsItWas() throws Exception {
    for (int seed = 0; seed < RUNS; seed++) {
      HallImage image = new RandomEntries(seed).image();
      HallImage back = ImageCodec.decode(ImageCodec.encode(image));
      assertThat(back).as("seed %d", seed).isEqualTo(image);
      assertThat(back.digest()).isEqualTo(image.digest());
    }
  }

  @Test
  void hoursOfTheFirstFormatMeanEveryDay() throws Exception {
    Hours old = Hours.newBuilder().setOpenMinute(540).setLastTicketMinute(1_020).build();

    assertThat(HoursCodec.hours(old)).isEqualTo(new HallPlan.Hours(540, 1_020));
    assertThat(HoursCodec.message(new HallPlan.Hours(540, 1_020))).isEqualTo(old);
  }

  @Test
  void anEntryOfAnotherHallIsRefused() {
    byte[] bytes = new EntryCodec("baoji").encode(new RandomEntries(1).entry(1));
    assertThatThrownBy(() -> codec.decode(bytes))
        .isInstanceOf(JournalDamagedException.class)
        .hasMessage("hall: baoji (expected: xian)");
  }

  @Test
  void whatANewerVersionAddedIsRefusedNotLeftOut() {
    UnknownFieldSet added =
        UnknownFieldSet.newBuilder()
            .addField(99, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
            .build();
    io.jiaohao.journal.wire.Entry known =
        codec.message(
            new Entry(
                1,
                2,
                3,
                Optional.empty(),
                new Command.CancelTicket(4),
                List.of(new Event.TicketCancelled(4))));
    assertThatThrownBy(
            () -> codec.decode(known.toBuilder().setUnknownFields(added).build().toByteArray()))
        .isInstanceOf(JournalException.class)
        .hasMessage("written by a newer version of Jiaohao: Entry has field 99");
    io.jiaohao.journal.wire.Entry.Builder event = known.toBuilder();
    event.getEventsBuilder(0).getTicketCancelledBuilder().setUnknownFields(added);
    assertThatThrownBy(() -> codec.decode(event.build().toByteArray()))
        .hasMessage("written by a newer version of Jiaohao: TicketCancelled has field 99");
    io.jiaohao.journal.wire.Entry.Builder command = known.toBuilder();
    command.getCommandBuilder().clearBody().setUnknownFields(added);
    assertThatThrownBy(() -> codec.decode(command.build().toByteArray()))
        .hasMessage("written by a newer version of Jiaohao: Command has field 99");
  }

  @Test
  void whatWouldBeWrittenAsNothingIsRefusedNotChanged() {
    assertThatThrownBy(() -> PartsCodec.shown(ShownWait.newBuilder().setFromMin(-5).build()))
        .hasMessage("shown wait: from -5 minutes (expected: 0 or more)");
    io.jiaohao.journal.wire.HallPlan.Builder plan =
        PlanCodec.message(HallFile.defaultHall()).toBuilder();
    plan.setCrowd(CrowdLevels.newBuilder().setCrowdedAt(5));
    assertThatThrownBy(() -> PlanCodec.plan(plan.build()))
        .hasMessage("crowd levels: busy at 0 people (expected: more, or no levels)");
  }

  @Test
  void bytesThatAreNoEntryAreRefused() {
    assertThatThrownBy(() -> codec.decode(new byte[] {(byte) 0xff, 1, 2}))
        .isInstanceOf(JournalDamagedException.class)
        .hasMessageStartingWith("not an entry: ");
  }
}
