package io.loopwarden.engine.scan;

import io.loopwarden.engine.result.JvmProblem;
import io.loopwarden.engine.result.JvmResult;
import io.loopwarden.engine.result.JvmResults;
import io.loopwarden.engine.result.RanMethods;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The problems that JVMs met with the agent while the program ran, and, if they say so, which
 * methods ran.
 */
public final class RunResults {

  /** The site and call of each problem, by fingerprint. */
  private final Map<String, String> seen = new LinkedHashMap<>();

  private RanMethods ran = RanMethods.unknown();

  /** The begins of the names of packages of which methods are known to have run. */
  private final Set<String> packages = new HashSet<>();

  /** What became of a problem while the program ran. */
  public enum Run {
    /** It was seen on an event loop. */
    CONFIRMED("confirmed, seen on an event loop"),
    /** Its method ran on an event loop. */
    RAN_ON_LOOP("ran on an event loop, and did not block it for long"),
    /** Its method ran, and never on an event loop. */
    RAN_ELSEWHERE("ran elsewhere, on no event loop"),
    /** Its method did not run. */
    NEVER_RAN("never ran"),
    /** It was not seen; which methods ran is not known. */
    NOT_SEEN("not seen");

    private final String words;

    Run(String words) {
      this.words = words;
    }

    /** In words. */
    String words() {
      return words;
    }
  }

  private RunResults() {}

  /** Those of results that were read. */
  public static RunResults of(JvmResults jvms) {
    RunResults results = new RunResults();
    for (JvmResult result : jvms.all()) {
      results.ran = results.ran.plus(result.ran());
      for (JvmProblem finding : result.findings()) {
        if (!finding.category().equals(JvmProblem.STALL)) {
          results.seen.put(finding.fingerprint(), finding.function() + ": " + finding.call());
        }
      }
    }
    results.ran.onLoops().forEach(each -> results.packages.add(root(each)));
    results.ran.elsewhere().forEach(each -> results.packages.add(root(each)));
    return results;
  }

  /** The first two parts of a name, which an application's packages share. */
  private static String root(String function) {
    int first = function.indexOf('.');
    int second = function.indexOf('.', first + 1);
    return second < 0 ? function : function.substring(0, second + 1);
  }

  /** What became of a problem. */
  public Run of(DescribedProblem problem) {
    String function = problem.site().function();
    if (confirm(problem)) {
      return Run.CONFIRMED;
    }
    if (ran.onLoops().contains(function)) {
      return Run.RAN_ON_LOOP;
    }
    if (ran.elsewhere().contains(function)) {
      return Run.RAN_ELSEWHERE;
    }
    return packages.contains(root(function)) ? Run.NEVER_RAN : Run.NOT_SEEN;
  }

  /** Whether a problem was seen on an event loop. */
  public boolean confirm(DescribedProblem problem) {
    return seen.containsKey(problem.fingerprint());
  }

  /** The site and call of each problem that was seen and that a scan did not find, sorted. */
  public List<String> notFoundIn(ScanResult scan) {
    Map<String, String> rest = new LinkedHashMap<>(seen);
    for (DescribedProblem problem : scan.problems()) {
      rest.remove(problem.fingerprint());
    }
    return List.copyOf(new TreeSet<>(rest.values()));
  }
}
