package io.loopwarden.engine.watchdog.judging;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Delay;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.watchdog.sampling.OtherThread;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One stall.
 *
 * @param finding the problem that it is an occurrence of
 * @param cause why the iteration took long
 * @param call the method that the site called where most of the time went; null if there is none
 * @param occurrences how many occurrences there were, this one included
 * @param durationNanos how long it took, or has taken so far
 * @param endNanos when it ended, or was seen, by {@link System#nanoTime()}
 * @param endMillis when it ended, or was seen, since the epoch
 * @param ongoing whether it has not ended yet
 * @param cpuNanos the CPU time that was seen burnt in it, or -1
 * @param platformNanos how long the platform kept the thread from running
 * @param calledNanos how long known operations took in it
 * @param tasks how many tasks and channel events were seen handled in it
 * @param heaviestTasks the classes of tasks that most of the time went to, if there were many
 * @param stack where most of the time went, innermost first
 * @param tree the samples, laid over each other, as lines
 * @param sampleCount how many samples there were
 * @param work what the loop was doing, in words
 * @param scope whose work it was, or null if that is not known
 * @param operation the operation that it is still in, or null
 * @param monitor the monitor that it waited for, or null
 * @param other the thread that it waited for, or null
 * @param deadlock whether that thread waits for this one
 * @param eventLoop the name of the loop's thread
 * @param threadId the id of that thread
 * @param recording the event of a flight recording that began with it, or null
 * @param delay whom it kept waiting, if that is known
 */
public record Stall(
    Finding finding,
    Cause cause,
    @Nullable String call,
    long occurrences,
    long durationNanos,
    long endNanos,
    long endMillis,
    boolean ongoing,
    long cpuNanos,
    long platformNanos,
    long calledNanos,
    long tasks,
    List<String> heaviestTasks,
    List<Frame> stack,
    List<String> tree,
    int sampleCount,
    Map<String, String> work,
    @Nullable Object scope,
    @Nullable Operation operation,
    @Nullable String monitor,
    @Nullable OtherThread other,
    boolean deadlock,
    String eventLoop,
    long threadId,
    @Nullable Object recording,
    Delay delay)
    implements Occurrence {

  /** The category that allow rules may name. */
  public static final String CATEGORY = "stall";

  /**
   * The site of the problem, with the line of this occurrence: what a method calls in several lines
   * is one problem.
   */
  @Override
  public Frame site() {
    String function = finding.site().function();
    for (Frame frame : stack) {
      if (frame.function().equals(function)) {
        return frame;
      }
    }
    return finding.site();
  }

  @Override
  public Operation blockingOperation() {
    return StallIncident.operation(cause);
  }

  @Override
  public String threadName() {
    return eventLoop;
  }

  @Override
  public boolean isDeadlock() {
    return deadlock;
  }

  @Override
  public boolean isOngoing() {
    return ongoing;
  }
}
