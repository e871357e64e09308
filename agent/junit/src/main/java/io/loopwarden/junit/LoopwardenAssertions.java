package io.loopwarden.junit;

import io.loopwarden.api.BlockingEvents;

/**
 * Assertions on what blocked event loops. Goes together with the static import of AssertJ's {@code
 * assertThat}.
 */
public final class LoopwardenAssertions {

  private LoopwardenAssertions() {}

  /** Begins an assertion on what was recorded so far; only violations count. */
  public static BlockingEventsAssert assertThat(BlockingEvents events) {
    return new BlockingEventsAssert(events);
  }
}
