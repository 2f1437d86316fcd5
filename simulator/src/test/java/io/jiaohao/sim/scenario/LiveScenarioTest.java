package io.jiaohao.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.jiaohao.app.Assembly;
import io.jiaohao.app.ServerSettings;
import io.jiaohao.core.HallPlan;
import io.jiaohao.engine.HallClock;
import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.KeyFile;
import io.jiaohao.sim.SimClock;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same files, against a real server over real sockets. */
class LiveScenarioTest {
  private static final long NANOS_PER_MS = 1_000_000;

  @TempDir private Path data;

  /** The hall's morning begins when the server starts. */
  private record Morning(long startMs, long startNanos) implements HallClock {
    @Override
    public long hallMs() {
      return startMs + (SimClock.nanos() - startNanos) / NANOS_PER_MS;
    }

    @Override
    public long stopwatchNanos() {
      return SimClock.nanos();
    }

    @Override
    public double speed() {
      return 1;
    }
  }

  private interface Against {
    void play(LiveHall.Address address) throws Exception;
  }

  private void server(Scenario scenario, Against server) throws Exception {
    List<DeviceRecord> keys = keys(scenario.plan());
    KeyFile.write(data.resolve("devices.keys"), keys);
    Assembly running =
        Assembly.start(
            ServerSettings.of(data, 0, 0),
            scenario.plan(),
            new Morning(scenario.startMs(), SimClock.nanos()));
    try {
      server.play(new LiveHall.Address("127.0.0.1", running.port(), keys));
    } finally {
      running.stop();
    }
  }

  private static List<DeviceRecord> keys(HallPlan plan) {
    SecureRandom random = new SecureRandom();
    List<Device> devices = new ArrayList<>();
    for (HallPlan.Wing wing : plan.wings()) {
      for (int k = 1; k <= wing.kiosks(); k++) {
        devices.add(Device.kiosk(wing.id(), wing.id() + k));
      }
    }
    for (HallPlan.Window window : plan.windows()) {
      devices.add(Device.window(window.id()));
      devices.add(Device.pad(window.id()));
    }
    devices.add(Device.manager("manager-1"));
    return devices.stream()
        .map(d -> new DeviceRecord(d.id(), d.role(), d.place(), DeviceKey.random(random)))
        .toList();
  }

  private static Scenario shipped(String name) throws Exception {
    return ScenarioFile.read(ShippedScenariosTest.FOLDER.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "first-steps.yaml",
        "c23-stale-screen.yaml",
        "c37-one-clerk-one-window.yaml",
        "c38-issue-and-serve.yaml",
        "c40-counted-once.yaml",
        "c52-figures-are-the-lists.yaml"
      })
  @DisplayName("what holds in virtual time holds at a real server")
  void holds(String name) throws Exception {
    Scenario scenario = shipped(name);
    server(
        scenario,
        address -> assertThat(ScenarioRunCommand.live(scenario, address).failures()).isEmpty());
  }

  @Test
  @DisplayName("what does not hold is told, a picture that does not come included")
  void doesNotHold() throws Exception {
    Scenario scenario =
        Played.read(
            """
            scenario: wrong
            given:
              hall:
                windows: {E01: A}
            when:
              - {kiosk: E1, does: issues, service: A}
              - {window: E01, does: next, expect: {call: A001, windows: {E01: serving}}}
            """);
    server(
        scenario,
        address ->
            assertThat(ScenarioRunCommand.live(scenario, address).failures())
                .singleElement()
                .asString()
                .startsWith("test.yaml:7: window E01 next")
                .endsWith("state of window E01: calling (expected: serving)"));
  }

  @Test
  @DisplayName("another hall, and a hall in use, are refused with the difference")
  void anotherHall() throws Exception {
    Scenario scenario = shipped("first-steps.yaml");
    Scenario other = shipped("c38-issue-and-serve.yaml");
    server(
        scenario,
        address -> {
          assertThat(ScenarioRunCommand.live(shipped("c40-counted-once.yaml"), address).failures())
              .isEmpty();
          assertThat(ScenarioRunCommand.live(other, address).failures())
              .singleElement()
              .asString()
              .contains("the target's hall is in use");
          assertThat(ScenarioRunCommand.live(shipped("calm-morning.yaml"), address).failures())
              .singleElement()
              .asString()
              .contains(
                  "the target's windows: [E01, E02] (expected, as in the scenario: [E01, E02, E03])");
        });
  }
}
