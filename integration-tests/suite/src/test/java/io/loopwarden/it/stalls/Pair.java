package io.loopwarden.it.stalls;

import io.loopwarden.it.harness.Report;
import java.util.ArrayList;
import java.util.List;

/**
 * A measurement and the report of it.
 *
 * @param measurement what the program measured
 * @param report what the agent reported
 */
record Pair(Measurement measurement, Report report) {

  /**
   * Pairs them in their order. Where their numbers differ, what does not fit is left out: a
   * measurement was missed, or a report is of something else.
   */
  static List<Pair> of(List<Measurement> measurements, List<Report> reports) {
    List<Pair> pairs = new ArrayList<>();
    int measured = 0;
    int reported = 0;
    while (measured < measurements.size() && reported < reports.size()) {
      Pair pair = new Pair(measurements.get(measured), reports.get(reported));
      int surplus = (reports.size() - reported) - (measurements.size() - measured);
      if (surplus == 0 || pair.isOfOneStall()) {
        pairs.add(pair);
        measured++;
        reported++;
      } else if (surplus > 0) {
        reported++;
      } else {
        measured++;
      }
    }
    return pairs;
  }

  private boolean isOfOneStall() {
    return measurement.loop().equals(report.eventLoop()) && isOfRightDuration();
  }

  boolean isOfRightDuration() {
    return measurement.agreesWith(report.durationNanos());
  }

  long errorNanos() {
    return measurement.errorNanos(report.durationNanos());
  }

  /** Part of the measured duration. */
  double relativeError() {
    return (double) errorNanos() / measurement.durationNanos();
  }
}
