package io.loopwarden.api;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * What blocked event loops while somebody watched: the violations, in the order in which they
 * ended. Every look at it first waits until the event loops have come to rest.
 */
public final class BlockingEvents implements Iterable<BlockingEvent> {

  private final Supplier<List<BlockingEvent>> recorded;

  /**
   * Makes a view.
   *
   * @param recorded all events so far, those that are allowed or accepted too; asked at every look
   */
  public BlockingEvents(Supplier<List<BlockingEvent>> recorded) {
    this.recorded = recorded;
  }

  /** The violations: what no rule allows and no baseline accepts. */
  public List<BlockingEvent> violations() {
    return of(true);
  }

  /** What a rule allows or the baseline accepts. */
  public List<BlockingEvent> allowedOrAccepted() {
    return of(false);
  }

  private List<BlockingEvent> of(boolean violations) {
    List<BlockingEvent> found = new ArrayList<>();
    for (BlockingEvent event : recorded.get()) {
      if ((event.verdict() == BlockingEvent.Verdict.VIOLATION) == violations) {
        found.add(event);
      }
    }
    return List.copyOf(found);
  }

  /** Whether there is no violation. */
  public boolean isEmpty() {
    return violations().isEmpty();
  }

  @Override
  public Iterator<BlockingEvent> iterator() {
    return violations().iterator();
  }

  @Override
  public String toString() {
    return violations().toString();
  }
}
