package io.loopwarden.engine.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.watchdog.platform.PlatformHistory;
import io.loopwarden.engine.watchdog.platform.PlatformTimes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PauseSlicesTest {

  private static final long MILLI = 1_000_000;

  private final PlatformHistory history = new PlatformHistory();
  private final List<String> found = new ArrayList<>();

  private final PauseSlices pauses =
      new PauseSlices(
          slice ->
              found.add(
                  slice.name()
                      + " "
                      + slice.startNanos() / MILLI
                      + " "
                      + slice.endNanos() / MILLI));

  private void add(long atMillis, long gcMillis, long safepointMillis) {
    history.add(
        atMillis * MILLI, new PlatformTimes(gcMillis * MILLI, safepointMillis * MILLI, 0, 0, 0, 0));
  }

  @Test
  void aPauseEndsAtTheVisitAfterIt() {
    add(10, 500, 100);
    add(20, 500, 100);
    pauses.drain(history);
    add(60, 530, 105);
    pauses.drain(history);
    pauses.drain(history);

    assertThat(found).containsExactly("safepoint 55 60", "gc 25 55");
  }

  @Test
  void whatIsShorterThanAMillisecondIsLeftOut() {
    history.add(0, new PlatformTimes(0, 0, 0, 0, 0, 0));
    history.add(10 * MILLI, new PlatformTimes(0, MILLI - 1, 0, 0, 0, 0));
    pauses.drain(history);

    assertThat(found).isEmpty();
  }

  /** A counter that is read late says more than the time since the last visit. */
  @Test
  void aPauseBeginsAfterTheVisitBefore() {
    add(10, 0, 0);
    add(20, 100, 0);
    pauses.drain(history);

    assertThat(found).containsExactly("gc 10 20");
  }

  /** The collector's own counter is ahead of that of safepoints, which has the same pause. */
  @Test
  void aPauseOfTheCollectorIsNoSafepointLater() {
    add(10, 0, 35);
    add(200, 178, 0);
    add(230, 178, 35);
    pauses.drain(history);

    assertThat(found).containsExactly("gc 22 200");
  }
}
