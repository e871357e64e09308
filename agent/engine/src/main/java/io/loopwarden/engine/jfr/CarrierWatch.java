package io.loopwarden.engine.jfr;

import io.loopwarden.engine.thread.AgentThreads;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the carriers, a few fields of each: three times in a threshold, eight times once a
 * virtual thread was seen twice in a row, but at most every five milliseconds; not evenly, or else
 * a thread with the same rhythm would look always busy. Without carriers it looks for them once a
 * second.
 */
final class CarrierWatch implements Runnable {

  private static final long SECOND_NANOS = 1_000_000_000;
  private static final long SHORTEST_PERIOD_NANOS = 5_000_000;
  private static final int FEW_LOOKS = 3;
  private static final int MANY_LOOKS = 8;
  private static final int MOST_PERIODS = 5;

  private final Supplier<List<Thread>> carriers;
  private final Function<Thread, WatchedCarrier> newWatch;
  private final long shortNanos;
  private final long longNanos;
  private final Consumer<String> problems;
  private final Map<Thread, WatchedCarrier> watched = new LinkedHashMap<>();
  private long foundNanos = System.nanoTime() - SECOND_NANOS;
  private @Nullable Throwable failure;
  private boolean complained;
  private volatile boolean closed;

  /**
   * Makes a watch that has seen nothing.
   *
   * @param carriers finds the carriers that live now
   * @param newWatch makes what looks at one of them
   * @param thresholdNanos who holds a carrier for so long is reported
   * @param problems gets a message, once, if looks fail
   */
  CarrierWatch(
      Supplier<List<Thread>> carriers,
      Function<Thread, WatchedCarrier> newWatch,
      long thresholdNanos,
      Consumer<String> problems) {
    this.carriers = carriers;
    this.newWatch = newWatch;
    this.shortNanos = Math.max(thresholdNanos / MANY_LOOKS, SHORTEST_PERIOD_NANOS);
    this.longNanos = Math.max(thresholdNanos / FEW_LOOKS, SHORTEST_PERIOD_NANOS);
    this.problems = problems;
  }

  @Override
  public void run() {
    while (!closed) {
      long pauseNanos = SECOND_NANOS;
      try {
        complainOnce();
        pauseNanos = look();
      } catch (Throwable reason) {
        failure = reason; // one look is lost, not the next one
      }
      AgentThreads.pause(this, pauseNanos);
    }
  }

  /** That a look failed is said later: there may have been no memory to say it at once. */
  private void complainOnce() {
    Throwable reason = failure;
    if (reason != null && !complained) {
      problems.accept(VirtualThreads.OPTION + " may miss held carriers: " + reason);
      complained = true;
    }
  }

  /** Looks at each carrier; returns how long to wait for the next look. */
  private long look() {
    long nowNanos = System.nanoTime();
    if (nowNanos - foundNanos >= SECOND_NANOS) {
      foundNanos = nowNanos;
      findCarriers();
    }
    boolean suspicious = false;
    for (WatchedCarrier carrier : watched.values()) {
      suspicious |= carrier.look(System.nanoTime(), MOST_PERIODS * shortNanos);
    }
    return watched.isEmpty() ? SECOND_NANOS : uneven(suspicious ? shortNanos : longNanos);
  }

  /** Half as long again at most, and half as long at least. */
  private static long uneven(long nanos) {
    return nanos / 2 + ThreadLocalRandom.current().nextLong(nanos);
  }

  private void findCarriers() {
    Map<Thread, WatchedCarrier> gone = new LinkedHashMap<>(watched);
    for (Thread carrier : carriers.get()) {
      gone.remove(carrier);
      watched.computeIfAbsent(carrier, newWatch);
    }
    gone.values().forEach(WatchedCarrier::end);
    watched.keySet().removeAll(gone.keySet());
  }

  void close() {
    closed = true;
  }
}
