package io.loopwarden.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which stalls are the same occurrence as calls that were judged. */
class RecentCallsTest {

  private static final long LOOP = 7;
  private static final long STALL_NANOS = 500;

  private final RecentCalls calls = new RecentCalls(STALL_NANOS);

  private void call(String method, long threadId, long beginNanos, long endNanos) {
    calls.add(new Held(Kind.BLOCKING_CALL, method, threadId, beginNanos, endNanos));
  }

  private boolean isTold(String method, long beginNanos, long endNanos) {
    return calls.tell(new Held(Kind.STALL, method, LOOP, beginNanos, endNanos));
  }

  @Test
  void aStallIsToldByCallsOfItsProblemInItsIteration() {
    call("load", LOOP, 1_000, 1_300);

    assertThat(isTold("load", 1_000, 2_000)).isTrue();
  }

  @Test
  void severalCallsTellItTogether() {
    call("load", LOOP, 1_000, 1_150);
    call("load", LOOP, 1_500, 1_650);

    assertThat(isTold("load", 1_000, 2_000)).isTrue();
  }

  @Test
  void aStallThatIsMuchLongerIsNotToldByThem() {
    call("load", LOOP, 1_000, 1_200);

    assertThat(isTold("load", 1_000, 2_000)).isFalse();
  }

  @Test
  void callsOfAnotherProblemDoNotTellIt() {
    call("save", LOOP, 1_000, 1_900);

    assertThat(isTold("load", 1_000, 2_000)).isFalse();
  }

  @Test
  void callsOfAnotherEventLoopDoNotTellIt() {
    call("load", LOOP + 1, 1_000, 1_900);

    assertThat(isTold("load", 1_000, 2_000)).isFalse();
  }

  @Test
  void callsOfAnotherIterationDoNotTellIt() {
    call("load", LOOP, 100, 900);
    call("load", LOOP, 2_100, 2_900);

    assertThat(isTold("load", 1_000, 2_000)).isFalse();
  }
}
