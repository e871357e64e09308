package io.loopwarden.engine.watchdog.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlatformClockTest {

  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1000 * MILLI;

  /** A process that burns nothing, and whose CPU time takes a while to read. */
  private static final class SlowFigures implements ProcessFigures {
    private int readings;

    @Override
    public long gcMillis() {
      return 0;
    }

    @Override
    public long cpuNanos() {
      readings++;
      long endNanos = System.nanoTime() + 2 * MILLI;
      while (System.nanoTime() < endNanos) {
        Thread.onSpinWait();
      }
      return 0;
    }
  }

  private final SlowFigures process = new SlowFigures();
  private final PlatformClock clock = new PlatformClock(SafepointCounter.open(null), process);

  /** As with thousands of threads, over which the kernel adds it up. */
  @Test
  void cpuTimeThatIsSlowToReadIsReadSeldom() {
    long startNanos = System.nanoTime();
    for (int visit = 0; visit < 1000; visit++) {
      clock.read(SECOND); // it came early: it misses nothing
    }
    long elapsedNanos = System.nanoTime() - startNanos;

    // half a percent of the time, for readings of 2 ms
    assertThat(process.readings).isLessThanOrEqualTo((int) (2 + elapsedNanos / (400 * MILLI)));
  }

  @Test
  void cpuTimeIsReadWheneverTheWatchdogWasAbsent() {
    int before = process.readings;

    PlatformTimes times = clock.read(-SECOND); // it came a second late

    assertThat(process.readings).isEqualTo(before + 1);
    assertThat(times.watchdogAbsentNanos()).isGreaterThanOrEqualTo(SECOND);
  }
}
