package io.jiaohao.web;

import io.jiaohao.accounts.Audit;
import io.jiaohao.core.Refusal;
import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.DeviceRecord;
import io.jiaohao.protocol.wire.Role;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** Devices and plan of our own making, for administrators to change. */
final class MadeUpOffice {
  final List<DeviceRecord> devices = new CopyOnWriteArrayList<>();

  /** When devices that are gone were here. */
  volatile Map<String, Long> leftAtMs = Map.of();

  /** What is found in any text. */
  volatile PlanDesk.Checked checked = new PlanDesk.Checked(List.of(), List.of(), List.of(), 0);

  /** What the hall says to any plan. */
  volatile Optional<Refusal> refusal = Optional.empty();

  /** The moment for which a plan was taken; -1 = none was. */
  volatile long appliedAtMs = -1;

  volatile Executor work = Runnable::run;

  MadeUpOffice() {
    add("kiosk-E1", Role.ROLE_KIOSK, "E");
    add("window-E01", Role.ROLE_WINDOW, "E01");
  }

  private DeviceRecord add(String id, Role role, String place) {
    DeviceRecord made = new DeviceRecord(id, role, place, DeviceKey.random(new SecureRandom()));
    devices.add(made);
    return made;
  }

  AdminSources sources(MadeUpPeople people) {
    return new AdminSources(
        people.accounts,
        new Audit(people.dataDir, people.nowMs::get),
        new DeviceDesk() {
          @Override
          public List<DeviceRecord> all() {
            return List.copyOf(devices);
          }

          @Override
          public DeviceRecord add(String id, Role role, String place) {
            if (devices.stream().anyMatch(one -> one.deviceId().equals(id))) {
              throw new IllegalArgumentException("device: " + id + " (expected: an id not in use)");
            }
            return MadeUpOffice.this.add(id, role, place);
          }

          @Override
          public void revoke(String id) {
            if (!devices.removeIf(one -> one.deviceId().equals(id))) {
              throw new IllegalArgumentException("device: " + id + " (expected: one of the list)");
            }
          }
        },
        plans(),
        () -> leftAtMs,
        piece -> work.execute(piece));
  }

  private PlanDesk plans() {
    return new PlanDesk() {
      @Override
      public String text() {
        return "hall:\n  id: small\n";
      }

      @Override
      public OptionalLong scheduledMs() {
        return appliedAtMs > 0 ? OptionalLong.of(appliedAtMs) : OptionalLong.empty();
      }

      @Override
      public Checked check(byte[] text) {
        return checked;
      }

      @Override
      public Optional<Refusal> apply(byte[] text, long atMs) {
        appliedAtMs = refusal.isEmpty() ? atMs : appliedAtMs;
        return refusal;
      }

      @Override
      public boolean withdraw() {
        boolean waits = scheduledMs().isPresent();
        appliedAtMs = -1;
        return waits;
      }
    };
  }
}
