package io.loopwarden.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.policy.AllowRule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentStallsTest {

  private final RecentStalls stalls = new RecentStalls();

  private record Blocked(Kind kind, String fingerprint, @Nullable Time time) implements Incident {

    @Override
    public long durationNanos() {
      return 1;
    }

    @Override
    public @Nullable AllowRule rule() {
      return null;
    }

    @Override
    public boolean isBelowThreshold() {
      return false;
    }

    @Override
    public List<Frame> stack() {
      return List.of();
    }

    @Override
    public Finding toFinding(List<Frame> stack) {
      throw new AssertionError("nothing is kept here");
    }

    @Override
    public void occursAs(Finding finding) {
      throw new AssertionError("nothing is kept here");
    }

    @Override
    public Occurrence describe(Finding finding) {
      throw new AssertionError("nothing is described here");
    }
  }

  private boolean isCounted(String fingerprint, long threadId, long startNanos, long endNanos) {
    Incident.Time time = new Incident.Time(threadId, startNanos, endNanos);
    return stalls.haveCounted(new Blocked(Kind.BLOCKING_CALL, fingerprint, time));
  }

  private void stall(String fingerprint, long startNanos, long endNanos) {
    Incident.Time time = new Incident.Time(1, startNanos, endNanos);
    assertThat(stalls.haveCounted(new Blocked(Kind.STALL, fingerprint, time))).isFalse();
  }

  @Test
  void aCallOfTheSameProblemInTheSameIterationIsPartOfItsStall() {
    stall("01234567", 100, 200);
    stall("01234567", 300, 400);

    assertThat(isCounted("01234567", 1, 110, 150)).isTrue();
    assertThat(isCounted("01234567", 1, 110, 200)).isTrue();
    assertThat(isCounted("01234567", 1, 310, 350)).isTrue();
  }

  @Test
  void othersAreNot() {
    stall("01234567", 100, 200);

    assertThat(isCounted("89abcdef", 1, 110, 150)).as("another problem").isFalse();
    assertThat(isCounted("01234567", 2, 110, 150)).as("another loop").isFalse();
    assertThat(isCounted("01234567", 1, 210, 250)).as("a later iteration").isFalse();
    assertThat(isCounted("01234567", 1, 50, 90)).as("an earlier iteration").isFalse();
    assertThat(stalls.haveCounted(new Blocked(Kind.BLOCKING_CALL, "01234567", null))).isFalse();
  }

  /** What is kept is bounded. */
  @Test
  void onlyTheLatestAreKnown() {
    stall("01234567", 100, 200);
    for (int i = 0; i < 1000; i++) {
      stall("89abcdef", 1000 + i, 1001 + i);
    }

    assertThat(isCounted("01234567", 1, 110, 150)).isFalse();
    assertThat(isCounted("89abcdef", 1, 1999, 2000)).isTrue();
  }
}
