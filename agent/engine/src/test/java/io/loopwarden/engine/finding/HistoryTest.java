package io.loopwarden.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.finding.History.LoopHistory;
import org.junit.jupiter.api.Test;

/** What event loops did over time. */
class HistoryTest {

  private static final long MILLI = 1_000_000;
  private static final int MOST_LOOPS = 256;

  private final History history = new History();

  @Test
  void whatALoopWasBusyForIsKept() {
    long now = System.nanoTime();
    history.busy(7, now, now + 100 * MILLI, 50 * MILLI);

    LoopHistory loop = history.ofThread(7);

    assertThat(loop).isNotNull();
    assertThat(loop.busy().shares(history.ageNanos() + 200 * MILLI)[0]).isPositive();
    assertThat(loop.blockedNanos()).isZero();
    assertThat(history.ofThread(8)).isNull();
  }

  @Test
  void aLoopThatWasIdleTakesNoMemory() {
    history.busy(7, 0, System.nanoTime(), 0);

    assertThat(history.ofThread(7)).isNull();
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
