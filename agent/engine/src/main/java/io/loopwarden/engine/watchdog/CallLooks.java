package io.loopwarden.engine.watchdog;

import io.loopwarden.engine.watchdog.platform.RunQueues;
import io.loopwarden.engine.watchdog.sampling.CallObservation;
import io.loopwarden.engine.watchdog.sampling.ThreadFigures;

/**
 * Looks at calls that event loops are in, whether all that they lack is a CPU. Only the watchdog's
 * thread uses it.
 */
final class CallLooks {

  /** A call that is younger is not worth a look. */
  private static final long YOUNGEST_NANOS = 500_000;

  /** Looks come that much rarer, the longer a call lasts. */
  private static final double SHARE_OF_AGE = 1.0 / 32;

  private final ThreadFigures figures;
  private final StallWarmup warmup;
  private final CallShare share;
  private final RunQueues queues;

  /**
   * Makes one that has seen nothing.
   *
   * @param share gets what was seen of calls that are over
   */
  CallLooks(ThreadFigures figures, RunQueues queues, StallWarmup warmup, CallShare share) {
    this.figures = figures;
    this.queues = queues;
    this.warmup = warmup;
    this.share = share;
  }

  /** Looks at the call that an event loop is in, if it is in one, or no longer in the last one. */
  void look(LoopWatch watch) {
    if (watch.thread().virtual() != null) {
      return; // the kernel knows its carrier only
    }
    long since = watch.loop().callSinceNanos();
    CallObservation call = watch.call();
    if (call != null && !call.isOf(since)) {
      share.add(call.end());
      watch.observe(null);
      call = null;
    }
    long now = System.nanoTime();
    if (since == 0 || now - since < YOUNGEST_NANOS) {
      return;
    }
    if (call == null) {
      call = new CallObservation(watch.thread(), since);
      watch.observe(call);
    }
    if (call.isDue(now, SHARE_OF_AGE)) {
      call.look(figures, queues, warmup.isOn(watch, now), now);
    }
  }
}
