package io.loopwarden.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long calls held an event loop whose stall was seen. */
class RecentStallsTest {

  private static final long LOOP = 7;
  private static final long STALL_NANOS = 500;

  /** The calls count as their stall. */
  private static final long OF_STALL = -1;

  private final RecentStalls stalls = new RecentStalls(STALL_NANOS);

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
    assertThat(wholeNanos(call, 1_400, 250)).isEqualTo(450);
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
  void callsOfAStallThatIsJudgedTookAsLongAsTheyTook() {
    Held stall = new Held(Kind.STALL, "load", LOOP, 1_000, 1_800);
    stalls.goesOn(stall, 1_000);
    stalls.ended(LOOP);
    stalls.endedAs(stall);
    stalls.judged(stall);

    assertThat(wholeNanos("load", 1_200, 1_500)).isEqualTo(300);
  }

  @Test
  void callsOfAStallThatHasEndedTookAllOfIt() {
    Held stall = new Held(Kind.STALL, "load", LOOP, 1_000, 2_000);
    stalls.endedAs(stall);

    Held call = new Held(Kind.BLOCKING_CALL, "load", LOOP, 1_100, 1_400);
    assertThat(stalls.whole(call, 1_100, 150))
        .as("until the end of the stall")
        .isEqualTo(new RecentStalls.Whole(850, 2_000));
    assertThat(stalls.isReportedAsCalls(stall)).isTrue();
  }

  @Test
  void callsThatAreALittlePartOfTheirStallCountAsTheStall() {
    Held stall = new Held(Kind.STALL, "load", LOOP, 1_000, 2_000);
    stalls.endedAs(stall);

    assertThat(wholeNanos("load", 1_100, 1_200)).isEqualTo(OF_STALL);
    assertThat(stalls.isReportedAsCalls(stall)).isFalse();
  }

  @Test
  void whatTheStallWasAtItsEndIsWhatCounts() {
    stalls.goesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 1_500), 1_000);
    stalls.endedAs(new Held(Kind.STALL, "save", LOOP, 1_000, 2_000));

    assertThat(wholeNanos("load", 1_100, 1_400)).isEqualTo(300);
    assertThat(wholeNanos("save", 1_400, 1_700)).isEqualTo(1_000);
  }

  @Test
  void theTimeBesidesCallsCountsOnce() {
    stalls.endedAs(new Held(Kind.STALL, "load", LOOP, 1_000, 2_000));

    assertThat(wholeNanos("load", 1_100, 1_400)).isEqualTo(1_000);
    assertThat(wholeNanos("load", 1_500, 1_600)).as("of another test").isEqualTo(100);
  }

  @Test
  void callsOfAnotherThreadAndIterationAreNoneOfIt() {
    stalls.endedAs(new Held(Kind.STALL, "load", LOOP, 1_000, 2_000));
    stalls.endedAs(new Held(Kind.STALL, "load", LOOP + 1, 3_000, 4_000));

    assertThat(wholeNanos("load", 2_100, 2_200)).isEqualTo(100);
    assertThat(wholeNanos("load", 3_100, 3_400)).isEqualTo(300);
  }

  @Test
  void whereNobodyWatchesNoStallIsWaitedFor() {
    assertThat(isKnown(STALL_NANOS, 1_000, 1_200)).isTrue();
  }

  @Test
  void callsOfALongIterationWaitForTheNextLookOrTheStall() {
    stalls.knownUntil(1_100);
    assertThat(isKnown(STALL_NANOS - 1, 1_000, 1_200)).isTrue();
    assertThat(isKnown(STALL_NANOS, 1_000, 1_200)).isFalse();

    stalls.endedAs(new Held(Kind.STALL, "save", LOOP, 900, 1_150));
    assertThat(isKnown(STALL_NANOS, 1_000, 1_200)).isTrue();
    assertThat(isKnown(STALL_NANOS, 1_160, 1_200)).isFalse();

    stalls.knownUntil(1_201);
    assertThat(isKnown(STALL_NANOS, 1_160, 1_200)).isTrue();
  }

  private boolean isKnown(long ageNanos, long beginNanos, long overNanos) {
    return stalls.isKnown(LOOP, ageNanos, beginNanos, overNanos);
  }

  private long wholeNanos(String method, long beginNanos, long endNanos) {
    Held call = new Held(Kind.BLOCKING_CALL, method, LOOP, beginNanos, endNanos);
    return wholeNanos(call, beginNanos, 0);
  }

  private long wholeNanos(Held calls, long beginNanos, long othersNanos) {
    RecentStalls.Whole whole = stalls.whole(calls, beginNanos, othersNanos);
    return whole == null ? OF_STALL : whole.durationNanos();
  }
}
