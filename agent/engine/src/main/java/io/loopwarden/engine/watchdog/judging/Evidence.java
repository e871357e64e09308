package io.loopwarden.engine.watchdog.judging;

import io.loopwarden.engine.watchdog.platform.PlatformTimes;
import io.loopwarden.engine.watchdog.sampling.Sample;
import io.loopwarden.engine.watchdog.sampling.Sample.State;
import java.util.List;
import java.util.function.Predicate;

/**
 * All that is known of an iteration that was too long. Durations; what is not known is -1.
 *
 * @param durationNanos how long it took, or has taken so far
 * @param observedNanos how much of it came after the watchdog's first look; 0 if there was none
 * @param cpuNanos the CPU time that its thread burnt in the observed part, and before if that is
 *     known
 * @param delayNanos how long its thread waited for a CPU in the observed part
 * @param platform what the platform took of it
 * @param calledNanos how long known operations took in it
 * @param recordedNanos how long those of them took that count as blocking calls
 * @param steps how many tasks and channel events were handled in it
 * @param samples what was seen of it, the first first
 */
public record Evidence(
    long durationNanos,
    long observedNanos,
    long cpuNanos,
    long delayNanos,
    PlatformTimes platform,
    long calledNanos,
    long recordedNanos,
    long steps,
    List<Sample> samples) {

  /** The part of the sampled time for which the thread was in a state, from 0 to 1. */
  double share(State state) {
    return share(sample -> sample.state() == state);
  }

  private double share(Predicate<Sample> wanted) {
    long all = sampledNanos();
    return all == 0 ? 0 : (double) nanos(wanted) / all;
  }

  /** The time that samples stand for. */
  long sampledNanos() {
    return nanos(sample -> true);
  }

  /** For how long a thread that waited itself kept a monitor from the event loop. */
  long lockedOutNanos() {
    return nanos(Sample::wasLockedOut);
  }

  /** The part of the sampled time for which a thread that waited itself held its monitor. */
  double shareOfLockedOut() {
    return share(Sample::isLockedOut);
  }

  /** For how much of the observed part the thread neither ran nor wanted to; both are known. */
  long asleepNanos() {
    return observedNanos - delayNanos - cpuNanos;
  }

  private long nanos(Predicate<Sample> wanted) {
    long nanos = 0;
    for (Sample sample : samples) {
      if (wanted.test(sample)) {
        nanos += sample.weightNanos();
      }
    }
    return nanos;
  }

  /** The part of the sampled time that the thread spent in the longest of its steps. */
  double shareOfLongestStep() {
    long all = 0;
    long longest = 0;
    long current = 0;
    long step = -1;
    for (Sample sample : samples) {
      all += sample.weightNanos();
      current = sample.step() == step ? current + sample.weightNanos() : sample.weightNanos();
      step = sample.step();
      longest = Math.max(longest, current);
    }
    return all == 0 ? 1 : (double) longest / all;
  }

  /** The part of the sampled time for which a static initialiser was on the thread's own stack. */
  double shareOfInitialisers() {
    return share(Sample::isInInitialiser);
  }

  /**
   * The part of the sampled time in which code was loaded and linked, or a static initialiser was
   * on the thread's own stack.
   */
  public double shareOfLoading() {
    return share(Sample::isLoading);
  }
}
