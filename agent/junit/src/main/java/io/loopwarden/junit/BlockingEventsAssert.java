package io.loopwarden.junit;

import io.loopwarden.api.BlockingEvent;
import io.loopwarden.api.BlockingEvents;
import io.loopwarden.api.Reports;
import java.util.List;

/**
 * Asserts on the violations among what was recorded. Each assertion looks anew, and first waits
 * until the event loops have come to rest.
 */
public final class BlockingEventsAssert {

  private static final String STALL = "stall";

  private final BlockingEvents events;

  BlockingEventsAssert(BlockingEvents events) {
    this.events = events;
  }

  /** Nothing blocked an event loop. */
  public BlockingEventsAssert isEmpty() {
    List<BlockingEvent> found = events.violations();
    return require(found.isEmpty(), "expected that nothing blocks an event loop", found);
  }

  /** Something blocked an event loop. */
  public BlockingEventsAssert isNotEmpty() {
    List<BlockingEvent> found = events.violations();
    return require(!found.isEmpty(), "expected that something blocks an event loop", found);
  }

  /** Event loops were blocked so many times. */
  public BlockingEventsAssert hasSize(int times) {
    List<BlockingEvent> found = events.violations();
    return require(
        found.size() == times,
        "expected that event loops are blocked " + times + " times, not " + found.size(),
        found);
  }

  /**
   * An operation blocked an event loop.
   *
   * @param operation its name, such as {@code java.lang.Thread.sleep}
   */
  public BlockingEventsAssert hasBlockingCall(String operation) {
    return has(operation, "hasBlockingCall");
  }

  /**
   * An operation blocked no event loop.
   *
   * @param operation its name, such as {@code java.lang.Thread.sleep}
   */
  public BlockingEventsAssert doesNotHaveBlockingCall(String operation) {
    return hasNot(operation, "doesNotHaveBlockingCall");
  }

  /** An event loop stalled, whatever the cause. */
  public BlockingEventsAssert hasStall() {
    return has(STALL, "hasStall");
  }

  /**
   * An event loop stalled.
   *
   * @param cause such as {@code cpu} or {@code monitor}
   */
  public BlockingEventsAssert hasStall(String cause) {
    return has(STALL + ":" + cause, "hasStall");
  }

  /** No event loop stalled. */
  public BlockingEventsAssert doesNotHaveStall() {
    return hasNot(STALL, "doesNotHaveStall");
  }

  private BlockingEventsAssert has(String operation, String assertion) {
    OperationName.check(operation, assertion);
    List<BlockingEvent> found = events.violations();
    return require(
        found.stream().anyMatch(event -> OperationName.matches(operation, event)),
        "expected that " + operation + " blocks an event loop",
        found);
  }

  private BlockingEventsAssert hasNot(String operation, String assertion) {
    OperationName.check(operation, assertion);
    List<BlockingEvent> found =
        events.violations().stream()
            .filter(event -> OperationName.matches(operation, event))
            .toList();
    return require(
        found.isEmpty(), "expected that " + operation + " does not block an event loop", found);
  }

  private BlockingEventsAssert require(boolean holds, String title, List<BlockingEvent> found) {
    if (!holds) {
      throw new AssertionError(
          title + "\n" + (found.isEmpty() ? "nothing blocked one" : Reports.of(found)));
    }
    return this;
  }
}
