package io.loopwarden.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

/** What event loops did over time. */
class HistoryTest {

  private static final long MILLI = 1_000_000;
  private static final int MOST_LOOPS = 256;

  private static final long LOOP = 7;

  private final History history = new History();

  /** Something that blocked the event loop. */
  private record Ended(Kind kind, String cause, long threadId, long durationNanos, long ownNanos)
      implements TestIncident {

    @Override
    public String fingerprint() {
      return Fingerprint.of(kind.name(), "com.acme.Orders", "load");
    }
  }

  private void ended(Kind kind, String cause, long millis, long ownMillis) {
    Ended incident = new Ended(kind, cause, LOOP, millis * MILLI, ownMillis * MILLI);
    history.ended(incident, incident.toFinding(incident.stack()));
  }

  /** What the platform took is no occurrence of a problem that is kept. */
  private void pause(long threadId, String cause) {
    history.ended(new Ended(Kind.PLATFORM_STALL, cause, threadId, MILLI, MILLI), null);
  }

  @Test
  void whatALoopWasBusyForIsKept() {
    long now = System.nanoTime();
    history.busy(LOOP, now, now + 100 * MILLI, 50 * MILLI);

    LoopHistory loop = history.ofThread(LOOP);

    assertThat(loop).isNotNull();
    assertThat(loop.busy().shares(history.ageNanos() + 200 * MILLI)[0]).isPositive();
    assertThat(loop.blockedNanos()).isZero();
    assertThat(history.ofThread(LOOP + 1)).isNull();
  }

  @Test
  void aLoopThatWasIdleTakesNoMemory() {
    history.busy(LOOP, 0, System.nanoTime(), 0);

    assertThat(history.ofThread(LOOP)).isNull();
  }

  /** Its calls are incidents of their own: the event loop was not blocked twice. */
  @Test
  void ofAStallCountsWhatIsNotOfItsCalls() {
    ended(Kind.BLOCKING_CALL, "blocking_call", 150, 150);
    ended(Kind.STALL, "cpu", 200, 50);

    LoopHistory loop = history.ofThread(LOOP);

    assertThat(loop).isNotNull();
    assertThat(loop.blockedNanos()).isEqualTo(200 * MILLI);
  }

  @Test
  void eachCauseHasItsTime() {
    ended(Kind.BLOCKING_CALL, "blocking_call", 150, 150);
    ended(Kind.STALL, "cpu", 200, 200);
    ended(Kind.STALL, "cpu", 300, 300);
    pause(LOOP, "gc");

    LoopHistory loop = history.ofThread(LOOP);

    assertThat(loop).isNotNull();
    assertThat(loop.causes())
        .extracting(
            LoopHistory.OfCause::cause,
            LoopHistory.OfCause::nanos,
            LoopHistory.OfCause::isOfPlatform)
        .containsExactly(
            tuple("blocking_call", 150 * MILLI, false),
            tuple("cpu", 500 * MILLI, false),
            tuple("gc", MILLI, true));
    assertThat(loop.causes()).allMatch(cause -> cause.slots().shares(history.ageNanos())[0] > 0);
  }

  @Test
  void aPauseOfThePlatformDoesNotCountAsBlocked() {
    pause(LOOP, "gc");

    assertThat(history.ofThread(LOOP)).isNotNull();
    assertThat(history.ofThread(LOOP).blockedNanos()).isZero();
  }

  @Test
  void aStallThatIsNotKeptIsNotNoted() {
    history.ended(new Ended(Kind.STALL, "cpu", LOOP, MILLI, MILLI), null);

    assertThat(history.ofThread(LOOP)).isNull();
  }

  @Test
  void whatHasNotEndedIsAddedToACopy() {
    ended(Kind.STALL, "cpu", 200, 200);
    LoopHistory noted = history.ofThread(LOOP);
    assertThat(noted).isNotNull();

    LoopHistory both = noted.with("cpu", false, 0, 300 * MILLI).with("gc", true, 0, 100 * MILLI);

    assertThat(both.blockedNanos()).isEqualTo(500 * MILLI);
    assertThat(both.causes()).extracting(LoopHistory.OfCause::cause).containsExactly("cpu", "gc");
    assertThat(history.ofThread(LOOP).blockedNanos()).isEqualTo(200 * MILLI);
    assertThat(LoopHistory.empty().with("cpu", false, 0, MILLI).blockedNanos()).isEqualTo(MILLI);
  }

  @Test
  void manyCausesTakeTheRoomOfLoopsThatWereNotedOfLongAgo() {
    for (int id = 1; id <= MOST_LOOPS; id++) {
      pause(id, "gc");
      pause(id, "starved");
    }

    assertThat(history.ofThread(1)).isNull();
    assertThat(history.ofThread(MOST_LOOPS)).isNotNull();
    assertThat(history.ofThread(MOST_LOOPS).causes()).hasSize(2);
  }

  @Test
  void theLoopsOfWhichSomethingWasNotedLastAreKept() {
    long now = System.nanoTime();
    for (int id = 1; id <= MOST_LOOPS; id++) {
      history.busy(id, now, now + MILLI, MILLI);
    }
    history.busy(1, now, now + MILLI, MILLI);
    history.busy(MOST_LOOPS + 1, now, now + MILLI, MILLI);

    assertThat(history.ofThread(1)).isNotNull();
    assertThat(history.ofThread(2)).isNull();
    assertThat(history.ofThread(MOST_LOOPS + 1)).isNotNull();
  }

  @Test
  void allOfItFitsIntoItsShareOfTheBudget() {
    assertThat((long) History.BYTES).isLessThanOrEqualTo(MemoryShare.HISTORY.bytes());
  }
}
