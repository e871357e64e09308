package io.loopwarden.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTest {

  private final Finding finding =
      TestFindings.stall("cpu", new Frame("com.acme.Orders", "load", "Orders.java", 42));

  @Test
  void itKeepsTheNumbersOfAllStalls() {
    finding.record(200);
    finding.record(600);

    assertThat(finding.occurrences()).isEqualTo(2);
    assertThat(finding.totalNanos()).isEqualTo(800);
    assertThat(finding.longestNanos()).isEqualTo(600);
    assertThat(finding.durationsNanos().getTotalCount()).isEqualTo(2);
  }

  /** A loop that never comes back must not be missing where all that was met is told. */
  @Test
  void aStallThatGoesOnCountsOnceWithItsAge() {
    Object loop = new Object();
    long startNanos = System.nanoTime() - 2_000_000_000;
    finding.record(200);
    finding.ongoing(loop, startNanos);
    finding.ongoing(loop, startNanos);

    assertThat(finding.occurrences()).isEqualTo(2);
    assertThat(finding.totalNanos()).isGreaterThanOrEqualTo(2_000_000_200L);
    assertThat(finding.longestNanos()).isGreaterThanOrEqualTo(2_000_000_000L);
    assertThat(finding.durationsNanos().getTotalCount()).isEqualTo(2);
  }

  @Test
  void twoLoopsThatHangAtOnePlaceAreTwoOccurrences() {
    finding.ongoing(new Object(), System.nanoTime());
    finding.ongoing(new Object(), System.nanoTime());

    assertThat(finding.occurrences()).isEqualTo(2);
  }

  @Test
  void onceItHasEndedItIsCountedOnce() {
    Object loop = new Object();
    finding.ongoing(loop, System.nanoTime() - 2_000);
    finding.noLongerOngoing(loop);
    finding.record(2_500);

    assertThat(finding.totalNanos()).isEqualTo(2_500);
    assertThat(finding.occurrences()).isEqualTo(1);
    assertThat(finding.durationsNanos().getTotalCount()).isEqualTo(1);
  }
}
