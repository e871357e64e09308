package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.finding.Frame;

/** Findings for tests of other packages. */
public final class TestStalls {

  private TestStalls() {}

  /** A finding without occurrences. */
  public static StallFinding finding(Cause cause, Frame site) {
    return new StallFinding("9f3a12c4", cause, site);
  }
}
