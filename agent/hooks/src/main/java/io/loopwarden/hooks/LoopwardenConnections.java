package io.loopwarden.hooks;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Knows which data sources open connections: those of JDBC drivers. A pool's hands out connections
 * that are open. A data source is a driver's if its class is in the driver's package, or shares the
 * first segments of it.
 *
 * <p>Concurrency: an array that is replaced and never changed; any thread may add to it and read
 * it, none waits.
 */
public final class LoopwardenConnections {

  /** Under two segments, such as {@code org.apache}, many publish who have nothing in common. */
  private static final int MOST_SEGMENTS = 3;

  private static final AtomicReference<String[]> ROOTS = new AtomicReference<>(new String[0]);

  private LoopwardenConnections() {}

  /**
   * From now on the data sources of a driver open connections.
   *
   * @param driverClass the internal name of the driver's class
   */
  public static void addDriver(String driverClass) {
    String root = root(driverClass);
    String[] known = ROOTS.get();
    while (!root.isEmpty() && !isBelow(driverClass, known)) {
      String[] more = new String[known.length + 1];
      System.arraycopy(known, 0, more, 0, known.length);
      more[known.length] = root;
      if (ROOTS.compareAndSet(known, more)) {
        return;
      }
      known = ROOTS.get();
    }
  }

  /**
   * Whether a class is a driver's.
   *
   * @param className its internal name
   */
  static boolean isOfDriver(String className) {
    return isBelow(className, ROOTS.get());
  }

  private static boolean isBelow(String className, String[] roots) {
    for (String root : roots) {
      if (className.startsWith(root)) {
        return true;
      }
    }
    return false;
  }

  private static String root(String className) {
    int end = 0;
    for (int segment = 0; segment < MOST_SEGMENTS; segment++) {
      int slash = className.indexOf('/', end);
      if (slash < 0) {
        break;
      }
      end = slash + 1;
    }
    return className.substring(0, end);
  }
}
