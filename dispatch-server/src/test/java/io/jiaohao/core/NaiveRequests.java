package io.jiaohao.core;

import java.util.ArrayList;
import java.util.List;

/** What the {@link NaiveHall} remembers of requests: one list of all that was ever granted. */
final class NaiveRequests {
  private static final int PER_DEVICE = 1_024;
  private static final long DAY_MS = 86_400_000;

  private final List<Granted> all = new ArrayList<>();

  private static final class Granted {
    final Origin origin;
    final Command command;
    final long atMs;
    boolean forgotten;

    Granted(Origin origin, Command command, long atMs) {
      this.origin = origin;
      this.command = command;
      this.atMs = atMs;
    }
  }

  /** Null for a fresh request, else "repeated" or the reason of the refusal. */
  String answer(Origin origin, Command command) {
    boolean tooOld = false;
    for (Granted granted : all) {
      if (granted.origin.device().equals(origin.device())) {
        if (!granted.forgotten && granted.origin.equals(origin)) {
          return granted.command.equals(command) ? "repeated" : "REQUEST_ID_REUSED";
        }
        tooOld |= granted.forgotten && origin.requestId() <= granted.origin.requestId();
      }
    }
    return tooOld ? "REQUEST_TOO_OLD" : null;
  }

  void remember(Origin origin, Command command, long atMs) {
    all.add(new Granted(origin, command, atMs));
    List<Granted> ofDevice =
        all.stream().filter(g -> g.origin.device().equals(origin.device())).toList();
    for (int i = 0; i < ofDevice.size(); i++) {
      boolean tooMany = i < ofDevice.size() - PER_DEVICE;
      ofDevice.get(i).forgotten |= tooMany || ofDevice.get(i).atMs < atMs - DAY_MS;
    }
  }
}
