package io.loopwarden.benchmarks.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.constantdriver.ConstantStatement;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** An instrumented call on a thread that may block, in a JVM that also runs event loops. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OrdinaryCall {

  /** An agent's table of event loops is not empty while a server runs. */
  private static final int LOOP_COUNT = 4;

  private final ConstantStatement.Inlined inlinedStatement = new ConstantStatement.Inlined();
  private final ConstantStatement.Called calledStatement = new ConstantStatement.Called();
  private EventLoops loops;

  @Setup
  public void startLoops() {
    loops = EventLoops.start(LOOP_COUNT);
    loops.requireJudgement(inlinedStatement);
    loops.requireJudgement(calledStatement);
  }

  @TearDown
  public void stopLoops() {
    loops.close();
  }

  @Benchmark
  public ResultSet inlined(CpuTime cpuTime) throws SQLException {
    return inlinedStatement.executeQuery("");
  }

  @Benchmark
  public ResultSet called(CpuTime cpuTime) throws SQLException {
    return calledStatement.executeQuery("");
  }
}
