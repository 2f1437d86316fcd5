package io.jiaohao.journal;

import io.jiaohao.engine.EntryHash;
import java.util.List;

/**
 * What a whole reading of a journal found.
 *
 * @param batches rows read
 * @param entries entries read; with a fault that ends the reading, those before it
 * @param firstMs stamp of the first entry, 0 if there is none
 * @param lastMs stamp of the last entry read
 * @param hash the chain's end
 * @param digest of the hall after the last entry that could be applied
 * @param faults each with its place; empty = the journal is sound
 */
public record VerifyReport(
    String file,
    String hall,
    long batches,
    long entries,
    long firstMs,
    long lastMs,
    EntryHash hash,
    long digest,
    List<String> faults) {

  public VerifyReport {
    faults = List.copyOf(faults);
  }

  public boolean isSound() {
    return faults.isEmpty();
  }
}
