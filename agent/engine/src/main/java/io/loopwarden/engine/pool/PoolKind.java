package io.loopwarden.engine.pool;

import io.loopwarden.engine.catalogue.PoolCategory;

/** What a pool has, and what those do that do not get it. */
public enum PoolKind {
  /** Threads that tasks wait for. */
  THREADS(
      PoolCategory.WORKER_POOL,
      "threads",
      "queue",
      "task",
      "Find what holds the threads, and give it a time-out or a pool of its own; then size the"
          + " pool for the calls that are made at once"),
  /** The one thread that runs the tasks of a queue, one after the other. */
  ORDERED(
      PoolCategory.ORDERED_QUEUE,
      "threads",
      "queue",
      "task",
      "Give the order up where tasks need none, and give what is slow a time-out"),
  /** Connections that threads wait for. */
  CONNECTIONS(
      PoolCategory.CONNECTION_POOL,
      "connections",
      "waiting",
      "thread",
      "Give connections back before slow work that needs none, and bound statements and waits by"
          + " time-outs; then size the pool for the threads that use it"),
  /** Connections that are asked for without waiting on a thread. */
  LEASES(
      PoolCategory.REACTIVE_POOL,
      "connections",
      "waiting",
      "acquisition",
      "Give each connection back on every path, keep none during slow work that needs none, and"
          + " bound acquisitions and statements by time-outs; then size the pool");

  private final PoolCategory category;
  private final String members;
  private final String waiting;
  private final String waiter;
  private final String remedy;

  PoolKind(PoolCategory category, String members, String waiting, String waiter, String remedy) {
    this.category = category;
    this.members = members;
    this.waiting = waiting;
    this.waiter = waiter;
    this.remedy = remedy;
  }

  /** The category of its problems. */
  public String category() {
    return category.key();
  }

  /** What it has: the field of reports that says how many. */
  public String members() {
    return members;
  }

  /** The field of reports that says how many wait. */
  public String waiting() {
    return waiting;
  }

  /** What one of those that wait is. */
  public String waiter() {
    return waiter;
  }

  /** Whether it has connections. */
  public boolean hasConnections() {
    return this == CONNECTIONS || this == LEASES;
  }

  /** What to do, where there are no words for the framework in force. */
  String remedy() {
    return remedy;
  }
}
