package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Allowance;
import io.loopwarden.engine.finding.MemoryShare;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;
import org.jspecify.annotations.Nullable;

/** The problems that were found, as far as there is memory. Only the reporter's thread uses it. */
final class FindingTable {

  private static final int SIGNIFICANT_DIGITS = 2;

  private final Allowance memory;
  private final Map<String, Finding> byFingerprint = new LinkedHashMap<>();
  private final Map<Operation, Histogram> byOperation = new LinkedHashMap<>();

  FindingTable(Allowance memory) {
    this.memory = memory;
  }

  /** The problem that a call is an occurrence of; null if there is no memory for one more. */
  @Nullable Finding of(TracedCall call, String fingerprint) {
    Finding finding = byFingerprint.get(fingerprint);
    if (finding == null && memory.take(bytes(call))) {
      finding = call.toFinding();
      byFingerprint.put(fingerprint, finding);
    }
    return finding;
  }

  private static long bytes(TracedCall call) {
    return MemoryShare.FINDING_BYTES + (long) call.stack().size() * MemoryShare.FINDING_FRAME_BYTES;
  }

  /** Records a call of an operation, whatever the site. */
  void record(Operation operation, long durationNanos) {
    Histogram durations = byOperation.get(operation);
    if (durations == null) {
      memory.exceed(MemoryShare.FINDING_BYTES); // there are no more of these than findings
      durations = new PackedHistogram(SIGNIFICANT_DIGITS);
      byOperation.put(operation, durations);
    }
    durations.recordValue(durationNanos);
  }

  /** Everything that counts. */
  Collection<Finding> all() {
    List<Finding> found = new ArrayList<>();
    visit(found::add);
    return found;
  }

  void visit(Consumer<Finding> visitor) {
    for (Finding finding : byFingerprint.values()) {
      if (finding.occurrences() > 0) {
        visitor.accept(finding);
      }
    }
  }

  Map<Operation, Histogram> durationsNanosByOperation() {
    return byOperation;
  }
}
