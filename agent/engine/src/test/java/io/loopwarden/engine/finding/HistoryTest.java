package io.loopwarden.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.finding.History.LoopHistory;
import org.junit.jupiter.api.Test;

/** What event loops did over time. */
class HistoryTest {

  private static final long MILLI = 1_000_000;
  private static final int MOST_LOOPS = 256;

  private static final long LOOP = 7;

  private final History history = new History();

  /** Something that blocked the event loop. */
  private record Ended(Kind kind, long durationNanos, long ownNanos) implements TestIncident {

    @Override
    public String fingerprint() {
      return Fingerprint.of(kind.name(), "com.acme.Orders", "load");
    }

    @Override
    public long threadId() {
      return LOOP;
    }
  }

  private void ended(Kind kind, long millis, long ownMillis) {
    Ended incident = new Ended(kind, millis * MILLI, ownMillis * MILLI);
    history.ended(incident, incident.toFinding(incident.stack()));
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
    ended(Kind.BLOCKING_CALL, 150, 150);
    ended(Kind.STALL, 200, 50);

    LoopHistory loop = history.ofThread(LOOP);

    assertThat(loop).isNotNull();
    assertThat(loop.blockedNanos()).isEqualTo(200 * MILLI);
  }

  @Test
  void aPauseOfThePlatformDoesNotCountAsBlocked() {
    ended(Kind.PLATFORM_STALL, 200, 200);

    assertThat(history.ofThread(LOOP)).isNull();
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
