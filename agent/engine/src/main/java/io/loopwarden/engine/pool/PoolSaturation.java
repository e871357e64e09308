package io.loopwarden.engine.pool;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Occurrence;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pool that event loops hand work to, all threads of which were busy while tasks waited; or a
 * pool of connections, for which threads waited.
 *
 * @param finding the problem that it is an occurrence of
 * @param kind what it has
 * @param pool the pool's name
 * @param members how many threads it has, or how many connections are in use
 * @param waiting how many tasks or threads waited when it was looked at last
 * @param longestWaitNanos how long one had waited at least; negative if that is not known
 * @param durationNanos for how long somebody waited without interruption, or has waited so far
 * @param endNanos when it ended, or was seen, by {@link System#nanoTime()}
 * @param endMillis when it ended, or was seen, since the epoch
 * @param isOngoing whether it has not ended yet
 * @param occupants what its threads, or those that have its connections, did; what most did first
 * @param awaiting the event loops that waited for what it was to complete
 * @param routes the routes of requests whose work was handed to it while tasks waited, and how many
 *     pieces of work, the most first; others may wait, too
 * @param work the first of these routes, by the keys of {@code WorkDescription}
 * @param stack the stack of one of the first of {@code occupants}, innermost first
 */
public record PoolSaturation(
    Finding finding,
    PoolKind kind,
    String pool,
    int members,
    long waiting,
    long longestWaitNanos,
    long durationNanos,
    long endNanos,
    long endMillis,
    boolean isOngoing,
    List<Occupant> occupants,
    List<AwaitingLoop> awaiting,
    Map<String, Integer> routes,
    Map<String, String> work,
    List<Frame> stack)
    implements Occurrence {

  /**
   * What some threads did, or from where some connections were asked for.
   *
   * @param site the line of the application
   * @param call what it called; null if it computes itself
   * @param route the route of the request for which a connection was asked for, or for which the
   *     thread that has it works; null if that is not known, and for threads of a pool
   * @param number how many threads did it, or how many connections they had
   * @param longestNanos for how long one of the connections was in use; negative for threads
   */
  public record Occupant(
      Frame site, @Nullable String call, @Nullable String route, int number, long longestNanos) {}

  /**
   * An event loop that waited for what a pool was to complete.
   *
   * @param eventLoop the name of its thread
   * @param site the line of the application that waited
   * @param call what it called; null if that is not known
   * @param waitNanos for how long
   * @param tasks how many tasks waited in its own queue
   */
  public record AwaitingLoop(
      String eventLoop, Frame site, @Nullable String call, long waitNanos, int tasks) {}

  /** What reports name in the place of an operation. */
  static Operation operation(PoolKind kind, String pool) {
    return new Operation(
        -1,
        kind.category() + ':' + pool,
        kind.category(),
        false,
        false,
        Operation.Naming.OWN,
        kind.remedy());
  }

  @Override
  public Frame site() {
    return occupants.isEmpty() ? finding.site() : occupants.get(0).site();
  }

  /** What the site called; null if it computes itself. */
  public @Nullable String call() {
    return occupants.isEmpty() ? null : occupants.get(0).call();
  }

  /** The pool's name: it has many threads. */
  @Override
  public String threadName() {
    return pool;
  }

  @Override
  public long threadId() {
    return 0;
  }

  @Override
  public @Nullable Object scope() {
    return null;
  }
}
