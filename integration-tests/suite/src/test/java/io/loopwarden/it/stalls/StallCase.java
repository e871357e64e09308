package io.loopwarden.it.stalls;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;

/**
 * A way to hold an event loop, and what has to be reported of it.
 *
 * @param name how the program calls it
 * @param cause what it has to be reported as
 * @param site the method that has to be named; null if any will do
 * @param launch how the program is started
 * @param oldestJdk the feature version that it needs
 */
record StallCase(String name, String cause, String site, Launch launch, int oldestJdk) {

  private static final String PROGRAM = "com.example.stalls.";

  /** With the method that has to be named. */
  static StallCase at(String name, String cause, String site) {
    return new StallCase(name, cause, PROGRAM + site, Launch.shortRun(), 17);
  }

  /** With no method to blame. */
  static StallCase nowhere(String name, String cause) {
    return new StallCase(name, cause, null, Launch.shortRun(), 17);
  }

  /** Started without flags: it computes, and how fast is decided by the compilers. */
  StallCase withoutFlags() {
    return launched(Launch.plain());
  }

  /** Started in a way of its own. */
  StallCase launched(Launch another) {
    return new StallCase(name, cause, site, another, oldestJdk);
  }

  /** Possible from a JDK on. */
  StallCase from(int feature) {
    return new StallCase(name, cause, site, launch, feature);
  }

  /**
   * Whether a cause is the right one. A machine with other things to do can keep from a processor
   * what only wants to compute; then that is the cause.
   */
  boolean isRight(String reportedCause, Measurement measurement) {
    boolean computes = cause.equals("cpu") || cause.equals("many_tasks");
    return cause.equals(reportedCause)
        || (computes && measurement.isWithoutProcessor() && "starved".equals(reportedCause));
  }

  boolean runsOn(Jdk jdk) {
    return jdk.feature() >= oldestJdk;
  }

  @Override
  public String toString() {
    return name;
  }
}
