package io.loopwarden.engine.scan;

import io.loopwarden.engine.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a scan found, as lines for people. */
public final class ScanText {

  private static final String ARROW = " > ";

  private ScanText() {}

  /**
   * The lines of one problem, an empty one last.
   *
   * @param results what was seen while the program ran; null if that is not known
   */
  public static List<String> of(DescribedProblem problem, @Nullable RunResults results) {
    List<String> lines = new ArrayList<>();
    boolean forgotten = problem.isForgotten();
    lines.add((forgotten ? problem.effect().words() : problem.grade()) + ": " + problem.site());
    add(lines, "call", problem.call());
    if (forgotten) {
      add(lines, "dropped", problem.operation());
    } else {
      String nature = problem.category() + ", " + problem.effect().words();
      add(lines, "operation", problem.operation() + " (" + nature + ")");
    }
    add(lines, "entry point", problem.entry() + " (" + problem.kind() + ")");
    add(lines, "path", String.join(ARROW, problem.path()));
    add(lines, "instead", problem.remedy());
    add(lines, "fingerprint", problem.fingerprint());
    if (results != null && !forgotten) {
      add(lines, "run", results.of(problem).words());
    }
    lines.add("");
    return plain(lines);
  }

  private static void add(List<String> lines, String key, String value) {
    lines.add("  " + key + ": " + value);
  }

  /** Names in class files are whatever their author wants them to be. */
  private static List<String> plain(List<String> lines) {
    List<String> plain = new ArrayList<>(lines.size());
    for (String line : lines) {
      plain.add(PlainText.line(line));
    }
    return plain;
  }

  /** The lines before the last one: mixed access, what was not read, how runs compare. */
  public static List<String> comparison(ScanResult scan, @Nullable RunResults results) {
    List<String> lines = new ArrayList<>(scan.mixedAccess());
    for (String jar : scan.unreadableJars()) {
      lines.add("unreadable: " + jar);
    }
    if (results != null) {
      int confirmed = 0;
      for (DescribedProblem problem : scan.problems()) {
        confirmed += results.confirm(problem) ? 1 : 0;
      }
      List<String> missed = results.notFoundIn(scan);
      for (String problem : missed) {
        lines.add("seen, not found: " + problem);
      }
      lines.add(
          "runs: " + confirmed + " problems confirmed, " + missed.size() + " seen and not found");
    }
    return plain(lines);
  }

  /**
   * The last line.
   *
   * @param millis how long the scan took
   */
  public static String summary(ScanResult result, long millis) {
    ScanResult.Counts counts = result.counts();
    int direct = 0;
    int forgotten = 0;
    for (DescribedProblem problem : result.problems()) {
      forgotten += problem.isForgotten() ? 1 : 0;
      direct += !problem.isForgotten() && problem.grade().equals("direct") ? 1 : 0;
    }
    int blocking = result.problems().size() - forgotten;
    String unreadable =
        counts.unreadable() == 0 ? "" : ", " + counts.unreadable() + " unreadable class files";
    return blocking
        + " problems ("
        + direct
        + " direct, "
        + (blocking - direct)
        + " reachable), "
        + forgotten
        + " forgotten results, "
        + (result.problems().size() - result.violations())
        + " accepted; "
        + counts.classes()
        + " classes, "
        + counts.applicationClasses()
        + " of the application, "
        + counts.entryPoints()
        + " entry points, "
        + counts.reachedMethods()
        + " methods on event loops"
        + unreadable
        + "; "
        + millis
        + " ms";
  }
}
