package io.loopwarden.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.config.Rate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportLimitTest {

  private static final long MINUTE = 60_000_000_000L;
  private static final long STALL = 1000;

  private final Finding one = finding("01234567");
  private final Finding two = finding("89abcdef");

  private static Finding finding(String fingerprint) {
    return new Finding(
        Kind.BLOCKING_CALL,
        fingerprint,
        new Operation(0, "a.B.c", "x", true, false, Operation.Naming.OWN, "r"),
        "a.B.c",
        new Frame("a.A", "b", null, 0),
        List.of(),
        false);
  }

  private static boolean isReported(ReportLimit limit, Finding finding, long nowNanos) {
    return limit.occurred(finding, false, 1, nowNanos) != null;
  }

  @Test
  void onePerMinutePasses() {
    ReportLimit limit = new ReportLimit(new Rate(1, MINUTE), STALL);

    assertThat(isReported(limit, one, 0)).isTrue();
    assertThat(isReported(limit, one, 1)).isFalse();
    assertThat(isReported(limit, one, MINUTE - 1)).isFalse();
    assertThat(isReported(limit, one, MINUTE)).isTrue();
    assertThat(isReported(limit, one, MINUTE + 1)).isFalse();
  }

  @Test
  void eachFindingHasItsOwnLimit() {
    ReportLimit limit = new ReportLimit(new Rate(1, MINUTE), STALL);

    assertThat(isReported(limit, one, 0)).isTrue();
    assertThat(isReported(limit, two, 1)).isTrue();
    assertThat(isReported(limit, one, 2)).isFalse();
    assertThat(isReported(limit, two, 3)).isFalse();
  }

  @Test
  void severalPerTimePass() {
    ReportLimit limit = new ReportLimit(new Rate(2, 1000), STALL);

    assertThat(isReported(limit, one, 5000)).isTrue();
    assertThat(isReported(limit, one, 5500)).isTrue();
    assertThat(isReported(limit, one, 5999)).isFalse();
    assertThat(isReported(limit, one, 6000)).isTrue();
  }

  @Test
  void noLimitLetsEverythingPass() {
    ReportLimit limit = new ReportLimit(Rate.UNLIMITED, STALL);

    for (int i = 0; i < 1000; i++) {
      assertThat(isReported(limit, one, 7)).isTrue();
    }
  }

  @Test
  void aLimitOfNoneLetsNothingPass() {
    ReportLimit limit = new ReportLimit(new Rate(0, 1000), STALL);

    assertThat(isReported(limit, one, 0)).isFalse();
    assertThat(isReported(limit, one, 5000)).isFalse();
  }

  /** {@code System.nanoTime()} may overflow. */
  @Test
  void theClockMayOverflow() {
    ReportLimit limit = new ReportLimit(new Rate(1, 1000), STALL);

    assertThat(isReported(limit, one, Long.MAX_VALUE - 10)).isTrue();
    assertThat(isReported(limit, one, Long.MIN_VALUE + 10)).isFalse();
    assertThat(isReported(limit, one, Long.MIN_VALUE + 1000)).isTrue();
  }

  @Test
  void aReportStandsForAllSinceTheLastOne() {
    ReportLimit limit = new ReportLimit(new Rate(1, MINUTE), STALL);

    assertThat(limit.occurred(one, false, 100, 0)).isEqualTo(new SinceLastReport(1, 100, 100));
    limit.occurred(one, false, 90, 1);
    limit.occurred(one, false, 300, 2);
    assertThat(limit.occurred(one, false, 20, MINUTE)).isEqualTo(new SinceLastReport(3, 410, 300));
    assertThat(limit.occurred(one, false, 20, 2 * MINUTE))
        .isEqualTo(new SinceLastReport(1, 20, 20));
  }

  @Test
  void tenTimesTheLongestThatWasReportedIsReportedAtOnce() {
    ReportLimit limit = new ReportLimit(new Rate(1, MINUTE), Long.MAX_VALUE);

    assertThat(limit.occurred(one, false, 20, 0)).isNotNull();
    assertThat(limit.occurred(one, false, 199, 1)).isNull();
    assertThat(limit.occurred(one, false, 200, 2)).isEqualTo(new SinceLastReport(2, 399, 200));
    assertThat(limit.occurred(one, false, 1999, 3)).isNull();
    assertThat(limit.occurred(one, false, 2000, 4)).isEqualTo(new SinceLastReport(2, 3999, 2000));
  }

  @Test
  void theFirstOccurrenceThatIsAStallIsReportedAtOnce() {
    ReportLimit limit = new ReportLimit(new Rate(1, MINUTE), STALL);

    assertThat(limit.occurred(one, false, 400, 0)).isNotNull();
    assertThat(limit.occurred(one, false, 999, 1)).isNull();
    assertThat(limit.occurred(one, false, 1000, 2)).isNotNull();
    assertThat(limit.occurred(one, false, 1100, 3)).isNull();
  }

  /** In mode=throw, no call has a duration. */
  @Test
  void whatHasNoDurationIsNeverFarWorse() {
    ReportLimit limit = new ReportLimit(new Rate(1, MINUTE), STALL);

    assertThat(limit.occurred(one, false, 0, 0)).isNotNull();
    assertThat(limit.occurred(one, false, 0, 1)).isNull();
  }

  @Test
  void aLimitOfNoneLetsNothingPassHoweverLong() {
    assertThat(new ReportLimit(new Rate(0, 1000), STALL).occurred(one, false, 5000, 0)).isNull();
  }

  @Test
  void theEndOfWhatWasReportedAtItsBeginIsReportedToo() {
    ReportLimit limit = new ReportLimit(new Rate(1, MINUTE), STALL);

    assertThat(limit.occurred(one, false, 0, 0)).isEqualTo(new SinceLastReport(1, 0, 0));
    SinceLastReport end = limit.ended(one, false, true, 5, 1);
    assertThat(end).isEqualTo(new SinceLastReport(0, 5, 5));
    assertThat(end.isEnd()).isTrue();

    assertThat(limit.occurred(one, false, 0, 2)).isNull();
    assertThat(limit.ended(one, false, false, 6, 3)).isNull();
    assertThat(limit.occurred(one, false, 0, MINUTE)).isEqualTo(new SinceLastReport(2, 6, 6));
  }

  @Test
  void anEndThatIsFarWorseIsReportedThoughItsBeginWasNot() {
    ReportLimit limit = new ReportLimit(new Rate(1, MINUTE), Long.MAX_VALUE);
    limit.occurred(one, false, 0, 0);
    limit.ended(one, false, true, 5, 1);

    limit.occurred(one, false, 0, 2);
    assertThat(limit.ended(one, false, false, 50, 3)).isEqualTo(new SinceLastReport(1, 50, 50));
  }

  /** The test that judges it must not take the warning from the one that does not. */
  @Test
  void whatIsLeftToTestsHasALimitOfItsOwn() {
    ReportLimit limit = new ReportLimit(new Rate(1, MINUTE), STALL);

    assertThat(limit.occurred(one, true, 20, 0)).isNotNull();
    assertThat(limit.occurred(one, true, 20, 1)).isNull();
    assertThat(limit.occurred(one, false, 30, 2)).isEqualTo(new SinceLastReport(1, 30, 30));
    assertThat(limit.occurred(one, false, 30, 3)).isNull();
  }
}
