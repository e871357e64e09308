package io.loopwarden.engine.metrics.jmx;

import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What JMX clients see of one group of event loops. */
final class LoopGroupBean implements LoopGroupMXBean {

  private final JmxReading reading;
  private final String group;

  LoopGroupBean(JmxReading reading, String group) {
    this.reading = reading;
    this.group = group;
  }

  @Override
  public int getWorkers() {
    return (int) value(Metric.WORKERS);
  }

  @Override
  public double getUtilizationRatio() {
    return value(Metric.UTILIZATION);
  }

  @Override
  public Map<String, Double> getTimeSeconds() {
    Map<String, Double> times = new LinkedHashMap<>();
    for (Point point : reading.of(Metric.TIME, group)) {
      times.put(point.labels().get(1), point.value());
    }
    return times;
  }

  @Override
  public @Nullable Long getTasksPending() {
    Point point = point(Metric.TASKS_PENDING);
    return point == null ? null : (long) point.value();
  }

  @Override
  public DurationsData getDelaySeconds() {
    return new DurationsData(LoopsBean.durations(point(Metric.DELAY)));
  }

  @Override
  public DurationsData getIterationDurationSeconds() {
    return new DurationsData(LoopsBean.durations(point(Metric.ITERATION)));
  }

  private double value(Metric metric) {
    Point point = point(metric);
    return point == null ? 0 : point.value();
  }

  private @Nullable Point point(Metric metric) {
    List<Point> points = reading.of(metric, group);
    return points.isEmpty() ? null : points.get(0);
  }
}
