package io.loopwarden.engine.metrics.jmx;

import io.loopwarden.engine.health.HealthStatus;
import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import io.loopwarden.engine.page.HtmlReport;
import io.loopwarden.engine.page.ReportPage;
import io.loopwarden.engine.report.Reporter;
import io.loopwarden.engine.watchdog.figures.DurationCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What JMX clients see of the whole JVM. */
final class LoopsBean implements LoopsMXBean {

  private final JmxReading reading;
  private final Reporter reporter;
  private final Supplier<ReportPage> page;
  private final Supplier<HealthStatus> health;

  LoopsBean(
      JmxReading reading,
      Reporter reporter,
      Supplier<ReportPage> page,
      Supplier<HealthStatus> health) {
    this.reading = reading;
    this.reporter = reporter;
    this.page = page;
    this.health = health;
  }

  @Override
  public HealthData getHealth() {
    return new HealthData(health.get());
  }

  @Override
  public List<String> getGroups() {
    return reading.of(Metric.WORKERS).stream().map(point -> point.labels().get(0)).toList();
  }

  @Override
  public List<RouteData> getRouteSeconds() {
    List<RouteData> rows = new ArrayList<>();
    for (Point point : reading.of(Metric.ROUTE_TIME)) {
      rows.add(new RouteData(point.labels().get(0), point.labels().get(1), point.value()));
    }
    return rows;
  }

  @Override
  public List<BlockingData> getBlockingSeconds() {
    List<BlockingData> rows = new ArrayList<>();
    for (Point point : reading.of(Metric.BLOCKING)) {
      rows.add(new BlockingData(point.labels().get(0), point.labels().get(1), durations(point)));
    }
    return rows;
  }

  @Override
  public Map<String, DurationsData> getStallSeconds() {
    Map<String, DurationsData> rows = new LinkedHashMap<>();
    for (Point point : reading.of(Metric.STALL)) {
      rows.put(point.labels().get(0), new DurationsData(durations(point)));
    }
    return rows;
  }

  @Override
  public List<ProblemsData> getProblems() {
    List<ProblemsData> rows = new ArrayList<>();
    for (Point point : reading.of(Metric.PROBLEMS)) {
      rows.add(
          new ProblemsData(point.labels().get(0), point.labels().get(1), (long) point.value()));
    }
    return rows;
  }

  @Override
  public Map<String, Long> getDelayedTasks() {
    return counts(Metric.DELAYED_TASKS);
  }

  @Override
  public Map<String, Double> getDelayedSeconds() {
    return seconds(Metric.DELAYED);
  }

  @Override
  public Map<String, Long> getPoolTasksPending() {
    return counts(Metric.POOL_TASKS_PENDING);
  }

  @Override
  public Map<String, Double> getPoolSaturatedSeconds() {
    return seconds(Metric.POOL_SATURATED);
  }

  @Override
  public Map<String, Long> getLost() {
    return counts(Metric.LOST);
  }

  private Map<String, Double> seconds(Metric metric) {
    Map<String, Double> rows = new LinkedHashMap<>();
    for (Point point : reading.of(metric)) {
      rows.put(point.labels().get(0), point.value());
    }
    return rows;
  }

  private Map<String, Long> counts(Metric metric) {
    Map<String, Long> rows = new LinkedHashMap<>();
    for (Point point : reading.of(metric)) {
      rows.put(point.labels().get(0), (long) point.value());
    }
    return rows;
  }

  @Override
  public String summary() {
    return reporter.summary();
  }

  @Override
  public String report() {
    return HtmlReport.of(page.get());
  }

  @Override
  public void reset() {
    reading.reset();
  }

  /** The histogram of a point; an empty one if there is no point. */
  static DurationCounts durations(@Nullable Point point) {
    DurationCounts durations = point == null ? null : point.durations();
    return durations == null ? new DurationCounts() : durations;
  }
}
