package io.loopwarden.engine.finding;

import io.loopwarden.engine.catalogue.Operation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The problems that occurred, as far as there is memory: each kind has its share of the budget, so
 * that many problems of one kind leave room for the others. Guarded by the {@link Judge}.
 */
final class FindingStore {

  private final Allowance ofCalls;
  private final Map<MemoryShare, KeptStacks> stacks = new EnumMap<>(MemoryShare.class);
  private final Map<Kind, Map<String, Finding>> findings = new EnumMap<>(Kind.class);

  /** By name, each with what was first recorded under it: a wait and a write of one call differ. */
  private final Map<String, Map.Entry<Operation, Histogram>> operations = new LinkedHashMap<>();

  /**
   * Makes an empty store.
   *
   * @param budget how much memory each share has
   */
  FindingStore(Map<MemoryShare, Allowance> budget) {
    this.ofCalls = given(budget, MemoryShare.FINDINGS);
    for (Kind kind : Kind.values()) {
      findings.put(kind, new LinkedHashMap<>());
    }
    stacks.put(MemoryShare.STALLS, new KeptStacks(given(budget, MemoryShare.STALLS)));
    stacks.put(MemoryShare.JFR, new KeptStacks(given(budget, MemoryShare.JFR)));
  }

  private static Allowance given(Map<MemoryShare, Allowance> budget, MemoryShare share) {
    Allowance allowance = budget.get(share);
    return allowance == null ? new Allowance(share) : allowance;
  }

  /** The problem that something is an occurrence of; null if there is no memory for one more. */
  @Nullable Finding of(Incident incident) {
    Map<String, Finding> ofKind = of(incident.kind());
    Finding finding = ofKind.get(incident.fingerprint());
    if (finding == null) {
      List<Frame> stack = keep(incident);
      if (stack != null) {
        finding = incident.toFinding(stack);
        ofKind.put(incident.fingerprint(), finding);
        connect(finding, counterpart(finding));
      }
    }
    return finding;
  }

  private static void connect(Finding finding, @Nullable Finding counterpart) {
    if (counterpart != null) {
      finding.counterpart(counterpart);
      counterpart.counterpart(finding);
    }
  }

  private Map<String, Finding> of(Kind kind) {
    return findings.getOrDefault(kind, Map.of());
  }

  /** The stalls of the problem of calls, or the calls of that of stalls; null if there are none. */
  @Nullable Finding counterpart(Finding finding) {
    return switch (finding.kind()) {
      case BLOCKING_CALL -> of(Kind.STALL).get(finding.fingerprint());
      case STALL -> of(Kind.BLOCKING_CALL).get(finding.fingerprint());
      default -> null;
    };
  }

  private @Nullable List<Frame> keep(Incident incident) {
    List<Frame> stack = incident.stack();
    KeptStacks kept = stacks.get(incident.kind().share());
    if (kept != null) {
      return kept.keep(stack);
    }
    // the names of a call's frames are kept with its path, once for all stacks
    long bytes = MemoryShare.FINDING_BYTES + (long) stack.size() * MemoryShare.FINDING_FRAME_BYTES;
    return ofCalls.take(bytes) ? stack : null;
  }

  /** Records a call that is a violation under its operation, whatever the site. */
  void record(Operation operation, long durationNanos) {
    Map.Entry<Operation, Histogram> durations = operations.get(operation.name());
    if (durations == null) {
      ofCalls.exceed(MemoryShare.FINDING_BYTES); // there are no more of these than problems
      durations = Map.entry(operation, Histograms.ofDurations());
      operations.put(operation.name(), durations);
    }
    durations.getValue().recordValue(durationNanos);
  }

  /** The durations of the calls that are violations, by operation, as copies. */
  Map<Operation, Histogram> durationsNanosByOperation() {
    Map<Operation, Histogram> copies = new LinkedHashMap<>();
    for (Map.Entry<Operation, Histogram> entry : operations.values()) {
      copies.put(entry.getKey(), entry.getValue().copy());
    }
    return copies;
  }

  /** All problems of a kind, in the order in which they occurred first. */
  List<Finding> all(Kind kind) {
    return new ArrayList<>(of(kind).values());
  }
}
