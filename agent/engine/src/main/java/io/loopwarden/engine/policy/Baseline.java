package io.loopwarden.engine.policy;

import io.loopwarden.engine.baseline.BaselineEntry;
import io.loopwarden.engine.baseline.BaselineFile;
import io.loopwarden.engine.baseline.GrowthLimit;
import io.loopwarden.engine.baseline.LineProblem;
import io.loopwarden.engine.config.BaselineMode;
import io.loopwarden.engine.config.BaselineOptions;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Problem;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Violations that are accepted until they disappear; with {@code baseline.mode=ratchet} only as
 * long as they do not grow.
 */
final class Baseline {

  private final String path;
  private final @Nullable GrowthLimit growthLimit;
  private volatile BaselineFile file = BaselineFile.empty();

  /** No more than the file has. */
  private final Set<String> met = ConcurrentHashMap.newKeySet();

  Baseline(Configuration configuration) {
    this.path = configuration.get(BaselineOptions.FILE);
    this.growthLimit =
        configuration.get(BaselineOptions.MODE) == BaselineMode.RATCHET
            ? new GrowthLimit(configuration.get(BaselineOptions.FACTOR))
            : null;
  }

  /** Reads the file; what cannot be understood is left out and added to {@code problems}. */
  void read(List<Problem> problems) {
    if (path.isEmpty()) {
      return;
    }
    BaselineFile found = BaselineFile.empty();
    try {
      found = BaselineFile.read(new File(path));
    } catch (IOException | RuntimeException e) {
      problems.add(
          new Problem(BaselineOptions.FILE.key(), path, BaselineOptions.FILE.type().allowed()));
    }
    for (LineProblem problem : found.problems()) {
      problems.add(
          new Problem(
              BaselineOptions.FILE.key(),
              path + ":" + problem.line(),
              BaselineFile.FORM + "; here " + problem.message()));
    }
    file = found;
  }

  /** Whether a problem is known. */
  boolean contains(String fingerprint) {
    return file.find(fingerprint) != null;
  }

  /** Whether a problem is known whose call has such a method at a site. */
  boolean hasCallOf(String methodName, String function) {
    for (BaselineEntry entry : file.entries()) {
      if (entry.site().equals(function) && entry.operation().endsWith("." + methodName)) {
        return true;
      }
    }
    return false;
  }

  /**
   * In what a known problem has grown too far, in words; null if it has not, or is not known.
   *
   * @param byNature whether it counts from zero, and not from a threshold on
   */
  @Nullable String exceeded(
      String fingerprint, boolean byNature, long occurrences, long longestNanos) {
    BaselineEntry entry = growthLimit == null ? null : file.find(fingerprint);
    return entry == null || growthLimit == null
        ? null
        : growthLimit.exceeded(entry, byNature, occurrences, longestNanos);
  }

  /** Notes that a problem was met, known or not. */
  void met(String fingerprint) {
    if (contains(fingerprint)) {
      met.add(fingerprint);
    }
  }

  /** How many problems are known. */
  int size() {
    return file.entries().size();
  }

  /** The known problems that were not met in this JVM. */
  List<BaselineEntry> unseen() {
    List<BaselineEntry> unseen = new ArrayList<>();
    for (BaselineEntry entry : file.entries()) {
      if (!met.contains(entry.fingerprint())) {
        unseen.add(entry);
      }
    }
    return unseen;
  }
}
