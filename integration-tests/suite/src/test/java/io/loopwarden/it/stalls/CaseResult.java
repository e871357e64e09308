package io.loopwarden.it.stalls;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What became of a case.
 *
 * @param stallCase the case
 * @param jdk what ran it
 * @param measured how many stalls the program measured
 * @param reported how many were reported, right or wrong
 * @param pairs those that were measured and reported
 */
record CaseResult(StallCase stallCase, Jdk jdk, int measured, int reported, List<Pair> pairs) {

  /** Of the stalls that were reported when they were over. */
  static CaseResult of(StallCase stallCase, Jdk jdk, Recording recording) {
    return of(
        stallCase, jdk, recording, Stall.endedIn(recording).stream().map(Stall::report).toList());
  }

  /** Of reports that were chosen. */
  static CaseResult of(StallCase stallCase, Jdk jdk, Recording recording, List<Report> reports) {
    List<Measurement> measurements = Measurement.of(recording);
    CaseResult result =
        new CaseResult(
            stallCase, jdk, measurements.size(), reports.size(), Pair.of(measurements, reports));
    Figures.add(result);
    return result;
  }

  long rightCauses() {
    return pairs.stream()
        .filter(pair -> stallCase.isRight(new Stall(pair.report()).cause(), pair.measurement()))
        .count();
  }

  long rightSites() {
    return pairs.stream()
        .filter(pair -> String.valueOf(stallCase.site()).equals(pair.report().function()))
        .count();
  }

  long rightDurations() {
    return pairs.stream().filter(Pair::isOfRightDuration).count();
  }

  /** The pair whose durations differ most. */
  Pair worst() {
    return pairs.stream().max(Comparator.comparingLong(Pair::errorNanos)).orElse(null);
  }

  /** Asserts that all but one in twenty have their cause, and that hardly anything else is told. */
  CaseResult hasRightCauses() {
    assertThat(measured).as("stalls: %s", this).isGreaterThan(StallProgram.REPETITIONS / 2);
    assertThat(reported - pairs.size()).as("others: %s", this).isLessThanOrEqualTo(exceptions());
    assertThat(rightCauses()).as("right causes: %s", this).isGreaterThanOrEqualTo(floor());
    return this;
  }

  /** Asserts that all but one in twenty have their site. */
  CaseResult hasRightSites() {
    assertThat(rightSites()).as("right sites: %s", this).isGreaterThanOrEqualTo(floor());
    return this;
  }

  /** Asserts that all but one in twenty are as long as the program has measured. */
  CaseResult hasRightDurations() {
    assertThat(rightDurations()).as("right durations: %s", this).isGreaterThanOrEqualTo(floor());
    return this;
  }

  /** Asserts something of the reports of all but one in twenty. */
  CaseResult has(String description, Predicate<Report> right) {
    assertThat(pairs.stream().map(Pair::report).filter(right).count())
        .as("%s: %s", description, this)
        .isGreaterThanOrEqualTo(floor());
    return this;
  }

  private int floor() {
    return measured - exceptions();
  }

  private int exceptions() {
    return Math.max(1, measured / 20);
  }

  @Override
  public String toString() {
    return stallCase
        + " on "
        + jdk
        + ", measured "
        + measured
        + ", reported "
        + reported
        + pairs.stream().map(Pair::toString).toList();
  }
}
