package io.jiaohao.web;

import io.jiaohao.accounts.Accounts;
import io.jiaohao.accounts.Audit;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What administrators work with.
 *
 * @param leftAtMs when devices that are gone were last here, by id, since the start
 * @param work does what waits for the disk, one piece at a time
 */
public record AdminSources(
    Accounts accounts,
    Audit audit,
    DeviceDesk devices,
    PlanDesk plans,
    Supplier<Map<String, Long>> leftAtMs,
    Executor work) {

  /** Who has an account, and what is put on record. */
  Register register() {
    return new Register(accounts, audit, work);
  }

  /** Puts on record what has happened, away from this thread. */
  void onRecord(String who, String action, String about) {
    register().onRecord(who, action, about);
  }
}
