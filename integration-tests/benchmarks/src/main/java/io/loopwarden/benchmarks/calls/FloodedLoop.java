package io.loopwarden.benchmarks.calls;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.constantdriver.ConstantStatement;
import javax.constantdriver.Layers;
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
 * Blocking calls on an event loop as fast as it can make them, without a pause: more than one can
 * record one by one. Measured by the clock of the loop's thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FloodedLoop {

  /** Each batch is one task, and mostly one iteration, of the loop. */
  private static final int CALLS_PER_BATCH = 10_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final ConstantStatement.Called statement = new ConstantStatement.Called();
  private EventLoops loops;

  /** What the calls cost the loop's thread. Public fields, as JMH reads them. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class LoopCost {
    public long loopCpuNanos;
    public long loopAllocatedBytes;
    public long calls;
  }

  @Setup
  public void startLoop() {
    loops = EventLoops.start(1);
    loops.requireJudgement(statement);
  }

  @TearDown
  public void stopLoop() {
    loops.close();
  }

  @Benchmark
  @OperationsPerInvocation(CALLS_PER_BATCH)
  public void flood(LoopCost cost) {
    loops.call(() -> batch(cost));
  }

  private Void batch(LoopCost cost) throws SQLException {
    long cpuNanosBefore = threads.getCurrentThreadCpuTime();
    long bytesBefore = threads.getCurrentThreadAllocatedBytes();
    for (int call = 0; call < CALLS_PER_BATCH; call++) {
      Layers.query(statement, 1);
    }
    cost.loopAllocatedBytes += threads.getCurrentThreadAllocatedBytes() - bytesBefore;
    cost.loopCpuNanos += threads.getCurrentThreadCpuTime() - cpuNanosBefore;
    cost.calls += CALLS_PER_BATCH;
    return null;
  }
}
