package io.loopwarden.junit;

import io.loopwarden.api.BlockingEvents;
import io.loopwarden.api.Loopwarden;

/**
 * Assertions on what blocks event loops. {@code assertThat} can be imported together with
 * AssertJ's.
 */
public final class LoopwardenAssertions {

  private LoopwardenAssertions() {}

  /** Begins an assertion on what was recorded so far; only violations count. */
  public static BlockingEventsAssert assertThat(BlockingEvents events) {
    return new BlockingEventsAssert(events);
  }

  /**
   * Calls that run at once do not wait for each other, as they do where one of them blocks an event
   * loop that the others need.
   *
   * <p>The code runs four times alone, then the given number of times at once, each time on a
   * thread of its own. The calls wait for each other if the slowest takes longer than one and a
   * half times as long as one alone, plus 50 ms, in each of three rounds. An assertion that fails
   * has the reports of what blocked event loops of this JVM meanwhile.
   *
   * <pre>{@code
   * assertThatConcurrently(10, () -> client.get("/orders"));
   * }</pre>
   *
   * @param calls how many run at once, at least 2
   * @param code one call; returns when its response is there
   * @throws AssertionError if the calls wait for each other, if one throws an exception, or if one
   *     has not ended after 60 s
   */
  public static void assertThatConcurrently(int calls, Loopwarden.Action code) {
    new ConcurrencyCheck(calls, code).run();
  }
}
