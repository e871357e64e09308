package io.loopwarden.engine.metrics;

import io.loopwarden.engine.finding.Decision.Outcome;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.ProblemTotals;
import io.loopwarden.engine.pool.PoolFigures;
import io.loopwarden.engine.record.Recorder;
import io.loopwarden.engine.report.Outputs;
import io.loopwarden.engine.watchdog.Watchdog;
import io.loopwarden.engine.watchdog.figures.GroupFigures;
import io.loopwarden.engine.watchdog.figures.RouteTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Reads all metrics of the table. A reading takes no lock that an event loop takes, and reads of
 * event loops only what they have written into memory.
 */
public final class Measurements {

  private static final double NANOS_PER_SECOND = 1e9;

  /** The kinds that problems have; what the platform caused is none. */
  private static final List<Kind> KINDS =
      List.of(Kind.BLOCKING_CALL, Kind.STALL, Kind.SEEN_BY_JFR, Kind.POOL_SATURATED);

  private final Watchdog watchdog;
  private final Judge judge;
  private final Recorder recorder;
  private final OccurrenceCounts occurrences;

  // Guarded by this.
  private Supplier<List<PoolFigures>> pools = List::of;
  private final Map<String, LongSupplier> lostElsewhere = new LinkedHashMap<>();
  private final Utilization utilization = new Utilization();
  private final Monotonic monotonic = new Monotonic();

  /** Makes measurements that read from these. */
  public Measurements(
      Watchdog watchdog, Recorder recorder, Outputs outputs, OccurrenceCounts occurrences) {
    this.watchdog = watchdog;
    this.judge = outputs.judge();
    this.recorder = recorder;
    this.occurrences = occurrences;
    lostElsewhere.put("log", outputs::lostReports);
    lostElsewhere.put("listener", outputs::lostEvents);
  }

  /** Has the metric of what was lost include what an output of its own counts. */
  public synchronized void addLost(String reason, LongSupplier number) {
    lostElsewhere.put(reason, number);
  }

  /** Sets what the numbers of pools are read from; before the first reading. */
  public synchronized void addPools(Supplier<List<PoolFigures>> pools) {
    this.pools = pools;
  }

  /**
   * Takes what utilisation is computed from; to be called about once a second.
   *
   * @return the names of the groups
   */
  public List<String> sample() {
    List<GroupFigures> groups = watchdog.groups(false);
    synchronized (this) {
      utilization.sample(groups);
    }
    List<String> names = new ArrayList<>();
    for (GroupFigures group : groups) {
      names.add(group.group());
    }
    return names;
  }

  /** The numbers now, in the order of the table. */
  public synchronized List<Family> read() {
    List<GroupFigures> groups = watchdog.groups(true);
    List<Family> families = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      families.add(new Family(metric, points(metric, groups)));
    }
    return families;
  }

  private List<Point> points(Metric metric, List<GroupFigures> groups) {
    return switch (metric) {
      case ROUTE_TIME -> routeTimes();
      case BLOCKING -> occurrences.blocking();
      case STALL -> occurrences.stalls();
      case DELAYED_TASKS -> occurrences.delayed();
      case DELAYED -> occurrences.delayedSeconds();
      case PROBLEMS -> problems();
      case POOL_TASKS_PENDING, POOL_SATURATED -> ofPools(metric);
      case LOST -> lost();
      default -> ofGroups(metric, groups);
    };
  }

  private List<Point> ofPools(Metric metric) {
    List<Point> points = new ArrayList<>();
    for (PoolFigures pool : pools.get()) {
      points.add(
          metric == Metric.POOL_SATURATED
              ? Point.of(pool.saturatedNanos() / NANOS_PER_SECOND, pool.pool())
              : Point.of(pool.queued(), pool.pool()));
    }
    return points;
  }

  private List<Point> ofGroups(Metric metric, List<GroupFigures> groups) {
    List<Point> points = new ArrayList<>();
    for (GroupFigures group : groups) {
      String name = group.group();
      switch (metric) {
        case WORKERS -> points.add(Point.of(group.workers(), name));
        case UTILIZATION -> points.add(Point.of(utilization.of(group), name));
        case TIME -> addTimes(group, points);
        case DELAY -> points.add(Point.of(group.queueDelays(), List.of(), name));
        case ITERATION -> points.add(Point.of(group.iterations(), List.of(), name));
        case TASKS_PENDING -> {
          if (group.pendingTasks() >= 0) {
            points.add(Point.of(group.pendingTasks(), name));
          }
        }
        default -> throw new IllegalArgumentException(metric.title());
      }
    }
    return points;
  }

  private void addTimes(GroupFigures group, List<Point> points) {
    String name = group.group();
    long busyNanos = group.busyNanos();
    long blockedNanos =
        Math.min(busyNanos, occurrences.blockedNanos(name) + group.ongoingStallNanos());
    addTime(name, "active", busyNanos - blockedNanos, points);
    addTime(name, "blocked", blockedNanos, points);
    addTime(name, "idle", group.spanNanos() - busyNanos, points);
  }

  private void addTime(String group, String state, long nanos, List<Point> points) {
    long counted = monotonic.of(group + ' ' + state, nanos);
    points.add(Point.of(counted / NANOS_PER_SECOND, group, state));
  }

  private List<Point> routeTimes() {
    List<Point> points = new ArrayList<>();
    for (RouteTime time : watchdog.routes()) {
      addRouteTime(time, "computing", time.computingNanos(), points);
      addRouteTime(time, "blocked", time.blockedNanos(), points);
      addRouteTime(time, "waiting", time.waitingNanos(), points);
    }
    return points;
  }

  private static void addRouteTime(RouteTime time, String state, long nanos, List<Point> points) {
    if (nanos > 0) {
      points.add(Point.of(nanos / NANOS_PER_SECOND, time.name(), state));
    }
  }

  private List<Point> problems() {
    List<Finding> accepted = new ArrayList<>();
    List<Finding> violations = new ArrayList<>();
    for (Kind kind : KINDS) {
      for (Finding finding : judge.findings(kind)) {
        (judge.isAccepted(finding) ? accepted : violations).add(finding);
      }
    }
    List<Point> points = new ArrayList<>();
    addProblems("new", byCategory(violations), points);
    addProblems("accepted", byCategory(accepted), points);
    addProblems("allowed", occurrences.allowedProblems(), points);
    return points;
  }

  private static Map<String, Integer> byCategory(List<Finding> findings) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (ProblemTotals problem : ProblemTotals.of(findings)) {
      numbers.merge(problem.first().operation().category(), 1, Integer::sum);
    }
    return numbers;
  }

  private static void addProblems(
      String state, Map<String, Integer> byCategory, List<Point> points) {
    byCategory.forEach((category, number) -> points.add(Point.of(number, category, state)));
  }

  private List<Point> lost() {
    long memory = recorder.unclassifiedCalls();
    for (Kind kind : Kind.values()) {
      memory += judge.count(kind, Outcome.UNCLASSIFIED);
    }
    long flood = 0;
    for (Finding finding : judge.findings(Kind.BLOCKING_CALL)) {
      flood += finding.unmeasured();
    }
    List<Point> points = new ArrayList<>();
    lostElsewhere.forEach((reason, number) -> points.add(Point.of(number.getAsLong(), reason)));
    points.add(Point.of(monotonic.of("memory", memory), "memory"));
    points.add(Point.of(monotonic.of("flood", flood), "flood"));
    return points;
  }
}
