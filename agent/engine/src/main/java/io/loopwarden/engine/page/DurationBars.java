package io.loopwarden.engine.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** The durations of a problem's occurrences as a bar chart. */
final class DurationBars {

  private static final long[] STEPS = {1, 2, 5};
  private static final int WIDTH = 28;
  private static final int GAP = 4;
  private static final int HEIGHT = 72;

  /** A bar of one occurrence is seen even beside a bar of thousands. */
  private static final double LEAST_HEIGHT = 2;

  private final List<Bar> bars = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();

  /**
   * One bar.
   *
   * @param from the shortest duration in it
   * @param to the shortest that is not
   */
  record Bar(int x, String y, String height, String count, String from, String to) {

    /** Where a number above it is centred. */
    int middle() {
      return x + WIDTH / 2;
    }

    /** Where that number stands. */
    String above() {
      return Amount.coordinate(Double.parseDouble(y) - 4);
    }

    /** How wide it is. */
    int width() {
      return WIDTH;
    }
  }

  private DurationBars() {}

  /** The bars of all durations. */
  static DurationBars of(Histogram durations) {
    DurationBars chart = new DurationBars();
    if (durations.getTotalCount() > 0) {
      chart.add(durations);
    }
    return chart;
  }

  private void add(Histogram durations) {
    List<Long> edges = edges(durations.getMinValue(), durations.getMaxValue());
    long[] counts = new long[edges.size() - 1];
    for (HistogramIterationValue value : durations.recordedValues()) {
      long nanos = durations.medianEquivalentValue(value.getValueIteratedTo());
      int bar = 0;
      while (bar < counts.length - 1 && nanos >= edges.get(bar + 1)) {
        bar++;
      }
      counts[bar] += value.getCountAddedInThisIterationStep();
    }
    long most = Arrays.stream(counts).max().orElse(1);
    for (int i = 0; i < counts.length; i++) {
      double height =
          counts[i] == 0 ? 0 : Math.max(LEAST_HEIGHT, (double) counts[i] / most * HEIGHT);
      String from = Amount.duration(edges.get(i));
      String to = Amount.duration(edges.get(i + 1));
      bars.add(
          new Bar(
              i * (WIDTH + GAP),
              Amount.coordinate(HEIGHT - height),
              Amount.coordinate(height),
              counts[i] == 0 ? "" : Amount.count(counts[i]),
              from,
              to));
      if (counts[i] > 0) {
        words.append(words.length() == 0 ? "" : ", ").append(Amount.count(counts[i]));
        words.append(" from ").append(from).append(" to ").append(to);
      }
    }
  }

  /** The limits of the bars: 1, 2, 5, 10, 20, 50… of a unit. */
  private static List<Long> edges(long shortest, long longest) {
    List<Long> edges = new ArrayList<>();
    long unit = 1;
    long edge = 0;
    for (int step = 0; edge <= longest; step = (step + 1) % STEPS.length) {
      long next = unit * STEPS[step];
      if (next > shortest) {
        if (edges.isEmpty()) {
          edges.add(edge);
        }
        edges.add(next);
      }
      edge = next;
      unit = step == STEPS.length - 1 ? unit * 10 : unit;
    }
    return edges;
  }

  /** The bars, the shortest durations first. */
  List<Bar> bars() {
    return bars;
  }

  /** How wide the chart is. */
  int width() {
    return Math.max(1, bars.size() * (WIDTH + GAP) - GAP);
  }

  /** Where the shortest duration of all bars is written. */
  String first() {
    return bars.isEmpty() ? "" : bars.get(0).from();
  }

  /** Where the longest duration of all bars is written. */
  String last() {
    return bars.isEmpty() ? "" : bars.get(bars.size() - 1).to();
  }

  /** The chart in words. */
  String words() {
    return words.toString();
  }
}
