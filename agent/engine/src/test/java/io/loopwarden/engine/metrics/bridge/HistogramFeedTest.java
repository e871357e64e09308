package io.loopwarden.engine.metrics.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import io.loopwarden.engine.watchdog.figures.DurationCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistogramFeedTest {

  private final DurationCounts first = new DurationCounts();
  private final DurationCounts second = new DurationCounts();
  private final HistogramFeed feed = new HistogramFeed();

  private Map<List<String>, Long> handedOn() throws ReflectiveOperationException {
    List<Point> points = new ArrayList<>();
    points.add(new Point(List.of("a"), first.count(), first.copy(), List.of()));
    points.add(new Point(List.of("b"), second.count(), second.copy(), List.of()));
    Map<List<String>, Long> times = new HashMap<>();
    feed.handOn(
        new Family(Metric.ITERATION, points),
        (labels, batches) ->
            times.put(labels, batches.stream().mapToLong(NewDurations.Batch::times).sum()));
    return times;
  }

  private static void add(DurationCounts durations, int number) {
    for (int i = 0; i < number; i++) {
      durations.add(1000 + i);
    }
  }

  @Test
  void eachSeriesHasWhatIsNewInIt() throws Exception {
    add(first, 3);
    assertThat(handedOn()).isEqualTo(Map.of(List.of("a"), 3L, List.of("b"), 0L));
    add(second, 2);
    assertThat(handedOn()).isEqualTo(Map.of(List.of("a"), 0L, List.of("b"), 2L));
  }

  @Test
  void ofTooManyAllSeriesHaveTheSamePart() throws Exception {
    add(first, 3 * HistogramFeed.MOST);
    add(second, HistogramFeed.MOST);

    assertThat(handedOn())
        .isEqualTo(
            Map.of(
                List.of("a"), 3L * HistogramFeed.MOST / 4, List.of("b"), HistogramFeed.MOST / 4L));
  }
}
