package io.loopwarden.hooks;

/**
 * Which methods of the application have run, on event loops and on other threads. Woven only on
 * request, into the begin of each of its methods.
 *
 * <p>There is no lock and no order: whoever reads may miss what has just begun. Two arrays, because
 * two threads may write two elements at a time, but not two bits of one.
 */
public final class LoopwardenRuns {

  private static volatile boolean[] onLoops = {};
  private static volatile boolean[] elsewhere = {};

  private LoopwardenRuns() {}

  /**
   * Begins to keep what runs, and forgets what was kept.
   *
   * @param methods how many methods to keep; they have the numbers from 0 on
   */
  public static void keep(int methods) {
    onLoops = new boolean[methods];
    elsewhere = new boolean[methods];
  }

  /** A method begins. */
  public static void begins(int method) {
    boolean[] ran = LoopwardenLoops.current() == null ? elsewhere : onLoops;
    if (method < ran.length && !ran[method]) {
      ran[method] = true;
    }
  }

  /** Whether a method has run on an event loop. */
  public static boolean ranOnLoop(int method) {
    return method < onLoops.length && onLoops[method];
  }

  /** Whether a method has run on another thread. */
  public static boolean ranElsewhere(int method) {
    return method < elsewhere.length && elsewhere[method];
  }
}
