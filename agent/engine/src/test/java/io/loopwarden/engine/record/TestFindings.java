package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Frame;
import java.util.List;

/** Makes findings for tests of other packages. */
public final class TestFindings {

  /** A deadlock that was met once. */
  public static Finding deadlock(
      String fingerprint, Operation operation, Frame site, List<Frame> stack) {
    Finding finding = new Finding(fingerprint, operation, site, stack, true);
    finding.record(0);
    return finding;
  }

  private TestFindings() {}

  /** A finding with calls of these durations. */
  public static Finding finding(
      String fingerprint, Operation operation, Frame site, List<Frame> stack, long... nanos) {
    Finding finding = new Finding(fingerprint, operation, site, stack, false);
    for (long each : nanos) {
      finding.record(each);
    }
    return finding;
  }
}
