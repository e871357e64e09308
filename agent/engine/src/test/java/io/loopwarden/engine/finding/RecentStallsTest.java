package io.loopwarden.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long calls held an event loop whose stall was seen. */
class RecentStallsTest {

  private static final long LOOP = 7;
  private static final Object LOOP_OBJECT = new Object();
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
    stalls.goesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 1_800), LOOP_OBJECT, 1_000);

    Held call = new Held(Kind.BLOCKING_CALL, "load", LOOP, 1_200, 1_500);
    assertThat(stalls.whole(call, 1_200, 0))
        .as("and end it")
        .isEqualTo(new RecentStalls.Whole(500, 1_500, false, LOOP_OBJECT));
  }

  @Test
  void aStallIsSeenUntilItIsJudged() {
    Held stall = new Held(Kind.STALL, "load", LOOP, 1_000, 1_800);
    stalls.goesOn(stall, LOOP_OBJECT, 1_000);
    assertThat(stalls.isSeen(LOOP)).isTrue();
    assertThat(stalls.isSeen(LOOP + 1)).isFalse();

    stalls.ended(LOOP);
    assertThat(stalls.isSeen(LOOP)).as("its calls wait for the watchdog").isTrue();

    stalls.judged(stall);
    assertThat(stalls.isSeen(LOOP)).isFalse();
  }

  @Test
  void whatOtherProblemsTookOfTheStallIsTheirs() {
    stalls.goesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 1_800), LOOP_OBJECT, 1_000);

    Held call = new Held(Kind.BLOCKING_CALL, "load", LOOP, 1_400, 1_700);
    assertThat(wholeNanos(call, 1_400, 250)).isEqualTo(450);
  }

  @Test
  void callsThatWereNotItsStoryTookAsLongAsTheyTook() {
    stalls.goesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 4_000), LOOP_OBJECT, 1_000);

    assertThat(wholeNanos("load", 4_800, 5_000)).isEqualTo(200);
  }

  /** Most samples showed something else: the reports while it lasted said so. */
  @Test
  void callsThatWereLongButALittlePartAreNotItsStory() {
    stalls.endedAs(new Held(Kind.STALL, "load", LOOP, 1_000, 5_000), false);

    assertThat(wholeNanos("load", 4_400, 5_000)).isEqualTo(OF_STALL);
  }

  @Test
  void callsOfAnotherProblemAndOfOtherIterationsTookAsLongAsTheyTook() {
    stalls.goesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 1_800), LOOP_OBJECT, 1_000);

    assertThat(wholeNanos("save", 1_200, 1_500)).isEqualTo(300);
    assertThat(wholeNanos("load", 900, 1_500)).isEqualTo(600);
    assertThat(wholeNanos("load", 1_200, 1_500)).isEqualTo(500);
    assertThat(wholeNanos("load", 1_600, 1_900)).as("once for a stall").isEqualTo(300);
  }

  @Test
  void callsThatAreJudgedOnceItHasEndedTookAsLongAsTheStall() {
    stalls.goesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 1_800), LOOP_OBJECT, 1_000);
    stalls.ended(LOOP);

    assertThat(wholeNanos("load", 1_200, 1_500)).isEqualTo(500);
  }

  @Test
  void callsAfterItsEndTookAsLongAsTheyTook() {
    long startNanos = System.nanoTime() - 1_000_000;
    stalls.goesOn(
        new Held(Kind.STALL, "load", LOOP, startNanos, startNanos + 1), LOOP_OBJECT, startNanos);
    stalls.ended(LOOP);
    long laterNanos = System.nanoTime() + 1;

    assertThat(wholeNanos("load", laterNanos, laterNanos + 600)).isEqualTo(600);
  }

  @Test
  void callsOfAStallThatIsJudgedTookAsLongAsTheyTook() {
    Held stall = new Held(Kind.STALL, "load", LOOP, 1_000, 1_800);
    stalls.goesOn(stall, LOOP_OBJECT, 1_000);
    stalls.ended(LOOP);
    stalls.endedAs(stall, false);
    stalls.callsJudgedUntil(stall.endNanos() + 1);
    stalls.judged(stall);

    assertThat(wholeNanos("load", 1_200, 1_500)).isEqualTo(300);
  }

  @Test
  void callsOfAStallThatHasEndedTookAllOfIt() {
    Held stall = new Held(Kind.STALL, "load", LOOP, 1_000, 2_000);
    stalls.endedAs(stall, false);

    Held call = new Held(Kind.BLOCKING_CALL, "load", LOOP, 1_100, 1_400);
    assertThat(stalls.whole(call, 1_100, 150))
        .as("until the end of the stall")
        .isEqualTo(new RecentStalls.Whole(850, 2_000, false, null));
    assertThat(stalls.isReportedAsItself(stall)).isFalse();
  }

  @Test
  void callsThatAreALittlePartOfTheirStallCountAsTheStall() {
    Held stall = new Held(Kind.STALL, "load", LOOP, 1_000, 2_000);
    stalls.endedAs(stall, false);

    assertThat(wholeNanos("load", 1_100, 1_200)).isEqualTo(OF_STALL);
    assertThat(stalls.isReportedAsItself(stall)).isTrue();
  }

  @Test
  void callsOfAStallThatLoadedCodeAreItsStoryHoweverShort() {
    Held stall = new Held(Kind.STALL, "load", LOOP, 1_000, 2_000);
    stalls.endedAs(stall, true);

    Held call = new Held(Kind.BLOCKING_CALL, "load", LOOP, 1_100, 1_101);
    assertThat(stalls.whole(call, 1_100, 0))
        .isEqualTo(new RecentStalls.Whole(1_000, 2_000, true, null));
    assertThat(stalls.isReportedAsItself(stall)).isFalse();
  }

  /** The reporter came so late that the stall was judged first. */
  @Test
  void callsThatComeAfterTheirStallIsReportedCountAsTheStall() {
    Held stall = new Held(Kind.STALL, "load", LOOP, 1_000, 2_000);
    stalls.callsJudgedUntil(1_999);
    stalls.endedAs(stall, false);
    assertThat(stalls.isReportedAsItself(stall)).isTrue();
    stalls.judged(stall);

    assertThat(wholeNanos("load", 1_100, 1_900)).isEqualTo(OF_STALL);
    assertThat(wholeNanos("save", 1_100, 1_900)).as("another problem").isEqualTo(800);
  }

  @Test
  void whatTheStallWasAtItsEndIsWhatCounts() {
    stalls.goesOn(new Held(Kind.STALL, "load", LOOP, 1_000, 1_500), LOOP_OBJECT, 1_000);
    stalls.endedAs(new Held(Kind.STALL, "save", LOOP, 1_000, 2_000), false);

    assertThat(wholeNanos("load", 1_100, 1_400)).isEqualTo(300);
    assertThat(wholeNanos("save", 1_400, 1_700)).isEqualTo(1_000);
  }

  @Test
  void theTimeBesidesCallsCountsOnce() {
    stalls.endedAs(new Held(Kind.STALL, "load", LOOP, 1_000, 2_000), false);

    assertThat(wholeNanos("load", 1_100, 1_400)).isEqualTo(1_000);
    assertThat(wholeNanos("load", 1_500, 1_600)).as("of another test").isEqualTo(100);
  }

  @Test
  void callsOfAnotherThreadAndIterationAreNoneOfIt() {
    stalls.endedAs(new Held(Kind.STALL, "load", LOOP, 1_000, 2_000), false);
    stalls.endedAs(new Held(Kind.STALL, "load", LOOP + 1, 3_000, 4_000), false);

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

    stalls.endedAs(new Held(Kind.STALL, "save", LOOP, 900, 1_150), false);
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
