package io.loopwarden.engine.finding;

/**
 * A stall that has ended, until it and the calls of its iteration are judged. Guarded by its {@link
 * RecentStalls}.
 */
final class EndedStall {

  /** As what its time is reported: once, whatever is judged first. */
  enum Form {
    UNDECIDED,
    CALLS,
    STALL
  }

  private final long threadId;
  final String fingerprint;
  final long startNanos;
  final long endNanos;

  /** Whether its event loop loaded code for most of the time, which happens once. */
  final boolean isLoading;

  Form form = Form.UNDECIDED;

  EndedStall(Incident stall, boolean isLoading) {
    this.threadId = stall.threadId();
    this.fingerprint = stall.fingerprint();
    this.startNanos = stall.endNanos() - stall.durationNanos();
    this.endNanos = stall.endNanos();
    this.isLoading = isLoading;
  }

  boolean isOf(Incident stall) {
    return threadId == stall.threadId() && endNanos == stall.endNanos();
  }

  /** Whether a moment of a thread is in it. */
  boolean has(long thread, long nanos) {
    return threadId == thread && nanos - startNanos >= 0 && endNanos - nanos >= 0;
  }
}
