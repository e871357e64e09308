package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.jfr.JfrEvents;
import io.loopwarden.engine.work.Scopes;
import io.loopwarden.engine.work.Work;
import io.loopwarden.hooks.LoopwardenHooks;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenOperationCode;

/**
 * Takes the calls of an event loop that the hooks have timed, and records those that took long
 * enough. Runs on the event loop: nothing here may block or log.
 */
public final class CallReceiver {

  private final Catalogue catalogue;
  private final Thresholds thresholds;
  private final JfrEvents jfr;
  private final Scopes scopes;
  private final boolean sampling;

  /**
   * Makes a receiver.
   *
   * @param sampling whether calls may be counted without a look at their stacks
   */
  public CallReceiver(
      Catalogue catalogue, Thresholds thresholds, JfrEvents jfr, Scopes scopes, boolean sampling) {
    this.catalogue = catalogue;
    this.thresholds = thresholds;
    this.jfr = jfr;
    this.scopes = scopes;
    this.sampling = sampling;
  }

  /** An operation begins, and somebody records them. */
  public void begun(LoopwardenLoop loop) {
    loop.recorded = jfr.begin();
  }

  /**
   * An operation ended. A wait in which another thread opened a connection was no wait for one that
   * somebody has to give back; without one that was opened, a pool has handed out what it had. What
   * was reported as a deadlock is recorded however short it was.
   *
   * @param blocking whether it blocks by nature, or called what does
   * @return whether it is recorded as a call of its own
   */
  public boolean ended(LoopwardenLoop loop, int code, boolean blocking, long durationNanos) {
    LoopRecorder recorder = (LoopRecorder) loop.recorder;
    int number = LoopwardenOperationCode.numberOf(code);
    Object recorded = loop.recorded;
    loop.recorded = null;
    boolean blocks = blocking && !isHandedOut(loop, number);
    if (loop.deadlocked || thresholds.reached(number, blocks, durationNanos)) {
      loop.recordedNanos += durationNanos;
      if (recorded != null) {
        Operation operation = catalogue.operation(number);
        jfr.end(recorded, operation.name(), operation.category());
      }
      long endNanos = loop.callSinceNanos() + durationNanos;
      Object scope = scopes.of(loop);
      if (loop.deadlocked) {
        Work work = Work.of(loop, scope);
        recorder.record(number, CallPath.Kind.DEADLOCK, 0, durationNanos, endNanos, work);
        return true;
      }
      if (sampling && scope == null && recorder.counted(number, durationNanos, endNanos)) {
        return true; // what has a scope is somebody's verdict, for which each stack matters
      }
      boolean waited = loop.waited && !hasOpened(loop);
      recorder.blocked(number, waited, durationNanos, endNanos, Work.of(loop, scope));
      return true;
    } else {
      recorder.passed(number);
      int category = thresholds.category(number);
      if (recorder.addShort(category, durationNanos, thresholds.nanos(number, blocks))) {
        long endNanos = loop.callSinceNanos() + durationNanos;
        loop.recordedNanos +=
            recorder.sample(number, category, endNanos, Work.of(loop, scopes.of(loop)));
      }
      return false;
    }
  }

  /** Whether it is a pool's call that opened no connection. */
  private boolean isHandedOut(LoopwardenLoop loop, int operation) {
    return catalogue.operation(operation).whenWaiting() != null && !hasOpened(loop);
  }

  /** Whether any thread opened a connection during the operation that ends now. */
  private static boolean hasOpened(LoopwardenLoop loop) {
    return LoopwardenHooks.hasResultSince(loop.callSinceNanos());
  }

  /**
   * The loop is about to wait for what only the loop itself could do.
   *
   * @param waits whether the wait begins now; false if it is refused
   */
  public void deadlocked(LoopwardenLoop loop, int code, boolean waits) {
    ((LoopRecorder) loop.recorder)
        .record(
            LoopwardenOperationCode.numberOf(code),
            waits ? CallPath.Kind.DEADLOCK_BEGINS : CallPath.Kind.DEADLOCK,
            0,
            0,
            System.nanoTime(),
            Work.of(loop, scopes.of(loop)));
  }

  /** A call does not run. */
  public void refused(LoopwardenLoop loop, int code) {
    ((LoopRecorder) loop.recorder)
        .blocked(
            LoopwardenOperationCode.numberOf(code),
            false,
            0,
            System.nanoTime(),
            Work.of(loop, scopes.of(loop)));
  }
}
