package io.loopwarden.engine.watchdog.judging;

import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.code.SiteCandidates;
import io.loopwarden.engine.watchdog.sampling.Sample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The site that most samples of an iteration share: the innermost function of the application that
 * is on the stack for more than half of the sampled time. What runs beneath it may differ from
 * sample to sample, and from run to run. Where no function has so much, it is the one that is the
 * innermost for the longest time.
 */
final class SharedSite {

  /**
   * A sample that has the site.
   *
   * @param index where the site is in its stack
   */
  record Sited(Sample sample, int index) {

    StackTraceElement site() {
      return sample.stack().get(index);
    }

    /** Whether it waits for a monitor in a {@code synchronized} of its own. */
    boolean entersMonitor() {
      return index == 0 && sample.state() == Sample.State.BLOCKED;
    }

    long weightNanos() {
      return weightOf(sample);
    }
  }

  private final CodeOwners owners;
  private final List<List<Sited>> candidates = new ArrayList<>();
  private final Map<String, Long> nanosByFunction = new LinkedHashMap<>();
  private long allNanos;

  private SharedSite(CodeOwners owners) {
    this.owners = owners;
  }

  /** That of the samples of an iteration. */
  static SharedSite of(List<Sample> samples, CodeOwners owners) {
    SharedSite shared = new SharedSite(owners);
    samples.forEach(shared::add);
    return shared;
  }

  /** The samples that have the site; none if no sample has a frame outside the JDK. */
  List<Sited> samples() {
    String site = heaviest(true);
    return having(site == null ? heaviest(false) : site);
  }

  /** The time that all samples stand for, those without the site as well. */
  long allNanos() {
    return allNanos;
  }

  private void add(Sample sample) {
    List<Sited> found = new ArrayList<>();
    Set<String> functions = new HashSet<>();
    for (int index : SiteCandidates.in(sample.stack(), owners)) {
      Sited candidate = new Sited(sample, index);
      if (functions.add(function(candidate.site()))) { // of a recursion, the innermost
        found.add(candidate);
        nanosByFunction.merge(function(candidate.site()), weightOf(sample), Long::sum);
      }
    }
    candidates.add(found);
    allNanos += weightOf(sample);
  }

  private @Nullable String heaviest(boolean isShared) {
    Map<String, Long> nanosBySite = new LinkedHashMap<>();
    for (List<Sited> ofSample : candidates) {
      for (Sited candidate : ofSample) {
        String function = function(candidate.site());
        if (!isShared || nanosByFunction.getOrDefault(function, 0L) * 2 > allNanos) {
          nanosBySite.merge(function, candidate.weightNanos(), Long::sum);
          break;
        }
      }
    }
    return heaviest(nanosBySite);
  }

  /** The samples that have a function as a site that could be that of them all. */
  List<Sited> having(@Nullable String function) {
    List<Sited> having = new ArrayList<>();
    for (List<Sited> ofSample : candidates) {
      for (Sited candidate : ofSample) {
        if (function(candidate.site()).equals(function)) {
          having.add(candidate);
        }
      }
    }
    return having;
  }

  /** The key with the most; of several, the first. */
  static <T> @Nullable T heaviest(Map<T, Long> weights) {
    T heaviest = null;
    long most = -1;
    for (Map.Entry<T, Long> entry : weights.entrySet()) {
      if (entry.getValue() > most) {
        heaviest = entry.getKey();
        most = entry.getValue();
      }
    }
    return heaviest;
  }

  static String function(StackTraceElement frame) {
    return frame.getClassName() + '.' + frame.getMethodName();
  }

  /** The first sample of an iteration may stand for no time. */
  private static long weightOf(Sample sample) {
    return Math.max(1, sample.weightNanos());
  }
}
