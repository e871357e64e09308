package io.loopwarden.api;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Records what blocks the event loops of this JVM, from its making until it is closed. Thread-safe.
 */
public final class Watch implements AutoCloseable {

  private final long startNanos = System.nanoTime();
  private final List<BlockingEvent> recorded = new CopyOnWriteArrayList<>();
  private final Loopwarden.Registration registration = Loopwarden.listen(this::add);

  Watch() {}

  /** What began before is somebody else's. */
  private void add(BlockingEvent event) {
    if (event.startNanos() - startNanos >= 0) {
      recorded.add(event);
    }
  }

  /** What was recorded; every look waits until the event loops have come to rest. */
  public BlockingEvents events() {
    return new BlockingEvents(
        () -> {
          Loopwarden.settle(Loopwarden.PATIENCE);
          return List.copyOf(recorded);
        });
  }

  /**
   * Waits until the event loops have come to rest.
   *
   * @throws AssertionError if anything blocked one that no rule allows and no baseline accepts; its
   *     message has the reports; also if that is not known, since a listener does not return
   */
  public void assertNonBlocking() {
    List<BlockingEvent> violations = events().violations();
    String undelivered = violations.isEmpty() ? Loopwarden.undelivered(Loopwarden.PATIENCE) : "";
    if (!undelivered.isEmpty()) {
      throw new AssertionError(undelivered);
    }
    if (!violations.isEmpty()) {
      throw new AssertionError(Reports.of(violations));
    }
  }

  /** Stops to record. */
  @Override
  public void close() {
    registration.close();
  }
}
