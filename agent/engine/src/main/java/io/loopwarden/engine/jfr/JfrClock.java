package io.loopwarden.engine.jfr;

import java.time.Instant;
import jdk.jfr.consumer.RecordedEvent;

/**
 * Converts the times of JFR's events into those of {@link System#nanoTime}.
 *
 * <p>JFR counts the processor's ticks from the begin of its current chunk, which may be hours ago.
 * Whatever the ticks' frequency is off by, or the wall clock was set by, has added up since; so
 * this asks JFR about once a second what time it thinks it is. Confined to the stream's thread.
 */
final class JfrClock {

  /** What the readings of two clocks may be apart. */
  private static final long MOST_APART_NANOS = 1_000_000;

  private static final int MOST_ATTEMPTS = 10;

  private long epochMinusNanoTime;

  /** Makes a clock that takes the wall clock for JFR's until it learns better. */
  JfrClock() {
    long beforeNanos;
    int attempts = 0;
    do {
      beforeNanos = System.nanoTime();
      epochMinusNanoTime = epochNanos(Instant.now()) - beforeNanos;
    } while (isLongAgo(beforeNanos) && ++attempts < MOST_ATTEMPTS);
  }

  /** Writes the time into the stream; it comes back with the next flush. */
  void ask() {
    ClockEvent event;
    int attempts = 0;
    do {
      event = new ClockEvent();
      event.nanoTime = System.nanoTime();
      event.begin();
    } while (isLongAgo(event.nanoTime) && ++attempts < MOST_ATTEMPTS);
    event.commit();
  }

  /** Whether the thread was held up since, so that the two clocks were read at different times. */
  private static boolean isLongAgo(long nanoTime) {
    return System.nanoTime() - nanoTime > MOST_APART_NANOS;
  }

  /** Reads the time that came back. */
  void answer(RecordedEvent clock) {
    epochMinusNanoTime = epochNanos(clock.getStartTime()) - clock.getLong("nanoTime");
  }

  long nanoTimeOf(Instant jfrTime) {
    return epochNanos(jfrTime) - epochMinusNanoTime;
  }

  private static long epochNanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
  }
}
