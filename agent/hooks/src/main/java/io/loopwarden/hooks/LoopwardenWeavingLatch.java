package io.loopwarden.hooks;

/**
 * Holds back the first event loops until the JDK is woven, so that they are watched from their
 * first microsecond on.
 *
 * <p>Weaving the JDK takes a tenth of a second, so it is left until event loops are about to
 * appear, and is done by a thread of the agent's own. A loop that is faster waits here, once, with
 * nothing of the application's locked; it waits no longer than {@link #LONGEST_WAIT_NANOS}, and
 * runs unwatched if the weaving takes longer than that.
 *
 * <p>Beside BlockHound a loop must not wait: {@code Object.wait} throws an error there, and so do
 * the other ways to give up the processor. Such a loop spins.
 */
public final class LoopwardenWeavingLatch {

  private static final long LONGEST_WAIT_NANOS = 5_000_000_000L;
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final Object MONITOR = new Object();

  /** Read without the monitor by every loop that starts: nearly always false. */
  private static volatile boolean closed;

  private LoopwardenWeavingLatch() {}

  /** Weaving begins. */
  public static void close() {
    closed = true;
  }

  /** Weaving is done, or has failed. */
  public static void open() {
    synchronized (MONITOR) {
      closed = false;
      MONITOR.notifyAll();
    }
  }

  /** Returns when no weaving holds event loops back. Leaves the thread interrupted if it was. */
  public static void pass() {
    if (!closed) {
      return;
    }
    boolean interrupted = false;
    long endNanos = System.nanoTime() + LONGEST_WAIT_NANOS;
    synchronized (MONITOR) {
      long leftNanos = LONGEST_WAIT_NANOS;
      while (closed && leftNanos > 0) {
        try {
          MONITOR.wait(leftNanos / NANOS_PER_MILLI + 1);
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (Throwable refused) {
          break;
        }
        leftNanos = endNanos - System.nanoTime();
      }
    }
    while (closed && System.nanoTime() - endNanos < 0) {
      // only if waiting was refused
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
