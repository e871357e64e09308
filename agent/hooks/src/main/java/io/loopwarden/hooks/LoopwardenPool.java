package io.loopwarden.hooks;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * An executor that event loops hand work to. It is held weakly. The requests of the work that was
 * handed over last are kept until the engine takes them, several times a second.
 *
 * <p>Event loops store without any order, and may overwrite what another one has just stored: a
 * request is lost then, which only makes a number in a report smaller.
 */
public final class LoopwardenPool extends WeakReference<Object> {

  /** Of so many pieces of work the request is kept. */
  private static final int MOST_REQUESTS = 8;

  /** The identity hash code of the executor. */
  final int hash;

  private final Object[] requests = new Object[MOST_REQUESTS];
  private int next;

  LoopwardenPool(Object executor, int hash) {
    super(executor);
    this.hash = hash;
  }

  /** An event loop hands work over, for a request; null if it is for none. */
  void handed(Object request) {
    if (request != null) {
      int slot = next;
      requests[slot] = request;
      next = (slot + 1) % MOST_REQUESTS;
    }
  }

  /** The requests of the work that was handed over since the last call, as far as kept. */
  public List<Object> takeRequests() {
    List<Object> taken = new ArrayList<>();
    for (int i = 0; i < MOST_REQUESTS; i++) {
      Object request = requests[i];
      if (request != null) {
        requests[i] = null;
        taken.add(request);
      }
    }
    return taken;
  }
}
