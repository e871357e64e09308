package io.loopwarden.engine.report;

import io.loopwarden.engine.code.JdkPackages;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.thread.AgentThreads;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands events to listeners, one at a time and in order, on a thread of its own: a listener that
 * takes long, waits or never returns holds up the other listeners, and neither the log nor the
 * watchdog. Events that find {@link #CAPACITY} others waiting, or no memory, are lost to listeners,
 * and counted.
 *
 * <p>The thread starts with the first listener. An event counts as delivered once every listener
 * has returned; {@link #await} compares the number of accepted events with the number of delivered
 * ones, which only the delivering thread changes.
 */
final class EventDelivery implements Runnable {

  private static final int CAPACITY = 10_000;
  private static final long NANOS_BETWEEN_LOOKS = 100_000;

  private final List<Consumer<Object>> listeners = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Map<String, Object>> queue = new LinkedBlockingQueue<>(CAPACITY);
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private volatile long delivered;
  private volatile @Nullable Thread thread;

  /** Adds a listener; returns what removes it. */
  Runnable add(Consumer<Object> listener) {
    AgentThreads.startOnce(started, "loopwarden-listeners", this);
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  boolean isEmpty() {
    return listeners.isEmpty();
  }

  /** Takes an event; never blocks. */
  void accept(Map<String, Object> event) {
    accepted.incrementAndGet(); // before it can be delivered
    boolean isQueued = false;
    try {
      isQueued = queue.offer(event);
    } finally { // also where there was no memory to queue it
      if (!isQueued) {
        accepted.decrementAndGet();
      }
    }
    if (!isQueued) {
      missed();
    }
  }

  /** Counts an event that does not reach the listeners. */
  void missed() {
    lost.incrementAndGet();
  }

  /** How many events did not reach the listeners. */
  long lost() {
    return lost.get();
  }

  /**
   * Waits until every event that came before is delivered. A listener that calls this does not wait
   * for itself.
   *
   * @return whether they are, and not the time over
   */
  boolean await(long patienceNanos) {
    if (Thread.currentThread() == thread) {
      return true;
    }
    long wanted = accepted.get();
    long startNanos = System.nanoTime();
    while (delivered < wanted) {
      if (System.nanoTime() - startNanos >= patienceNanos
          || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(this, NANOS_BETWEEN_LOOKS);
    }
    return true;
  }

  /**
   * Why events that came before are still not delivered when the time is over, in one sentence;
   * empty if they are.
   */
  String undelivered(long patienceNanos) {
    Thread delivering = thread;
    if (await(patienceNanos) || delivering == null) {
      return "";
    }
    long number = accepted.get() - delivered;
    return "what blocked event loops is not known: "
        + number
        + (number == 1 ? " event waits" : " events wait")
        + " for a listener of Loopwarden.listen that does not return: "
        + nameOf(delivering.getStackTrace());
  }

  /** The host's innermost frame: where its listener is. */
  private static String nameOf(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (!JdkPackages.have(frame.getClassName())) {
        return Frame.of(frame).toString();
      }
    }
    return "unknown"; // it has just returned
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    while (true) {
      try {
        deliver(queue.take());
      } catch (InterruptedException e) {
        // the host interrupts threads that are not its own: on with it
      } catch (Throwable e) {
        // one event is lost to listeners, not the next one
      }
    }
  }

  private void deliver(Map<String, Object> event) {
    try {
      for (Consumer<Object> listener : listeners) {
        deliver(event, listener);
      }
    } finally {
      delivered++; // this thread alone counts up
    }
  }

  /** A listener that fails is its own problem, and not that of the others. */
  private void deliver(Map<String, Object> event, Consumer<Object> listener) {
    try {
      listener.accept(event);
    } catch (OutOfMemoryError e) {
      missed();
    } catch (Throwable e) {
      // it misses this event
    }
  }
}
