package io.loopwarden.junit;

import io.loopwarden.api.BlockingEvent;
import java.util.List;

/**
 * An event, and whom it belongs to.
 *
 * @param event what happened
 * @param owners the one run that it belongs to; all that were going on when it began, if that one
 *     cannot be known
 */
record AttributedEvent(BlockingEvent event, List<Run> owners) {

  boolean isViolation() {
    return event.verdict() == BlockingEvent.Verdict.VIOLATION;
  }

  /** Whether an annotation of each owner allows it. */
  boolean isAllowed() {
    return owners.stream().allMatch(owner -> owner.annotations().allows(event));
  }
}
