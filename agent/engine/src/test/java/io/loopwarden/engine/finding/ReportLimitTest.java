package io.loopwarden.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.config.Rate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportLimitTest {

  private static final long MINUTE = 60_000_000_000L;

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

  @Test
  void onePerMinutePasses() {
    ReportLimit limit = new ReportLimit(new Rate(1, MINUTE));

    assertThat(limit.admits(one, 0)).isTrue();
    assertThat(limit.admits(one, 1)).isFalse();
    assertThat(limit.admits(one, MINUTE - 1)).isFalse();
    assertThat(limit.admits(one, MINUTE)).isTrue();
    assertThat(limit.admits(one, MINUTE + 1)).isFalse();
  }

  @Test
  void eachFindingHasItsOwnLimit() {
    ReportLimit limit = new ReportLimit(new Rate(1, MINUTE));

    assertThat(limit.admits(one, 0)).isTrue();
    assertThat(limit.admits(two, 1)).isTrue();
    assertThat(limit.admits(one, 2)).isFalse();
    assertThat(limit.admits(two, 3)).isFalse();
  }

  @Test
  void severalPerTimePass() {
    ReportLimit limit = new ReportLimit(new Rate(2, 1000));

    assertThat(limit.admits(one, 5000)).isTrue();
    assertThat(limit.admits(one, 5500)).isTrue();
    assertThat(limit.admits(one, 5999)).isFalse();
    assertThat(limit.admits(one, 6000)).isTrue();
  }

  @Test
  void noLimitLetsEverythingPass() {
    ReportLimit limit = new ReportLimit(Rate.UNLIMITED);

    for (int i = 0; i < 1000; i++) {
      assertThat(limit.admits(one, 7)).isTrue();
    }
  }

  @Test
  void aLimitOfNoneLetsNothingPass() {
    ReportLimit limit = new ReportLimit(new Rate(0, 1000));

    assertThat(limit.admits(one, 0)).isFalse();
    assertThat(limit.admits(one, 5000)).isFalse();
  }

  /** {@code System.nanoTime()} may overflow. */
  @Test
  void theClockMayOverflow() {
    ReportLimit limit = new ReportLimit(new Rate(1, 1000));

    assertThat(limit.admits(one, Long.MAX_VALUE - 10)).isTrue();
    assertThat(limit.admits(one, Long.MIN_VALUE + 10)).isFalse();
    assertThat(limit.admits(one, Long.MIN_VALUE + 1000)).isTrue();
  }
}
