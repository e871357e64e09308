package io.loopwarden.benchmarks.calls;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Iterations of Netty's own event loop, each of which finds one channel ready and has nothing to do
 * with it. Measured by the clock of the loop's thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LoopIteration {

  /** How many iterations one invocation runs. */
  public static final int ITERATIONS_PER_BATCH = 10_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private EventLoops loops;
  private ReadyChannel channel;

  /** What the iterations cost the loop's thread. Public fields, as JMH reads them. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class LoopCost {
    public long loopCpuNanos;
    public long loopAllocatedBytes;
    public long iterations;
    private long cpuNanosBefore;
    private long bytesBefore;

    private void begin(ThreadMXBean threads) {
      bytesBefore = threads.getCurrentThreadAllocatedBytes();
      cpuNanosBefore = threads.getCurrentThreadCpuTime();
    }

    private void end(ThreadMXBean threads) {
      loopCpuNanos += threads.getCurrentThreadCpuTime() - cpuNanosBefore;
      loopAllocatedBytes += threads.getCurrentThreadAllocatedBytes() - bytesBefore;
      iterations += ITERATIONS_PER_BATCH;
    }
  }

  @Setup
  public void startLoop() throws IOException {
    loops = EventLoops.start(1);
    channel = ReadyChannel.register(loops.next());
  }

  @TearDown
  public void stopLoop() {
    loops.close();
  }

  @Benchmark
  @OperationsPerInvocation(ITERATIONS_PER_BATCH)
  public void iteration(LoopCost cost) {
    channel
        .beReady(ITERATIONS_PER_BATCH, () -> cost.begin(threads), () -> cost.end(threads))
        .join();
  }

  /** What two readings of the clock cost in the same JVM: an iteration cannot be timed for less. */
  @Benchmark
  @OperationsPerInvocation(ITERATIONS_PER_BATCH)
  public long clock(LoopCost cost) {
    return loops.call(() -> readClock(cost));
  }

  private Long readClock(LoopCost cost) {
    cost.begin(threads);
    long sum = 0;
    for (int i = 0; i < ITERATIONS_PER_BATCH; i++) {
      sum += System.nanoTime();
      sum -= System.nanoTime();
    }
    cost.end(threads);
    return sum;
  }
}
