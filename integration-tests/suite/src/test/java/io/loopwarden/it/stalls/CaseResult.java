package io.loopwarden.it.stalls;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What became of a case.
 *
 * <p>In a proof ({@link StallProgram#IS_PROOF}) all but one in twenty have to be right. Otherwise
 * the machine may have other things to do: then a clear majority has to be right, and of the rest
 * nothing may be held against the application that it did not do.
 *
 * @param stallCase the case
 * @param jdk what ran it
 * @param measured how many stalls the program measured
 * @param reported how many were reported, right or wrong
 * @param accusing how many of those blame the application
 * @param pairs those that were measured and reported
 */
record CaseResult(
    StallCase stallCase, Jdk jdk, int measured, int reported, long accusing, List<Pair> pairs) {

  /** Of the stalls that were reported when they were over. */
  static CaseResult of(StallCase stallCase, Jdk jdk, Recording recording) {
    return of(
        stallCase, jdk, recording, Stall.endedIn(recording).stream().map(Stall::report).toList());
  }

  /** Of those stalls that lasted long, with a tenth of doubt about where they began and ended. */
  static CaseResult ofLong(StallCase stallCase, Jdk jdk, Recording recording, Duration length) {
    long leastNanos = length.toNanos() * 9 / 10;
    return of(
        stallCase,
        jdk,
        Measurement.of(recording).stream()
            .filter(measurement -> measurement.durationNanos() >= leastNanos)
            .toList(),
        Stall.endedIn(recording).stream()
            .map(Stall::report)
            .filter(report -> report.durationNanos() >= leastNanos)
            .toList());
  }

  /** Of reports that were chosen. */
  static CaseResult of(StallCase stallCase, Jdk jdk, Recording recording, List<Report> reports) {
    return of(stallCase, jdk, Measurement.of(recording), reports);
  }

  private static CaseResult of(
      StallCase stallCase, Jdk jdk, List<Measurement> measurements, List<Report> reports) {
    CaseResult result =
        new CaseResult(
            stallCase,
            jdk,
            measurements.size(),
            reports.size(),
            reports.stream().filter(CaseResult::isAccusation).count(),
            Pair.of(measurements, reports));
    Figures.add(result);
    return result;
  }

  long rightCauses() {
    return pairs.stream().filter(this::isRight).count();
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

  /** Asserts that they have their cause, and that hardly anything else is told. */
  CaseResult hasRightCauses() {
    assertThat(measured).as("stalls: %s", this).isGreaterThan(StallProgram.REPETITIONS / 2);
    if (StallProgram.IS_PROOF) {
      assertThat(reported - pairs.size()).as("others: %s", this).isLessThanOrEqualTo(exceptions());
    }
    assertThat(wrongAccusations()).as("accusations: %s", this).isLessThanOrEqualTo(exceptions());
    assertThat(rightCauses()).as("right causes: %s", this).isGreaterThanOrEqualTo(floor());
    return this;
  }

  /** Asserts that they have their site. */
  CaseResult hasRightSites() {
    assertThat(rightSites()).as("right sites: %s", this).isGreaterThanOrEqualTo(floor());
    return this;
  }

  /** Asserts that they are as long as the program has measured. */
  CaseResult hasRightDurations() {
    assertThat(rightDurations()).as("right durations: %s", this).isGreaterThanOrEqualTo(floor());
    return this;
  }

  /** Asserts something of their reports. */
  CaseResult has(String description, Predicate<Report> right) {
    assertThat(pairs.stream().map(Pair::report).filter(right).count())
        .as("%s: %s", description, this)
        .isGreaterThanOrEqualTo(floor());
    return this;
  }

  /** Reports that blame the application for what it did not do. */
  private long wrongAccusations() {
    return accusing
        - pairs.stream().filter(this::isRight).filter(pair -> isAccusation(pair.report())).count();
  }

  private boolean isRight(Pair pair) {
    return stallCase.isRight(new Stall(pair.report()).cause(), pair.measurement());
  }

  private static boolean isAccusation(Report report) {
    return !new Stall(report).isPlatform();
  }

  private int floor() {
    return measured - missable();
  }

  private int missable() {
    return StallProgram.IS_PROOF ? exceptions() : Math.max(1, (measured - 1) / 2);
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
