package io.loopwarden.engine.watchdog.judging;

import io.loopwarden.engine.watchdog.platform.PlatformHistory;
import io.loopwarden.engine.watchdog.platform.PlatformTimes;
import io.loopwarden.engine.watchdog.sampling.LoopThread;
import io.loopwarden.engine.watchdog.sampling.Observation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is known of an iteration that was too long. Only the watchdog's thread uses it.
 *
 * @param history what the platform took at each of the watchdog's visits
 */
public record Examiner(PlatformHistory history) {

  /**
   * Of one that has ended, which may never have been seen.
   *
   * @param before the CPU time of its thread at some moment before
   */
  public Evidence ofEnded(
      LoopThread thread,
      EndedIteration ended,
      @Nullable Observation observation,
      CpuReading before) {
    if (observation == null) {
      return ofUnseen(ended, before);
    }
    long observedNanos = ended.endNanos() - observation.seenNanos;
    long cpuNanos = difference(ended.cpuNanos(), observation.cpuNanos, observedNanos);
    return new Evidence(
        ended.durationNanos(),
        observedNanos,
        Math.max(cpuNanos, before.leastIn(ended)),
        difference(thread.runQueue().delayNanos(), observation.delayNanos, observedNanos),
        platformSince(observation),
        ended.calledNanos(),
        ended.recordedNanos(),
        ended.steps(),
        observation.samples());
  }

  private Evidence ofUnseen(EndedIteration ended, CpuReading before) {
    PlatformTimes platform = history.latest().since(history.before(ended.startNanos()));
    return new Evidence(
        ended.durationNanos(),
        0,
        before.leastIn(ended),
        Math.min(platform.watchdogDelayNanos(), ended.durationNanos()),
        platform,
        ended.calledNanos(),
        ended.recordedNanos(),
        ended.steps(),
        List.of());
  }

  /**
   * Of one that lasts.
   *
   * @param cpuNanos the CPU time of its thread; -1 if that is not known
   * @param calledNanos how long known operations have taken in it
   */
  public Evidence ofOngoing(
      LoopThread thread, Observation observation, long cpuNanos, long calledNanos, long nowNanos) {
    long observedNanos = nowNanos - observation.seenNanos;
    long ageNanos = nowNanos - observation.startNanos;
    return new Evidence(
        ageNanos,
        observedNanos,
        difference(cpuNanos, observation.cpuNanos, observedNanos),
        difference(thread.runQueue().delayNanos(), observation.delayNanos, observedNanos),
        platformSince(observation),
        Math.min(calledNanos, ageNanos),
        0,
        thread.loop().metrics.stepsOfIteration(),
        observation.samples());
  }

  /** What the platform took since an iteration that was observed began. */
  public PlatformTimes platformSince(Observation observation) {
    return history.latest().since(observation.platform);
  }

  /** What was added to a count, and no more than could be; -1 if one of the two is not known. */
  private static long difference(long after, long before, long mostNanos) {
    return after < 0 || before < 0 ? -1 : Math.max(0, Math.min(after - before, mostNanos));
  }
}
