package io.loopwarden.engine.finding;

/** What an occurrence is. */
public enum Kind {
  /** A call of a known operation on an event loop. */
  BLOCKING_CALL(MemoryShare.FINDINGS),
  /** An iteration of an event loop that the application made too long. */
  STALL(MemoryShare.STALLS),
  /** An iteration that the platform made too long: it is counted, but no violation. */
  PLATFORM_STALL(MemoryShare.STALLS),
  /** What no woven method recorded: waits that JFR saw, and virtual threads. */
  SEEN_BY_JFR(MemoryShare.JFR),
  /** A pool that event loops hand work to, all threads of which were busy while tasks waited. */
  POOL_SATURATED(MemoryShare.JFR);

  private final MemoryShare share;

  Kind(MemoryShare share) {
    this.share = share;
  }

  /** Whether it took time of an event loop that the agent measured there. */
  public boolean isOfEventLoop() {
    return this != SEEN_BY_JFR && this != POOL_SATURATED;
  }

  /** The share of the memory budget that problems of this kind are kept in. */
  MemoryShare share() {
    return share;
  }
}
