package io.loopwarden.engine.record;

import io.loopwarden.engine.finding.Allowance;
import io.loopwarden.engine.finding.MemoryShare;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The memory that all event loops share for what they record. Any thread may use it. */
final class LoopMemory {

  /** For calls on their way to the reporter. */
  final Allowance calls;

  /** For stacks as the JVM gave them. */
  final Allowance newStacks;

  /** For the tables of paths. */
  final Allowance paths;

  /** Goes up when the reporter evicts paths: each loop then removes its own ones. */
  private volatile int evictions;

  /** Goes up when a loop has removed paths from its table. */
  private final AtomicInteger removals = new AtomicInteger();

  /** How many calls did not fit. */
  private final AtomicLong unclassified = new AtomicLong();

  LoopMemory() {
    this(
        new Allowance(MemoryShare.CALLS),
        new Allowance(MemoryShare.NEW_STACKS),
        new Allowance(MemoryShare.PATHS));
  }

  LoopMemory(Allowance calls, Allowance newStacks, Allowance paths) {
    this.calls = calls;
    this.newStacks = newStacks;
    this.paths = paths;
  }

  int evictions() {
    return evictions;
  }

  /** The reporter has evicted paths. Only the reporter calls it. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // there is one writer
  void evicted() {
    evictions++;
  }

  int removals() {
    return removals.get();
  }

  void removed() {
    removals.incrementAndGet();
  }

  void unclassified() {
    unclassified.incrementAndGet();
  }

  long unclassifiedCalls() {
    return unclassified.get();
  }
}
