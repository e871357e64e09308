package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.watchdog.judging.Cause;
import io.loopwarden.engine.watchdog.judging.CauseClassifier;
import io.loopwarden.engine.watchdog.judging.Evidence;

/**
 * The first seconds of an event loop, in which its code is loaded and compiled. Stalls in this time
 * are counted and not reported, but for those that last too long to be explained by cold code: they
 * are as old as stalls that are reported while they last.
 *
 * <p>On a busy machine a part of that age is the platform's. It may be up to half, unless a good
 * part of the rest went into the loading and linking of code.
 *
 * @param nanos how long it is, from the moment on from which the loop is watched
 * @param longestNanos a stall that lasts so long is judged like any other
 */
record StallWarmup(long nanos, long longestNanos) {

  /** A loop that loads code for less of its time has something else to do as well. */
  private static final double COLD = 0.25;

  /**
   * Whether a stall that has ended is only counted. A wait for a monitor is not, unless code was
   * loaded for a good part of it: by the loop, or by the thread that held the monitor.
   *
   * @param endNanos when it ended, by {@link System#nanoTime()}
   * @param evidence what is known of it
   */
  boolean covers(LoopWatch watch, long endNanos, Cause cause, Evidence evidence) {
    boolean canBeCold = cause != Cause.MONITOR || evidence.shareOfLoading() >= COLD;
    return canBeCold && covers(watch, endNanos, evidence);
  }

  /**
   * Whether a stall is only counted, if its cause can be cold code.
   *
   * @param endNanos when it ended, or now if it lasts, by {@link System#nanoTime()}
   * @param evidence what is known of it
   */
  boolean covers(LoopWatch watch, long endNanos, Evidence evidence) {
    return covers(watch, endNanos, evidence.durationNanos())
        || covers(watch, endNanos)
            && evidence.durationNanos() - CauseClassifier.platformNanos(evidence)
                < ownNanos(evidence.shareOfLoading());
  }

  /**
   * Whether a stall of this age is only counted, whatever it did.
   *
   * @param endNanos when it ended, or now if it lasts, by {@link System#nanoTime()}
   */
  boolean covers(LoopWatch watch, long endNanos, long durationNanos) {
    return durationNanos < longestNanos && covers(watch, endNanos);
  }

  private boolean covers(LoopWatch watch, long endNanos) {
    return endNanos - watch.loop().metrics.startNanos() < nanos
        && watch.account().ongoing() == null;
  }

  private long ownNanos(double shareOfLoading) {
    return shareOfLoading < COLD ? longestNanos / 2 : longestNanos;
  }
}
