package io.loopwarden.engine.watchdog.platform;

import org.jspecify.annotations.Nullable;

/**
 * The last looks that the watchdog took at calls that event loops were in. The watchdog writes, the
 * reporter reads; neither is held up by more than a search through the looks.
 */
public final class CallLooks {

  private static final int LOOKS = 1024;

  private final long[] threadIds = new long[LOOKS];
  private final long[] atNanos = new long[LOOKS];
  private final @Nullable State[] states = new State[LOOKS];
  private long count;

  /** What kept a call from its end. */
  public enum State {
    /** It would have gone on, had there been a CPU. */
    LACKED_CPU,
    /** Whatever it depends on computed. */
    COMPUTED,
    /** Whatever it depends on was loading, linking or initialising code. */
    LOADED,
    /** Whatever it depends on waited, for something else than a CPU. */
    WAITED
  }

  /**
   * Adds a look.
   *
   * @param threadId whose call it was
   * @param nowNanos when, by {@link System#nanoTime()}
   */
  public synchronized void add(long threadId, long nowNanos, State state) {
    int slot = (int) (count++ % LOOKS);
    threadIds[slot] = threadId;
    atNanos[slot] = nowNanos;
    states[slot] = state;
  }

  /** The looks at one thread between two moments. */
  public synchronized Shares of(long threadId, long beginNanos, long endNanos) {
    return count(threadId, false, beginNanos, endNanos);
  }

  /** The looks at all threads between two moments. */
  public synchronized Shares ofAll(long beginNanos, long endNanos) {
    return count(0, true, beginNanos, endNanos);
  }

  private Shares count(long threadId, boolean all, long beginNanos, long endNanos) {
    int lacked = 0;
    int computed = 0;
    int loaded = 0;
    int waited = 0;
    long oldest = Math.max(0, count - LOOKS);
    for (long i = count - 1; i >= oldest; i--) {
      int slot = (int) (i % LOOKS);
      boolean isWanted =
          (all || threadIds[slot] == threadId)
              && atNanos[slot] - beginNanos >= 0
              && atNanos[slot] - endNanos <= 0;
      if (isWanted) {
        lacked += states[slot] == State.LACKED_CPU ? 1 : 0;
        computed += states[slot] == State.COMPUTED ? 1 : 0;
        loaded += states[slot] == State.LOADED ? 1 : 0;
        waited += states[slot] == State.WAITED ? 1 : 0;
      }
    }
    return new Shares(lacked, computed, loaded, waited);
  }

  /** How many looks found which state. */
  public record Shares(int lackedCpu, int computed, int loaded, int waited) {

    public int looks() {
      return lackedCpu + computed + loaded + waited;
    }

    /** The part of the looks at which a CPU was lacking, from 0 to 1; 0 if there was none. */
    public double withoutCpu() {
      return looks() == 0 ? 0 : (double) lackedCpu / looks();
    }

    /** Whether code was loaded at most of the looks at which no CPU was lacking. */
    public boolean isOfLoading() {
      return loaded > computed + waited;
    }
  }
}
