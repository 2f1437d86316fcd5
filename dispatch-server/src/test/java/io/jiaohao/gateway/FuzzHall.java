package io.jiaohao.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.TestHall;
import io.jiaohao.core.Command;
import io.jiaohao.core.Entry;
import io.jiaohao.core.HallState;
import io.jiaohao.engine.DispatchLoop;
import io.jiaohao.engine.EngineSettings;
import io.jiaohao.engine.EntryHash;
import io.jiaohao.engine.FakeJournal;
import io.jiaohao.engine.HallKeeper;
import io.jiaohao.engine.HandClock;
import io.jiaohao.engine.Journal;
import io.jiaohao.engine.JournalException;
import io.jiaohao.engine.Recovery;
import io.jiaohao.engine.Snapshots;
import io.jiaohao.engine.Submission;
import io.jiaohao.foresight.WaitForecast;
import io.jiaohao.journal.EntryCodec;
import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.wire.Role;
import io.jiaohao.views.DeviceHealth;
import io.jiaohao.views.HallView;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A small hall behind the device port's own parts, without a socket: turned by hand, on a clock
 * that is moved by hand, with buffers that are counted.
 */
final class FuzzHall {
  static final String HALL = "small";

  /** What devices say that means something in this hall. */
  static final List<String> WORDS =
      List.of(
          ("AA,BA,E,E01,E02,Z1,walk-in,appointment,done,wrong window,,A001,clerk-1,small,"
                  + "kiosk-E1,window-E01,board-E1")
              .split(",", -1));

  static final List<DeviceRecord> DEVICES =
      List.of(
          device("kiosk-E1", Role.ROLE_KIOSK, "E"),
          device("window-E01", Role.ROLE_WINDOW, "E01"),
          device("window-E02", Role.ROLE_WINDOW, "E02"),
          device("manager-1", Role.ROLE_MANAGER, ""),
          device("board-E1", Role.ROLE_BOARD, "E"),
          device("pad-E01", Role.ROLE_PAD, "E01"));

  private static final int PER_HOST_MAX = 4;

  final GatewaySettings settings = GatewaySettings.onPort(0).withPerHostMax(PER_HOST_MAX);
  final HandClock clock = new HandClock();
  private final UnpooledByteBufAllocator allocator;
  private final FakeJournal journal = new FakeJournal();

  /** Only its loop is used: the port's. */
  private final EmbeddedChannel turning = new EmbeddedChannel();

  private final DispatchLoop dispatch =
      new DispatchLoop(EngineSettings.DEFAULTS, clock, task -> turning.eventLoop().execute(task));
  private final HallKeeper keeper;
  private final HallDesk hallDesk;
  private final LoginDesk loginDesk;

  private static DeviceRecord device(String id, Role role, String place) {
    return new DeviceRecord(id, role, place, DeviceKey.ofHex("5a".repeat(32)));
  }

  FuzzHall(UnpooledByteBufAllocator allocator) {
    this.allocator = allocator;
    this.turning.freezeTime();
    HallState hall = HallState.empty();
    keeper =
        new HallKeeper(
            HALL,
            dispatch,
            journal,
            hall,
            () -> Recovery.recover(journal, Snapshots.NONE).hall(),
            (id, cause) -> {
              throw new AssertionError("the hall has stopped", cause);
            });
    HallView view = new HallView(hall.image());
    keeper.feed(view);
    dispatch.host(keeper);
    dispatch.offer(
        Submission.own(
            HALL, new Command.AdoptPlan(TestHall.withAppointments("AA", "appointment"))));
    ServedHall served =
        new ServedHall(
            keeper,
            view,
            now -> List.of(),
            WaitForecast.NONE,
            new Devices(DEVICES),
            ticket -> "http://127.0.0.1/t/" + ticket,
            dispatch,
            new DeviceHealth());
    hallDesk = new HallDesk(settings, clock, new Outbox(turning.eventLoop()), allocator, served);
    ServedHalls halls = new ServedHalls();
    halls.add(HALL, hallDesk);
    loginDesk = new LoginDesk(settings, halls, clock);
    turn();
  }

  /** A new connection. */
  FuzzLine connect() {
    EmbeddedChannel channel = new EmbeddedChannel();
    channel.freezeTime();
    channel.config().setAllocator(allocator);
    loginDesk.equip(channel.pipeline());
    return new FuzzLine(channel);
  }

  /** Has the port's loop do what it has to do now. */
  void turn() {
    dispatch.runOnce();
    turning.runPendingTasks();
  }

  /** Lets time pass and looks after what is due. */
  void pass(long ms) {
    clock.moveMs(ms);
    turning.advanceTimeBy(ms, TimeUnit.MILLISECONDS);
    hallDesk.sweep();
    hallDesk.feeds().tellCounts();
    turn();
  }

  /** A number for all that the hall knows and has written. */
  String digest() {
    return keeper.hall().seq() + " " + keeper.hall().digest();
  }

  /** The hall holds together, and its history as it was written brings the very same one back. */
  void assertSound() throws JournalException {
    keeper.hall().checkInvariants();
    HallState again = HallState.empty();
    EntryCodec codec = new EntryCodec(HALL);
    journal.read(1, FakeJournal.hashAfter(0), replayed(again, codec));
    assertThat(again.digest()).isEqualTo(keeper.hall().digest());
  }

  private static Journal.Reader replayed(HallState hall, EntryCodec codec) {
    return (Entry entry, EntryHash hash) -> {
      try {
        Entry read = codec.decode(codec.encode(entry));
        assertThat(read).isEqualTo(entry);
        hall.apply(read);
      } catch (JournalException e) {
        throw new AssertionError(e);
      }
    };
  }

  /** All connections are closed: every buffer has been given back. */
  void assertNothingKept() {
    turn();
    assertThat(turning.finishAndReleaseAll()).isFalse();
    assertThat(allocator.metric().usedHeapMemory()).as("heap buffers kept").isZero();
    assertThat(allocator.metric().usedDirectMemory()).as("direct buffers kept").isZero();
  }
}
