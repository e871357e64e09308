package io.loopwarden.engine.finding;

/**
 * The occurrences of blocking calls that were judged last. A stall whose problem is that of calls
 * in its iteration is the same occurrence, seen from outside. The reporter's thread brings calls,
 * the watchdog's stalls; it asks for a stall that has ended once it knows that the calls of its
 * iteration are here.
 */
public final class RecentCalls {

  /** Of more calls than these, in the time until a stall is judged, one would not be recognised. */
  private static final int MOST = 128;

  private record Call(String fingerprint, long threadId, long endNanos, long durationNanos) {}

  private final RecentStalls stalls;
  private final Call[] calls = new Call[MOST];
  private int next;

  /**
   * Makes one without calls.
   *
   * @param stallNanos from this duration on an iteration is a stall
   */
  RecentCalls(long stallNanos) {
    this.stalls = new RecentStalls(stallNanos);
  }

  /** The stalls that were seen meanwhile. */
  public RecentStalls stalls() {
    return stalls;
  }

  /** Notes an occurrence, if it is one of blocking calls. */
  synchronized void add(Incident call) {
    if (call.kind() != Kind.BLOCKING_CALL) {
      return;
    }
    calls[next] =
        new Call(call.fingerprintOfStall(), call.threadId(), call.endNanos(), call.durationNanos());
    next = (next + 1) % MOST;
  }

  /** Whether calls of the stall's problem stand for it, or took a good part of its iteration. */
  synchronized boolean tell(Incident stall) {
    String fingerprint = stall.fingerprint();
    long endNanos = stall.endNanos();
    long durationNanos = stall.durationNanos();
    long sumNanos = 0;
    for (Call call : calls) {
      if (call != null
          && call.threadId == stall.threadId()
          && endNanos - call.endNanos >= 0
          && endNanos - call.endNanos < durationNanos
          && call.fingerprint.equals(fingerprint)) {
        sumNanos += call.durationNanos;
      }
    }
    return RecentStalls.areGoodPart(sumNanos, durationNanos) || !stalls.isReportedAsItself(stall);
  }
}
