package io.loopwarden.it.coverage;

import io.loopwarden.it.harness.ProbedProgram;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.util.List;

/**
 * What became of one probe.
 *
 * @param name what was called
 * @param verdict what has to become of it, as the program names it
 * @param category the category it has to be reported with
 * @param operation the name it has to be reported with; empty if it must not be
 * @param problem what went wrong in the probe itself, or nothing
 * @param reports what was reported on the probe's event loop
 */
record ProbeResult(
    String name,
    String verdict,
    String category,
    String operation,
    String problem,
    List<Report> reports) {

  static final String REPORTED = "REPORTED";
  static final String REPEATED = "REPEATED";
  static final String DEADLOCKED = "DEADLOCKED";
  static final String MISSED = "MISSED";
  static final String SILENT = "SILENT";

  private static final String PROGRAM = "com.example.operations.";

  static List<ProbeResult> of(Recording recording) {
    List<Report> calls = recording.log().blockingCalls();
    return ProbedProgram.probes(recording).map(fields -> of(fields, calls)).toList();
  }

  private static ProbeResult of(List<String> fields, List<Report> calls) {
    List<Report> own =
        calls.stream().filter(call -> fields.get(0).equals(call.eventLoop())).toList();
    return new ProbeResult(
        fields.get(4), fields.get(1), fields.get(2), fields.get(3), fields.get(5), own);
  }

  /** Whether it was reported under its name and category, with its place in the program. */
  boolean isSeen() {
    return reports.stream()
        .anyMatch(
            report ->
                report.isBlockedBy(operation)
                    && report.category().equals(category)
                    && report.function().startsWith(PROGRAM)
                    && !report.remedy().isEmpty());
  }

  /** Whether it is as it has to be. */
  boolean isRight() {
    return problem.isEmpty()
        && switch (verdict) {
          case REPORTED -> isSeen() && reports.stream().noneMatch(ProbeResult::isDeadlock);
          case REPEATED -> isSeen() && reports.size() == 1;
          case DEADLOCKED -> isSeen() && reports.stream().anyMatch(ProbeResult::isDeadlock);
          default -> reports.isEmpty();
        };
  }

  private static boolean isDeadlock(Report report) {
    return report.json().has("loopwarden.deadlock");
  }

  @Override
  public String toString() {
    return name
        + (operation.isEmpty() ? "" : " as " + operation + " (" + category + ")")
        + (problem.isEmpty() ? "" : ", which failed: " + problem)
        + ", reported: "
        + reports.stream().map(report -> report.operation() + " at " + report.function()).toList();
  }
}
