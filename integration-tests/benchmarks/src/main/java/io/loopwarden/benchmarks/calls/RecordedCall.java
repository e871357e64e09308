package io.loopwarden.benchmarks.calls;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.constantdriver.ConstantStatement;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A blocking call on an event loop, at a site that is already known, below 60 frames: Loopwarden
 * records it, BlockHound throws.
 *
 * <p>The calls run in batches on the loop's own thread, each batch one task of the loop. That
 * thread's own clock and counter are read, so neither the hand-over to the loop nor what other
 * programs of the machine took is in the figures.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordedCall {

  private static final int CALLS_PER_BATCH = 1_000;
  private static final int FRAMES = 60;

  /** So that Loopwarden's reporter keeps up: a call that it had to drop would be a cheap one. */
  private static final long PAUSE_MILLIS = 60;

  /** From the driver's method to the first one of the application, both counted. */
  @Param({"3", "16"})
  public int framesToSite;

  private final ConstantStatement.Called statement = new ConstantStatement.Called();
  private EventLoops loops;
  private int layers;
  private int furtherFrames;

  @Setup
  public void startLoop() {
    loops = EventLoops.start(1);
    loops.requireJudgement(statement);
    layers = framesToSite - 2;
    // The frame that counts is in the place of the batch, which has a lambda below it.
    int framesAround = 1 + layers + loops.call(() -> descend(0, RecordedCall::frames));
    furtherFrames = FRAMES - framesAround;
  }

  @Setup(Level.Invocation)
  public void pause() throws InterruptedException {
    Thread.sleep(PAUSE_MILLIS);
  }

  @TearDown
  public void stopLoop() {
    loops.close();
  }

  @Benchmark
  @OperationsPerInvocation(CALLS_PER_BATCH)
  public void sixtyFramesDeep(LoopCost cost) {
    loops.call(
        () -> descend(furtherFrames, () -> cost.ofCalls(CALLS_PER_BATCH, statement, layers)));
  }

  private interface Bottom<T> {
    T reached() throws SQLException;
  }

  private static <T> T descend(int furtherFrames, Bottom<T> bottom) throws SQLException {
    return furtherFrames > 0 ? descend(furtherFrames - 1, bottom) : bottom.reached();
  }

  /** The number of frames, its own included. */
  private static int frames() {
    return Math.toIntExact(StackWalker.getInstance().walk(stack -> stack.count()));
  }
}
