package io.loopwarden.engine.scan;

import java.util.List;

/**
 * What a scan found.
 *
 * @param problems the problems, those that are nearest to an entry point first
 * @param mixedAccess a line for each database that is used by JDBC although a reactive driver is
 *     there
 * @param unreadableJars the jars in folders and other jars that could not be read, with reasons
 * @param counts how much was scanned
 */
public record ScanResult(
    List<DescribedProblem> problems,
    List<String> mixedAccess,
    List<String> unreadableJars,
    Counts counts) {

  /** Copies the lists. */
  public ScanResult {
    mixedAccess = List.copyOf(mixedAccess);
    unreadableJars = List.copyOf(unreadableJars);
    problems = List.copyOf(problems);
  }

  /**
   * How much was scanned.
   *
   * @param classes all classes
   * @param applicationClasses those of the application
   * @param entryPoints where event loops enter the application
   * @param reachedMethods the application's methods that event loops can run
   * @param unreadable files that are named as class files and are none
   */
  public record Counts(
      int classes, int applicationClasses, int entryPoints, int reachedMethods, int unreadable) {}

  /** How many problems no baseline accepts. */
  public int violations() {
    int violations = 0;
    for (DescribedProblem problem : problems) {
      violations += problem.isAccepted() ? 0 : 1;
    }
    return violations;
  }
}
