package io.loopwarden.engine.finding;

import io.loopwarden.engine.catalogue.Operation;
import java.util.List;

/** Makes findings for tests of other packages. */
public final class TestFindings {

  /** A deadlock that was met once. */
  public static Finding deadlock(
      String fingerprint, Operation operation, Frame site, List<Frame> stack) {
    Finding finding =
        new Finding(
            Kind.BLOCKING_CALL, fingerprint, operation, operation.name(), site, stack, true);
    finding.record(0);
    return finding;
  }

  private TestFindings() {}

  /** A stall without occurrences, of a cause that reports name as given. */
  public static Finding stall(String cause, Frame site) {
    Operation operation =
        new Operation(-1, "stall:" + cause, "stall", false, false, Operation.Naming.OWN, "r");
    return new Finding(Kind.STALL, "9f3a12c4", operation, operation.name(), site, List.of(), false);
  }

  /** A finding with calls of these durations. */
  public static Finding finding(
      String fingerprint, Operation operation, Frame site, List<Frame> stack, long... nanos) {
    Finding finding =
        new Finding(
            Kind.BLOCKING_CALL, fingerprint, operation, operation.name(), site, stack, false);
    for (long each : nanos) {
      finding.record(each);
    }
    return finding;
  }
}
