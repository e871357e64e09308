package io.loopwarden.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which stalls are the same occurrence as calls that were judged. */
class RecentCallsTest {

  private static final long LOOP = 7;
  private static final long STALL_NANOS = 500;

  private final RecentCalls calls = new RecentCalls(STALL_NANOS);

  /** Something that held an event loop between two moments. */
  private record Held(Kind kind, String method, long threadId, long beginNanos, long endNanos)
      implements TestIncident {

    @Override
    public String fingerprint() {
      return Fingerprint.of("call", "com.acme.Orders", method);
    }

    @Override
    public long durationNanos() {
      return endNanos - beginNanos;
    }
  }

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

  @Test
  void theCallsOfAnIterationAreKnownOnceItsEndIsPast() {
    long now = System.nanoTime();
    calls.judgedUntil(now);

    assertThat(calls.areJudgedUntil(now - 1)).isTrue();
    assertThat(calls.areJudgedUntil(now)).isFalse();
  }

  @Test
  void callsOfAStallThatWasSeenToLastTookAsLongAsTheStall() {
    calls.stallGoesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 1_800), 1_000);

    assertThat(wholeNanos("load", 1_200, 1_500)).isEqualTo(500);
  }

  @Test
  void whatOtherProblemsTookOfTheStallIsTheirs() {
    calls.stallGoesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 1_800), 1_000);

    Held call = new Held(Kind.BLOCKING_CALL, "load", LOOP, 1_400, 1_700);
    assertThat(calls.wholeNanos(call, 1_400, 250)).isEqualTo(450);
  }

  @Test
  void callsThatWereNotItsStoryTookAsLongAsTheyTook() {
    calls.stallGoesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 4_000), 1_000);

    assertThat(wholeNanos("load", 4_800, 5_000)).isEqualTo(200);
  }

  @Test
  void callsThatWereAStallByThemselvesAreItsStory() {
    calls.stallGoesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 4_000), 1_000);

    assertThat(wholeNanos("load", 4_400, 5_000)).isEqualTo(4_000);
  }

  @Test
  void callsOfAnotherProblemAndOfOtherIterationsTookAsLongAsTheyTook() {
    calls.stallGoesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 1_800), 1_000);

    assertThat(wholeNanos("save", 1_200, 1_500)).isEqualTo(300);
    assertThat(wholeNanos("load", 900, 1_500)).isEqualTo(600);
    assertThat(wholeNanos("load", 1_200, 1_500)).isEqualTo(500);
    assertThat(wholeNanos("load", 1_600, 1_900)).as("once for a stall").isEqualTo(300);
  }

  @Test
  void callsThatAreJudgedOnceItHasEndedTookAsLongAsTheStall() {
    calls.stallGoesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 1_800), 1_000);
    calls.stallEnded(LOOP);

    assertThat(wholeNanos("load", 1_200, 1_500)).isEqualTo(500);
  }

  @Test
  void callsAfterItsEndTookAsLongAsTheyTook() {
    long startNanos = System.nanoTime() - 1_000_000;
    calls.stallGoesOn(new Held(Kind.STALL, "load", LOOP, startNanos, startNanos + 1), startNanos);
    calls.stallEnded(LOOP);
    long laterNanos = System.nanoTime() + 1;

    assertThat(wholeNanos("load", laterNanos, laterNanos + 600)).isEqualTo(600);
  }

  @Test
  void callsOfAStallThatIsReportedByItselfTookAsLongAsTheyTook() {
    calls.stallGoesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 1_800), 1_000);
    calls.stallEnded(LOOP);
    calls.stallReported(LOOP);

    assertThat(wholeNanos("load", 1_200, 1_500)).isEqualTo(300);
  }

  private long wholeNanos(String method, long beginNanos, long endNanos) {
    Held call = new Held(Kind.BLOCKING_CALL, method, LOOP, beginNanos, endNanos);
    return calls.wholeNanos(call, beginNanos, 0);
  }
}
