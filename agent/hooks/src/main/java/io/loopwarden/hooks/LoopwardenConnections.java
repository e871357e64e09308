package io.loopwarden.hooks;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The entry points of woven code that concern connections: who asks a data source for one, who has
 * one, and who gives it back. They run on every thread that uses JDBC, a few times for each
 * connection, which takes a conversation with a database anyway.
 *
 * <p>A data source may ask another one: the outermost that is woven is the one that counts, and the
 * connection that it returns.
 */
public final class LoopwardenConnections {

  /** So many connections are followed at most. */
  private static final int MOST = 4096;

  private static final ThreadLocal<LoopwardenBorrower> CURRENT = new ThreadLocal<>();
  private static final Set<LoopwardenBorrower> BORROWERS = ConcurrentHashMap.newKeySet();
  private static final ConcurrentHashMap<Object, LoopwardenBorrow> HELD = new ConcurrentHashMap<>();

  /** Whether the engine looks at connections. */
  private static volatile boolean watched;

  private LoopwardenConnections() {}

  /** Sets whether the engine looks at connections. */
  public static void watch(boolean watched) {
    LoopwardenConnections.watched = watched;
  }

  /** The current thread asks a data source for a connection. */
  public static void asks(Object source) {
    if (!watched) {
      return;
    }
    try {
      LoopwardenBorrower borrower = CURRENT.get();
      if (borrower == null) {
        borrower = new LoopwardenBorrower(Thread.currentThread());
        CURRENT.set(borrower);
        BORROWERS.add(borrower);
      }
      borrower.asks(source);
    } catch (Throwable ignored) {
      // Nobody learns that the thread waits; the application must not notice.
    }
  }

  /** The data source answers with a connection; null if it throws. */
  public static void answered(Object connection) {
    try {
      LoopwardenBorrower borrower = watched ? CURRENT.get() : null;
      Object source = borrower == null ? null : borrower.answered();
      if (source != null && connection != null && isFollowed(connection)) {
        LoopwardenBorrow borrow = new LoopwardenBorrow(connection, source, borrower);
        HELD.put(borrow, borrow);
      }
    } catch (Throwable ignored) {
      // Nobody learns who has the connection; the application must not notice.
    }
  }

  /** Nobody learns when a generated proxy is closed. */
  private static boolean isFollowed(Object connection) {
    return HELD.mappingCount() < MOST && !Proxy.isProxyClass(connection.getClass());
  }

  /** A connection is closed, or given back to its pool. Runs on any thread. */
  public static void closed(Object connection) {
    try {
      if (watched && !HELD.isEmpty()) {
        HELD.remove(new LoopwardenWeakKey(connection));
      }
    } catch (Throwable ignored) {
      // It counts as open until it is collected; the application must not notice.
    }
  }

  /** Whether nobody has asked for a connection so far. */
  public static boolean isEmpty() {
    return BORROWERS.isEmpty();
  }

  /** The threads that ask now. */
  public static List<LoopwardenBorrower> asking() {
    List<LoopwardenBorrower> asking = new ArrayList<>();
    for (LoopwardenBorrower borrower : BORROWERS) {
      if (borrower.refersTo(null)) {
        BORROWERS.remove(borrower);
      } else if (borrower.source() != null) {
        asking.add(borrower);
      }
    }
    return asking;
  }

  /** The connections of a data source that were not closed. */
  public static List<LoopwardenBorrow> held(Object source) {
    List<LoopwardenBorrow> held = new ArrayList<>();
    for (LoopwardenBorrow borrow : HELD.values()) {
      if (borrow.isOver()) {
        HELD.remove(borrow);
      } else if (borrow.isFrom(source)) {
        held.add(borrow);
      }
    }
    return held;
  }
}
