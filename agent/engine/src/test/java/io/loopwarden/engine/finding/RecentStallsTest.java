package io.loopwarden.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long calls held an event loop whose stall was seen. */
class RecentStallsTest {

  private static final long LOOP = 7;
  private static final long STALL_NANOS = 500;

  private final RecentStalls stalls = new RecentStalls(STALL_NANOS);

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

  @Test
  void theCallsOfAnIterationAreKnownOnceItsEndIsPast() {
    long now = System.nanoTime();
    stalls.callsJudgedUntil(now);

    assertThat(stalls.areCallsJudgedUntil(now - 1)).isTrue();
    assertThat(stalls.areCallsJudgedUntil(now)).isFalse();
  }

  @Test
  void callsOfAStallThatWasSeenToLastTookAsLongAsTheStall() {
    stalls.goesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 1_800), 1_000);

    assertThat(wholeNanos("load", 1_200, 1_500)).isEqualTo(500);
  }

  @Test
  void whatOtherProblemsTookOfTheStallIsTheirs() {
    stalls.goesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 1_800), 1_000);

    Held call = new Held(Kind.BLOCKING_CALL, "load", LOOP, 1_400, 1_700);
    assertThat(stalls.wholeNanos(call, 1_400, 250)).isEqualTo(450);
  }

  @Test
  void callsThatWereNotItsStoryTookAsLongAsTheyTook() {
    stalls.goesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 4_000), 1_000);

    assertThat(wholeNanos("load", 4_800, 5_000)).isEqualTo(200);
  }

  @Test
  void callsThatWereAStallByThemselvesAreItsStory() {
    stalls.goesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 4_000), 1_000);

    assertThat(wholeNanos("load", 4_400, 5_000)).isEqualTo(4_000);
  }

  @Test
  void callsOfAnotherProblemAndOfOtherIterationsTookAsLongAsTheyTook() {
    stalls.goesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 1_800), 1_000);

    assertThat(wholeNanos("save", 1_200, 1_500)).isEqualTo(300);
    assertThat(wholeNanos("load", 900, 1_500)).isEqualTo(600);
    assertThat(wholeNanos("load", 1_200, 1_500)).isEqualTo(500);
    assertThat(wholeNanos("load", 1_600, 1_900)).as("once for a stall").isEqualTo(300);
  }

  @Test
  void callsThatAreJudgedOnceItHasEndedTookAsLongAsTheStall() {
    stalls.goesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 1_800), 1_000);
    stalls.ended(LOOP);

    assertThat(wholeNanos("load", 1_200, 1_500)).isEqualTo(500);
  }

  @Test
  void callsAfterItsEndTookAsLongAsTheyTook() {
    long startNanos = System.nanoTime() - 1_000_000;
    stalls.goesOn(new Held(Kind.STALL, "load", LOOP, startNanos, startNanos + 1), startNanos);
    stalls.ended(LOOP);
    long laterNanos = System.nanoTime() + 1;

    assertThat(wholeNanos("load", laterNanos, laterNanos + 600)).isEqualTo(600);
  }

  @Test
  void callsOfAStallThatIsReportedByItselfTookAsLongAsTheyTook() {
    stalls.goesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 1_800), 1_000);
    stalls.ended(LOOP);
    stalls.reported(LOOP);

    assertThat(wholeNanos("load", 1_200, 1_500)).isEqualTo(300);
  }

  private long wholeNanos(String method, long beginNanos, long endNanos) {
    Held call = new Held(Kind.BLOCKING_CALL, method, LOOP, beginNanos, endNanos);
    return stalls.wholeNanos(call, beginNanos, 0);
  }
}
