package io.loopwarden.engine.record;

import java.util.Collection;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The recorders that the reporter has to know of: those with a first call, and those whose event
 * loops have ended. There may be thousands of event loops, nearly all without a call; the reporter
 * reads twenty times a second, and only from recorders that were added here.
 *
 * <p>Concurrency: any event loop adds, and never waits; only the reporter takes. A recorder is
 * added before its first call can be read, so no call is without its reader.
 */
final class RecorderNews {

  private final Queue<LoopRecorder> added = new ConcurrentLinkedQueue<>();

  /** Whether the host's memory was exhausted when one was added: all must be looked at. */
  private volatile boolean isOneMissing;

  /** Adds a recorder; it may be added more than once. */
  void add(LoopRecorder recorder) {
    try {
      added.add(recorder);
    } catch (OutOfMemoryError e) {
      isOneMissing = true;
    }
  }

  /**
   * Moves what was added since the last time.
   *
   * @param all the recorders of all event loops
   */
  void moveTo(Set<LoopRecorder> reading, Collection<LoopRecorder> all) {
    if (isOneMissing) {
      isOneMissing = false; // first: another one may be missing while all are added
      reading.addAll(all);
    }
    for (LoopRecorder next = added.poll(); next != null; next = added.poll()) {
      reading.add(next);
    }
  }
}
