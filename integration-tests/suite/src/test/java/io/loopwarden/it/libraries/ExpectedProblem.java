package io.loopwarden.it.libraries;

import io.loopwarden.it.harness.Report;
import java.util.Map;

/**
 * What reports have to say of a problem.
 *
 * @param site the application's method
 * @param call the method that it called
 * @param category the category of what blocks; {@code stall} if the loop computes
 * @param remedy a part of what is to be done instead
 * @param context what the loop was doing, by the keys of the JSON form
 */
record ExpectedProblem(
    String site, String call, String category, String remedy, Map<String, String> context) {
  private static final String PROGRAM = "com.example.libraries.";
  private static final String STALL = "stall";

  /** A call that waits. */
  static ExpectedProblem waiting(String site, String call, String category, String remedy) {
    return new ExpectedProblem(PROGRAM + site, call, category, remedy, Map.of());
  }

  /** A call that computes. */
  static ExpectedProblem stall(String site, String call) {
    return new ExpectedProblem(PROGRAM + site, call, STALL, "Compute on another thread", Map.of());
  }

  /** A handler of a library that computes, where no code of the application runs. */
  static ExpectedProblem stallOf(String handler) {
    return new ExpectedProblem(handler, handler, STALL, "Compute on another thread", Map.of());
  }

  /** The same with something that the loop was doing. */
  ExpectedProblem with(String key, String value) {
    return new ExpectedProblem(site, call, category, remedy, Map.of(key, value));
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
