package io.loopwarden.benchmarks.calls;

import java.util.concurrent.TimeUnit;
import javax.constantdriver.ConstantStatement;
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

  private final ConstantStatement.Called statement = new ConstantStatement.Called();
  private EventLoops loops;

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
    loops.call(() -> cost.ofCalls(CALLS_PER_BATCH, statement, 1));
  }
}
