package io.loopwarden.engine.metrics;

import io.loopwarden.engine.finding.Decision.Outcome;
import io.loopwarden.engine.finding.Delay;
import io.loopwarden.engine.finding.Incident;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.metrics.Point.Example;
import io.loopwarden.engine.text.BoundedNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Counts what was judged: blocking calls by category and route, stalls by cause, the time that
 * event loops were blocked. The threads of the reporter and of the watchdog count; the lock is held
 * for a few additions. Runs before the first report, so without lambdas.
 */
public final class OccurrenceCounts {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final int MOST_ROUTES = 100;
  private static final int MOST_SERIES = 200;
  private static final int MOST_ALLOWED = 1000;

  private record Series(String category, String route) {
    // By hand: what the compiler writes starts java.lang.invoke, in milliseconds.

    @Override
    public boolean equals(Object other) {
      return other instanceof Series series
          && category.equals(series.category)
          && route.equals(series.route);
    }

    @Override
    public int hashCode() {
      return 31 * category.hashCode() + route.hashCode();
    }
  }

  private final UnaryOperator<String> groups;
  private final BoundedNames routes = new BoundedNames(MOST_ROUTES);

  // Guarded by this.
  private final Map<Series, BlockedDurations> blocking = new LinkedHashMap<>();
  private final Map<String, BlockedDurations> stalls = new LinkedHashMap<>();
  private final Map<String, Delay> delaysByCategory = new LinkedHashMap<>();
  private final Map<String, Long> blockedNanosByGroup = new HashMap<>();
  private final Map<String, Set<String>> allowedByCategory = new HashMap<>();
  private int allowed;

  /**
   * Counts nothing yet.
   *
   * @param groups finds the group of an event loop by the name of its thread
   */
  public OccurrenceCounts(UnaryOperator<String> groups) {
    this.groups = groups;
  }

  /** Counts what has ended. */
  public void count(Incident incident, Outcome outcome) {
    if (outcome == Outcome.BELOW_THRESHOLD || !incident.kind().isOfEventLoop()) {
      return;
    }
    countBlocked(groups.apply(incident.threadName()), incident.ownNanos());
    if (outcome != Outcome.COUNTED_ELSEWHERE) {
      countDelayed(incident.operation().category(), incident.delay());
    }
    if (incident.kind() != Kind.BLOCKING_CALL) {
      countStall(incident);
    }
    if (outcome == Outcome.ALLOWED) {
      countAllowed(incident);
    } else if (incident.kind() == Kind.BLOCKING_CALL && outcome != Outcome.OF_PLATFORM) {
      countCall(incident);
    }
  }

  private synchronized void countBlocked(String group, long nanos) {
    Long before = blockedNanosByGroup.get(group);
    blockedNanosByGroup.put(group, (before == null ? 0 : before) + nanos);
  }

  private synchronized void countDelayed(String category, Delay delay) {
    if (delay.isKnown()) {
      Delay before = delaysByCategory.get(category);
      delaysByCategory.put(category, before == null ? delay : before.plus(delay));
    }
  }

  private synchronized void countStall(Incident incident) {
    String name = incident.operation().name();
    String cause = name.substring(name.indexOf(':') + 1);
    BlockedDurations durations = stalls.get(cause);
    if (durations == null) {
      durations = new BlockedDurations();
      stalls.put(cause, durations);
    }
    durations.add(incident.durationNanos());
  }

  private synchronized void countAllowed(Incident incident) {
    String category = incident.operation().category();
    Set<String> problems = allowedByCategory.get(category);
    if (problems == null) {
      problems = new HashSet<>();
      allowedByCategory.put(category, problems);
    }
    if (allowed < MOST_ALLOWED && problems.add(incident.fingerprint())) {
      allowed++;
    }
  }

  private void countCall(Incident incident) {
    long nanos = incident.durationNanos();
    String route = incident.route();
    Series key = series(incident.operation().category(), route == null ? "" : routes.of(route));
    long nowMillis = System.currentTimeMillis();
    boolean wantsExample;
    synchronized (this) {
      BlockedDurations durations = blocking.get(key);
      if (durations == null) {
        durations = new BlockedDurations();
        blocking.put(key, durations);
      }
      durations.add(nanos);
      wantsExample = durations.wantsExample(nanos, nowMillis);
    }
    String trace = wantsExample ? incident.traceId() : null;
    if (trace != null) {
      addExample(key, new Example(trace, nanos, nowMillis));
    }
  }

  /** The number of series is bounded, too: there are more categories than any program uses. */
  private synchronized Series series(String category, String route) {
    Series wanted = new Series(category, route);
    return blocking.size() < MOST_SERIES || blocking.containsKey(wanted)
        ? wanted
        : new Series(category, BoundedNames.OTHER);
  }

  private synchronized void addExample(Series key, Example example) {
    BlockedDurations durations = blocking.get(key);
    if (durations != null) {
      durations.add(example);
    }
  }

  /** The blocking calls by category and route. */
  synchronized List<Point> blocking() {
    List<Point> points = new ArrayList<>();
    for (Map.Entry<Series, BlockedDurations> entry : blocking.entrySet()) {
      points.add(entry.getValue().point(entry.getKey().category(), entry.getKey().route()));
    }
    return points;
  }

  /** How many tasks and channels waited, by category. */
  synchronized List<Point> delayed() {
    List<Point> points = new ArrayList<>();
    for (Map.Entry<String, Delay> entry : delaysByCategory.entrySet()) {
      Delay delay = entry.getValue();
      points.add(Point.of(delay.tasks() + delay.channels(), entry.getKey()));
    }
    return points;
  }

  /** How long they waited, by category. */
  synchronized List<Point> delayedSeconds() {
    List<Point> points = new ArrayList<>();
    for (Map.Entry<String, Delay> entry : delaysByCategory.entrySet()) {
      points.add(Point.of(entry.getValue().nanos() / NANOS_PER_SECOND, entry.getKey()));
    }
    return points;
  }

  /** The stalls by cause. */
  synchronized List<Point> stalls() {
    List<Point> points = new ArrayList<>();
    for (Map.Entry<String, BlockedDurations> entry : stalls.entrySet()) {
      points.add(entry.getValue().point(entry.getKey()));
    }
    return points;
  }

  /** For how long calls and stalls that have ended blocked the event loops of a group. */
  synchronized long blockedNanos(String group) {
    return blockedNanosByGroup.getOrDefault(group, 0L);
  }

  /** How many different problems allow rules allowed, by category. */
  synchronized Map<String, Integer> allowedProblems() {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (Map.Entry<String, Set<String>> entry : allowedByCategory.entrySet()) {
      numbers.put(entry.getKey(), entry.getValue().size());
    }
    return numbers;
  }
}
