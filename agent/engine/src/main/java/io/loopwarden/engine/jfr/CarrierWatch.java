package io.loopwarden.engine.jfr;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

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

  private final Carriers carriers;
  private final long thresholdNanos;
  private final long shortNanos;
  private final long longNanos;
  private final Consumer<HeldCarrier> held;
  private final Consumer<String> problems;
  private final Map<Thread, WatchedCarrier> watched = new LinkedHashMap<>();
  private volatile boolean closed;

  CarrierWatch(
      Carriers carriers,
      long thresholdNanos,
      Consumer<HeldCarrier> held,
      Consumer<String> problems) {
    this.carriers = carriers;
    this.thresholdNanos = thresholdNanos;
    this.shortNanos = Math.max(thresholdNanos / MANY_LOOKS, SHORTEST_PERIOD_NANOS);
    this.longNanos = Math.max(thresholdNanos / FEW_LOOKS, SHORTEST_PERIOD_NANOS);
    this.held = held;
    this.problems = problems;
  }

  @Override
  public void run() {
    try {
      watch();
    } catch (RuntimeException | LinkageError reason) {
      problems.accept(VirtualThreads.OPTION + " sees no held carriers any more: " + reason);
    }
  }

  private void watch() {
    long foundNanos = System.nanoTime() - SECOND_NANOS;
    while (!closed) {
      long nowNanos = System.nanoTime();
      if (nowNanos - foundNanos >= SECOND_NANOS) {
        foundNanos = nowNanos;
        findCarriers();
      }
      boolean suspicious = false;
      for (WatchedCarrier carrier : watched.values()) {
        suspicious |= carrier.look(System.nanoTime(), MOST_PERIODS * shortNanos);
      }
      long periodNanos = suspicious ? shortNanos : longNanos;
      LockSupport.parkNanos(this, watched.isEmpty() ? SECOND_NANOS : uneven(periodNanos));
    }
  }

  /** Half as long again at most, and half as long at least. */
  private static long uneven(long nanos) {
    return nanos / 2 + ThreadLocalRandom.current().nextLong(nanos);
  }

  private void findCarriers() {
    Map<Thread, WatchedCarrier> gone = new LinkedHashMap<>(watched);
    for (Thread carrier : carriers.all()) {
      gone.remove(carrier);
      watched.computeIfAbsent(
          carrier, found -> new WatchedCarrier(found, carriers, thresholdNanos, held));
    }
    gone.values().forEach(WatchedCarrier::end);
    watched.keySet().removeAll(gone.keySet());
  }

  void close() {
    closed = true;
  }
}
