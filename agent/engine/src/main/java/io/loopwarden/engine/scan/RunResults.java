package io.loopwarden.engine.scan;

import io.loopwarden.engine.result.Part;
import io.loopwarden.engine.result.PartFinding;
import io.loopwarden.engine.result.Parts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The problems that JVMs met with the agent while the program ran. They have calls on event loops
 * only: whether a method ran elsewhere, or not at all, they do not say.
 */
public final class RunResults {

  /** The site and call of each problem, by fingerprint. */
  private final Map<String, String> seen = new LinkedHashMap<>();

  private RunResults() {}

  /** Those of results that were read. */
  public static RunResults of(Parts parts) {
    RunResults results = new RunResults();
    for (Part part : parts.all()) {
      for (PartFinding finding : part.findings()) {
        if (!finding.category().equals(PartFinding.STALL)) {
          results.seen.put(finding.fingerprint(), finding.function() + ": " + finding.call());
        }
      }
    }
    return results;
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
