package io.loopwarden.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls and stalls of one problem are one row. */
class ProblemTotalsTest {

  private static final Operation SLEEP =
      new Operation(0, "java.lang.Thread.sleep", "sleep", true, false, Operation.Naming.OWN, "r");
  private static final Frame SITE = new Frame("com.acme.Orders", "load", "Orders.java", 42);

  @Test
  void callsAndStallsAreCountedTogether() {
    Finding calls = TestFindings.finding("9f3a12c4", SLEEP, SITE, List.of(), 10, 20);
    Finding other = TestFindings.finding("00000001", SLEEP, SITE, List.of(), 1);
    Finding stalls = TestFindings.stall("cpu", SITE);
    stalls.record(500);
    calls.formerly(List.of("00000002"));
    stalls.formerly(List.of("00000003", "00000002"));

    assertThat(ProblemTotals.of(List.of(calls, other, stalls)))
        .hasSize(2)
        .first()
        .satisfies(
            problem -> {
              assertThat(problem.first()).isSameAs(calls);
              assertThat(problem.durationsNanos().getTotalCount()).isEqualTo(3);
              assertThat(problem.totalNanos()).isEqualTo(530);
              assertThat(problem.longestNanos()).isEqualTo(500);
              assertThat(problem.formerFingerprints()).containsExactly("00000002", "00000003");
            });
    assertThat(calls.durationsNanos().getTotalCount()).isEqualTo(2);
  }
}
