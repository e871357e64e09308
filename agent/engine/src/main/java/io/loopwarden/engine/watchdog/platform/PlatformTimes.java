package io.loopwarden.engine.watchdog.platform;

/**
 * For how long the platform kept all threads from running, summed up since the JVM started.
 *
 * @param gcNanos stopped by the garbage collector
 * @param safepointNanos stopped by the JVM for other reasons
 * @param suspendedNanos the whole process stood still
 * @param throttledNanos held back by a CPU quota; part of what a thread waited for a CPU
 * @param watchdogDelayNanos for how long the watchdog was ready to run and had no CPU
 * @param watchdogAbsentNanos for how long the watchdog, for whatever reason but the JVM's pauses,
 *     did not come though it was due
 */
public record PlatformTimes(
    long gcNanos,
    long safepointNanos,
    long suspendedNanos,
    long throttledNanos,
    long watchdogDelayNanos,
    long watchdogAbsentNanos) {

  public static final PlatformTimes NONE = new PlatformTimes(0, 0, 0, 0, 0, 0);

  /** What was added since an earlier reading. */
  public PlatformTimes since(PlatformTimes earlier) {
    return new PlatformTimes(
        gcNanos - earlier.gcNanos,
        safepointNanos - earlier.safepointNanos,
        suspendedNanos - earlier.suspendedNanos,
        throttledNanos - earlier.throttledNanos,
        watchdogDelayNanos - earlier.watchdogDelayNanos,
        watchdogAbsentNanos - earlier.watchdogAbsentNanos);
  }

  public long sumNanos() {
    return gcNanos + safepointNanos + suspendedNanos;
  }
}
