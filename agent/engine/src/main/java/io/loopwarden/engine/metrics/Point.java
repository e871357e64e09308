package io.loopwarden.engine.metrics;

import io.loopwarden.engine.watchdog.figures.DurationCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number of a metric, or its histogram.
 *
 * @param labels the values of the metric's labels
 * @param value the number; of a histogram, how many durations there are
 * @param durations the histogram, which does not change; null if the metric is none
 * @param examples occurrences of which the trace is known
 */
public record Point(
    List<String> labels, double value, @Nullable DurationCounts durations, List<Example> examples) {

  /**
   * An occurrence that is counted in a histogram.
   *
   * @param atMillis when it was counted, since the epoch
   */
  public record Example(String traceId, long nanos, long atMillis) {}

  /** A number. */
  static Point of(double value, String... labels) {
    return new Point(List.of(labels), value, null, List.of());
  }

  /** A histogram. */
  static Point of(DurationCounts durations, List<Example> examples, String... labels) {
    return new Point(List.of(labels), durations.count(), durations, examples);
  }
}
