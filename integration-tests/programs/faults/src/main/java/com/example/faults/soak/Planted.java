package com.example.faults.soak;

import io.loopwarden.api.BlockingEvent;
import io.loopwarden.api.Loopwarden;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** How often each mistake was made, by its method, and how often the agent has reported it. */
final class Planted implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Sites at which nothing but the mistake itself can block. */
  private static final String OWN = Mistakes.class.getName();

  private final Map<String, AtomicLong> made = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> reported = new ConcurrentHashMap<>();
  private final Loopwarden.Registration registration = Loopwarden.listen(this::add);

  private void add(BlockingEvent event) {
    if (!event.operation().startsWith("stall:")) { // a stall beside it is counted separately
      count(reported, event.function());
    }
  }

  private static void count(Map<String, AtomicLong> counts, String method) {
    AtomicLong count = counts.get(method);
    if (count == null) {
      count = counts.computeIfAbsent(method, name -> new AtomicLong());
    }
    count.incrementAndGet();
  }

  /** A mistake was made by a method, written {@code package.Class.method}. */
  void made(String method) {
    count(made, method);
  }

  /** Waits until the agent has read all that has happened. */
  void settle() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    do {
      Loopwarden.settle(Duration.ofSeconds(1));
    } while (!wrong().isEmpty() && System.nanoTime() < end);
  }

  private static long of(Map<String, AtomicLong> counts, String method) {
    AtomicLong count = counts.get(method);
    return count == null ? 0 : count.get();
  }

  /**
   * The mistakes that were reported less often than they were made, unless the agent's summary
   * counts as many that it could not judge or deliver, or that the platform made so long; or more
   * often, unless the service made them, whose method may have to wait for a lock, too.
   */
  List<String> wrong() {
    List<String> wrong = new ArrayList<>();
    List<String> tooFew = new ArrayList<>();
    long missing = 0;
    for (String method : made.keySet()) {
      long more = of(reported, method) - of(made, method);
      String line = method + " was made " + made.get(method) + ", reported " + reported.get(method);
      if (more < 0) {
        missing -= more;
        tooFew.add(line);
      } else if (more > 0 && method.startsWith(OWN)) {
        wrong.add(line);
      }
    }
    if (missing > 0 && missing > counted()) {
      wrong.addAll(tooFew);
    }
    return wrong;
  }

  /**
   * How many calls and events the agent says it could not judge or deliver, and how many would have
   * been shorter than the threshold without a pause of the garbage collector.
   */
  private static long counted() {
    String line = Loopwarden.summary();
    return number(line, " unclassified=")
        + number(line, " lost_events=")
        + number(line, " platform_calls=");
  }

  private static long number(String line, String key) {
    int begin = line.indexOf(key);
    if (begin < 0) {
      return 0;
    }
    int end = begin + key.length();
    while (end < line.length() && Character.isDigit(line.charAt(end))) {
      end++;
    }
    return Long.parseLong(line, begin + key.length(), end, 10);
  }

  @Override
  public String toString() {
    return "planted "
        + new TreeMap<>(made)
        + "\nreported "
        + new TreeMap<>(reported)
        + "\nunclassified, lost or of the platform "
        + counted();
  }

  @Override
  public void close() {
    registration.close();
  }
}
