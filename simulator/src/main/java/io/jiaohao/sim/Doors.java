package io.jiaohao.sim;

import java.util.Optional;

/** Lets visitors in when their time has come, each to a kiosk. */
final class Doors {
  private final HallTasks tasks;
  private final Arrivals arrivals;
  private final Lobby lobby;
  private boolean open;

  Doors(HallTasks tasks, Arrivals arrivals, Lobby lobby) {
    this.tasks = tasks;
    this.arrivals = arrivals;
    this.lobby = lobby;
  }

  void open() {
    open = true;
    awaitNext();
  }

  void close() {
    open = false;
    lobby.close();
  }

  /** Whether anybody is still to come. */
  boolean isOpen() {
    return open;
  }

  private void awaitNext() {
    Optional<Visitor> next = arrivals.next();
    if (next.isPresent()) {
      tasks.at(next.get().atHallMs(), () -> arrives(next.get()));
    } else {
      open = false;
    }
  }

  private void arrives(Visitor visitor) {
    if (open) {
      lobby.takesNumber(visitor, tasks.nanosAt(visitor.atHallMs()));
      awaitNext();
    }
  }
}
