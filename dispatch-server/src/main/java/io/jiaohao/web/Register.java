package io.jiaohao.web;

import io.jiaohao.accounts.Accounts;
import io.jiaohao.accounts.Audit;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has an account, and what is put on record of people.
 *
 * @param work does what waits for the disk, one piece at a time
 */
public record Register(Accounts accounts, Audit audit, Executor work) {
  private static final Logger log = LoggerFactory.getLogger(Register.class);

  /** Puts on record what has happened, away from this thread. */
  void onRecord(String who, String action, String about) {
    onRecord(() -> audit.recordAfter(who, action, about, ""), who, action);
  }

  /** The same for what strangers can do as often as they like: once a minute. */
  void onRecordRarely(String who, String action, String about) {
    onRecord(() -> audit.recordRarely(who, action, about), who, action);
  }

  private void onRecord(Runnable writing, String who, String action) {
    try {
      work.execute(writing);
    } catch (RejectedExecutionException e) {
      log.error("not in the audit, too much waits for it: {} {}", who, action);
    }
  }
}
