package io.loopwarden.engine.catalogue;

/**
 * The categories of problems that take no time of event loops: pools that do not keep up, which
 * take the time of those who wait for them.
 */
public enum PoolCategory {
  WORKER_POOL("worker_pool"),
  ORDERED_QUEUE("ordered_queue"),
  CONNECTION_POOL("connection_pool"),
  REACTIVE_POOL("reactive_pool");

  private final String key;

  PoolCategory(String key) {
    this.key = key;
  }

  /** Its name in reports. */
  public String key() {
    return key;
  }

  /** Whether a category is one of these. */
  public static boolean isOne(String category) {
    for (PoolCategory each : values()) {
      if (each.key.equals(category)) {
        return true;
      }
    }
    return false;
  }
}
