package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Operation;
import java.util.List;

/** Makes findings for tests of other packages. */
public final class TestFindings {

  private TestFindings() {}

  /** A finding with calls of these durations. */
  public static Finding finding(
      String fingerprint, Operation operation, Frame site, List<Frame> stack, long... nanos) {
    Finding finding = new Finding(fingerprint, operation, site, stack);
    for (long each : nanos) {
      finding.record(each);
    }
    return finding;
  }
}
