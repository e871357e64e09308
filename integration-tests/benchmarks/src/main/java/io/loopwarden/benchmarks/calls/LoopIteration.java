package io.loopwarden.benchmarks.calls;

import com.sun.management.ThreadMXBean;
import io.loopwarden.benchmarks.setup.Watching;
import io.netty.channel.EventLoop;
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
 * with it. Measured by the clock of the loop's thread. The system's calls take most of the time,
 * and no two JVMs the same: so the loop is watched and not watched in turns, in the same JVM.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LoopIteration {

  /** How many iterations one invocation runs, watched. */
  public static final int ITERATIONS_PER_BATCH = 10_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private EventLoops loops;
  private ReadyChannel channel;
  private Watching watching;

  /** What the iterations cost the loop's thread. Public fields, as JMH reads them. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class LoopCost {
    public long loopCpuNanos;
    public long unwatchedCpuNanos;
    public long loopAllocatedBytes;
    public long unwatchedAllocatedBytes;
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

    private void endUnwatched(ThreadMXBean threads) {
      unwatchedCpuNanos += threads.getCurrentThreadCpuTime() - cpuNanosBefore;
      unwatchedAllocatedBytes += threads.getCurrentThreadAllocatedBytes() - bytesBefore;
    }
  }

  @Setup
  public void startLoop() throws IOException {
    loops = EventLoops.start(1);
    EventLoop loop = loops.next();
    channel = ReadyChannel.register(loop);
    watching = Watching.of(loops.call(Thread::currentThread), loop);
  }

  @TearDown
  public void stopLoop() {
    loops.close();
  }

  @Benchmark
  @OperationsPerInvocation(2 * ITERATIONS_PER_BATCH)
  public void iteration(LoopCost cost) {
    watching.end();
    run(cost, () -> cost.endUnwatched(threads));
    watching.begin();
    run(cost, () -> cost.end(threads));
  }

  private void run(LoopCost cost, Runnable end) {
    channel.beReady(ITERATIONS_PER_BATCH, () -> cost.begin(threads), end).join();
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
