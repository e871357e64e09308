package io.loopwarden.engine.watchdog.judging;

/**
 * The CPU time of a thread at a moment.
 *
 * @param atNanos the moment, by {@link System#nanoTime()}
 * @param cpuNanos what the thread had burnt by then; -1 if that is not known
 */
public record CpuReading(long atNanos, long cpuNanos) {

  /**
   * How much CPU time an iteration that ended later took at least: before it began, the thread
   * cannot have burnt more than the time that passed. -1 if that is not known.
   */
  long leastIn(EndedIteration ended) {
    if (cpuNanos < 0 || ended.cpuNanos() < 0) {
      return -1;
    }
    long beforeNanos = Math.max(0, ended.startNanos() - atNanos);
    long leastNanos = ended.cpuNanos() - cpuNanos - beforeNanos;
    return Math.max(0, Math.min(leastNanos, ended.durationNanos()));
  }
}
