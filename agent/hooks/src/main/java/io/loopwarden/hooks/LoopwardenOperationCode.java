package io.loopwarden.hooks;

/**
 * The number by which woven code names an operation: its number in the catalogue, whether it blocks
 * by nature, and whether it waits for another thread. Codes beyond those of operations say what
 * else an event loop does.
 */
public final class LoopwardenOperationCode {

  /** No operation. */
  public static final int NONE = -1;

  /** An event loop's own wait for events. */
  static final int IDLE = Integer.MAX_VALUE - 1;

  /** What the agent itself does on an event loop. */
  static final int OWN_WORK = Integer.MAX_VALUE;

  /** The bit that says that the operation blocks by nature. */
  public static final int BLOCKING = 1;

  /** The bit that says that the operation waits for another thread. */
  public static final int WAITING = 0x4000;

  private static final int NUMBER_SHIFT = 1;

  private LoopwardenOperationCode() {}

  /**
   * The code of an operation.
   *
   * @param number its number in the catalogue, from 0
   * @param blocking whether it blocks by nature
   * @param waiting whether it waits for another thread
   */
  public static int of(int number, boolean blocking, boolean waiting) {
    return number << NUMBER_SHIFT | (blocking ? BLOCKING : 0) | (waiting ? WAITING : 0);
  }

  /** Whether a code stands for an operation. */
  public static boolean isOperation(int code) {
    return code >= 0 && code < WAITING << 1;
  }

  /** The number of the operation that a code stands for. */
  public static int numberOf(int code) {
    return (code & ~WAITING) >> NUMBER_SHIFT;
  }
}
