package io.loopwarden.engine.record;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a call costs the event loop that offers it to the ring, while the reporter drains: as often
 * as it really does, without a pause, or not at all, when the loop itself empties a full ring. What
 * it costs more under a reporter is what the two share: the counters, and the lines of the
 * processors' caches that they are in.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(5)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class RingCost {

  private static final long REPORTER_NANOS = 50_000_000;

  @Param({"none", "20 a second", "without a pause"})
  public String reporter;

  private final CallRing ring = new CallRing();
  private final RingCalls calls = new RingCalls();
  private volatile boolean isDraining;
  private Thread drainer;
  private long number;

  @Setup
  public void start() {
    isDraining = !reporter.equals("none");
    boolean isPaused = reporter.equals("20 a second");
    drainer =
        new Thread(
            () -> {
              while (isDraining) {
                if (isPaused) {
                  LockSupport.parkNanos(REPORTER_NANOS);
                }
                ring.drain(calls);
              }
            });
    drainer.start();
  }

  @TearDown
  public void stop() throws InterruptedException {
    isDraining = false;
    drainer.join();
  }

  /** A call of its own. In a ring that is full, the calls are read first. */
  @Benchmark
  public boolean offer() {
    boolean isOffered = RingCalls.offer(ring, ++number);
    if (!isOffered && !isDraining) {
      ring.drain(calls);
    }
    return isOffered;
  }

  /** A call that is added to the last one, or is one of its own if the reporter has that. */
  @Benchmark
  public boolean add() {
    return ring.addTo(Math.max(0, ring.last()), RingCalls.FURTHER_NANOS)
        || RingCalls.offer(ring, ++number);
  }
}
