package io.loopwarden.it.libraries;

import io.loopwarden.it.harness.Report;

/**
 * What reports have to say of a problem.
 *
 * @param site the application's method
 * @param call the method that it called
 * @param category the category of what blocks; {@code stall} if the loop computes
 * @param remedy a part of what is to be done instead
 */
record ExpectedProblem(String site, String call, String category, String remedy) {
  private static final String PROGRAM = "com.example.libraries.";
  private static final String STALL = "stall";

  /** A call that waits. */
  static ExpectedProblem waiting(String site, String call, String category, String remedy) {
    return new ExpectedProblem(PROGRAM + site, call, category, remedy);
  }

  /** A call that computes. */
  static ExpectedProblem stall(String site, String call) {
    return new ExpectedProblem(PROGRAM + site, call, STALL, "Compute on another thread");
  }

  /** Whether its reports are stalls, and not blocking calls. */
  boolean isStall() {
    return category.equals(STALL);
  }

  /** Whether a report has this site and this call. */
  boolean isOf(Report report) {
    return site.equals(report.function()) && call.equals(report.text("loopwarden.call"));
  }
}
