package io.loopwarden.engine.finding;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The stalls that counted last, so that calls of the same problem in the same iteration do not
 * count once more. Guarded by the {@link Judge}.
 */
final class RecentStalls {

  /** Calls are judged within a second after the stall. */
  private static final int MOST = 256;

  private record Counted(String fingerprint, Incident.Time time) {}

  /** The latest first. */
  private final Deque<Counted> stalls = new ArrayDeque<>();

  /** Whether something is a call that a stall counts for; notes a stall, which counts itself. */
  boolean haveCounted(Incident incident) {
    if (incident.kind() == Kind.STALL) {
      add(incident);
    }
    return incident.kind() == Kind.BLOCKING_CALL && include(incident);
  }

  private void add(Incident stall) {
    Incident.Time time = stall.time();
    if (time == null) {
      return;
    }
    if (stalls.size() >= MOST) {
      stalls.removeLast();
    }
    stalls.addFirst(new Counted(stall.fingerprint(), time));
  }

  private boolean include(Incident call) {
    Incident.Time time = call.time();
    if (time == null || stalls.isEmpty()) {
      return false;
    }
    String fingerprint = call.fingerprint();
    for (Counted stall : stalls) {
      if (endsWithin(time, stall.time()) && stall.fingerprint().equals(fingerprint)) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWithin(Incident.Time call, Incident.Time stall) {
    return call.threadId() == stall.threadId()
        && call.endNanos() - stall.startNanos() >= 0
        && stall.endNanos() - call.endNanos() >= 0;
  }
}
