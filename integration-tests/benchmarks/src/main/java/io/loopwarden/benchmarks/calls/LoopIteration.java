package io.loopwarden.benchmarks.calls;

import com.sun.management.ThreadMXBean;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.nio.channels.Selector;
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
 * The wait of an event loop on its own selector, which has been woken up and so returns at once: an
 * iteration with nothing in it. Runs on the loop's own thread, by whose clock it is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LoopIteration {

  /** How many iterations one invocation runs. */
  public static final int ITERATIONS_PER_BATCH = 10_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private EventLoops loops;
  private Selector selector;

  /** What the iterations cost the loop's thread. Public fields, as JMH reads them. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class LoopCost {
    public long loopCpuNanos;
    public long loopAllocatedBytes;
    public long iterations;
  }

  @Setup
  public void startLoop() throws ReflectiveOperationException {
    loops = EventLoops.start(1);
    selector = selectorOf(loops.next());
  }

  /** Netty keeps it to itself; what it waits on is the JDK's, below Netty's wrapper. */
  private static Selector selectorOf(EventLoop loop) throws ReflectiveOperationException {
    Field handler =
        Class.forName("io.netty.channel.SingleThreadIoEventLoop").getDeclaredField("ioHandler");
    handler.setAccessible(true);
    Object nio = handler.get(loop);
    Field selector = nio.getClass().getDeclaredField("unwrappedSelector");
    selector.setAccessible(true);
    return (Selector) selector.get(nio);
  }

  @TearDown
  public void stopLoop() {
    loops.close();
  }

  @Benchmark
  @OperationsPerInvocation(ITERATIONS_PER_BATCH)
  public void iteration(LoopCost cost) {
    loops.call(() -> batch(cost, true));
  }

  /** What two readings of the clock cost in the same JVM: an iteration cannot be timed for less. */
  @Benchmark
  @OperationsPerInvocation(ITERATIONS_PER_BATCH)
  public void clock(LoopCost cost) {
    loops.call(() -> batch(cost, false));
  }

  private Long batch(LoopCost cost, boolean selects) throws IOException {
    long cpuNanosBefore = threads.getCurrentThreadCpuTime();
    long bytesBefore = threads.getCurrentThreadAllocatedBytes();
    long sum = 0;
    for (int i = 0; i < ITERATIONS_PER_BATCH; i++) {
      if (selects) {
        selector.wakeup();
        sum += selector.select();
      } else {
        sum += System.nanoTime();
        sum -= System.nanoTime();
      }
    }
    cost.loopAllocatedBytes += threads.getCurrentThreadAllocatedBytes() - bytesBefore;
    cost.loopCpuNanos += threads.getCurrentThreadCpuTime() - cpuNanosBefore;
    cost.iterations += ITERATIONS_PER_BATCH;
    return sum;
  }
}
