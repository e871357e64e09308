package io.loopwarden.it.scan;

import io.loopwarden.it.isolation.Ended;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the command {@code scan} printed. */
public record ScanOutput(List<Problem> problems, List<String> lines) {

  /**
   * One problem.
   *
   * @param grade {@code direct} or {@code reachable}; of a dropped result, what is lost
   * @param site the class and method
   * @param kind what the entry point is
   * @param run whether it was seen in a run; empty if no results were given
   */
  public record Problem(
      String grade, String site, String call, String kind, String fingerprint, String run) {
    /** Whether it is about a dropped result. */
    public boolean isForgotten() {
      return !grade.equals("direct") && !grade.equals("reachable");
    }
  }

  /** Reads the output of a scan that went well. */
  public static ScanOutput of(Ended scan) {
    List<String> lines = scan.well().output();
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (lines.get(i + 1).startsWith("  call: ")) {
        problems.add(problem(lines.subList(i, end(lines, i))));
      }
    }
    return new ScanOutput(problems, lines);
  }

  private static int end(List<String> lines, int start) {
    int end = start;
    while (!lines.get(end).isEmpty()) {
      end++;
    }
    return end;
  }

  private static Problem problem(List<String> lines) {
    String[] head = lines.get(0).split(": ", 2);
    String entry = value(lines, "entry point");
    return new Problem(
        head[0],
        head[1].substring(0, head[1].indexOf('(')),
        value(lines, "call"),
        entry.substring(entry.indexOf(" (") + 2, entry.length() - 1),
        value(lines, "fingerprint"),
        optional(lines, "run").orElse(""));
  }

  private static String value(List<String> lines, String key) {
    return optional(lines, key).orElseThrow(() -> new AssertionError("no " + key + " in " + lines));
  }

  private static Optional<String> optional(List<String> lines, String key) {
    String begin = "  " + key + ": ";
    return lines.stream()
        .filter(line -> line.startsWith(begin))
        .findFirst()
        .map(line -> line.substring(begin.length()));
  }
}
