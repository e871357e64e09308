package io.loopwarden.engine.pool;

/** What a pool has, and what those do that do not get it. */
public enum PoolKind {
  /** Threads that tasks wait for. */
  THREADS(
      "worker_pool",
      "threads",
      "queue",
      "Find what holds the threads, and give it a time-out or a pool of its own; then size the"
          + " pool for the calls that are made at once"),
  /** The one thread that runs the tasks of a queue, one after the other. */
  ORDERED(
      "ordered_queue",
      "threads",
      "queue",
      "Give the order up where tasks need none, and give what is slow a time-out"),
  /** Connections that threads wait for. */
  CONNECTIONS(
      "connection_pool",
      "connections",
      "waiting",
      "Give connections back before slow work that needs none, and bound statements and waits by"
          + " time-outs; then size the pool for the threads that use it");

  private final String category;
  private final String members;
  private final String waiting;
  private final String remedy;

  PoolKind(String category, String members, String waiting, String remedy) {
    this.category = category;
    this.members = members;
    this.waiting = waiting;
    this.remedy = remedy;
  }

  /** The category of its problems. */
  public String category() {
    return category;
  }

  /** What it has: the field of reports that says how many. */
  public String members() {
    return members;
  }

  /** The field of reports that says how many wait. */
  public String waiting() {
    return waiting;
  }

  /** What to do, where there are no words for the framework in force. */
  String remedy() {
    return remedy;
  }

  /** Whether a category is one of these. */
  public static boolean isCategory(String category) {
    for (PoolKind kind : values()) {
      if (kind.category.equals(category)) {
        return true;
      }
    }
    return false;
  }
}
