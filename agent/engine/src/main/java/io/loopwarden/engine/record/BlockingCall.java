package io.loopwarden.engine.record;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Delay;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Occurrence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One blocking call, or all those of one problem in one iteration.
 *
 * @param finding the problem that it is an occurrence of
 * @param operation what blocked for the longest time
 * @param site the site, with the line of this occurrence
 * @param stack where it blocked for the longest time, innermost first: each occurrence has its own
 *     way to the site
 * @param durationNanos how long it took; 0 if it was refused
 * @param endNanos when it ended, by {@link System#nanoTime()}
 * @param endMillis when it ended, since the epoch
 * @param threadName the event loop's thread
 * @param threadId the id of that thread
 * @param work what the loop was doing, in words, by the keys of {@code WorkDescription}
 * @param scope whose work it was, or null if that is not known
 * @param delay whom it kept waiting, if that is known
 */
public record BlockingCall(
    Finding finding,
    Operation operation,
    Frame site,
    List<Frame> stack,
    long durationNanos,
    long endNanos,
    long endMillis,
    String threadName,
    long threadId,
    Map<String, String> work,
    @Nullable Object scope,
    Delay delay)
    implements Occurrence {

  @Override
  public Operation blockingOperation() {
    return operation;
  }

  /** A moment of {@link System#nanoTime()} by the wall clock, which is read first: never later. */
  static long millisOf(long nanos) {
    return Instant.now().minusNanos(System.nanoTime() - nanos).toEpochMilli();
  }
}
