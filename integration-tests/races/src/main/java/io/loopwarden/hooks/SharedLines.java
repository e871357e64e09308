package io.loopwarden.hooks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * What an iteration stores, by two event loops at once, whose states lie side by side in memory, as
 * a collection leaves them, or far from each other. What both take more side by side is lines of
 * the processors' caches that they share.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Threads(2)
@Fork(
    value = 5,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmn16m"})
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class SharedLines {

  private static final int LOOPS = 64;
  private static final int FAR = 40;

  /** More than a young generation. */
  private static final int GARBAGE = 1000;

  private static final VarHandle NUMBER = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[] numbers = new long[2 * FAR + LOOPS];

  @Param({"side by side", "far"})
  public String place;

  public byte[] garbage;
  private final LoopwardenLoop[] loops = new LoopwardenLoop[LOOPS];

  /** Whose state one of the two threads changes. */
  @State(Scope.Thread)
  public static class Mine {
    private LoopwardenLoop loop;
    private long now;
    private int index;

    @Setup
    public void choose(SharedLines all, ThreadParams thread) {
      int distance = all.place.equals("far") ? FAR : 1;
      index = 16 + thread.getThreadIndex() * distance;
      loop = all.loops[index];
    }
  }

  @Setup
  public void makeLoops() {
    for (int i = 0; i < LOOPS; i++) {
      loops[i] = new LoopwardenLoop(null, null);
      LoopwardenIterations.beginIteration(loops[i], 1);
      LoopwardenIterations.endIteration(loops[i], 100);
    }
    for (int i = 0; i < GARBAGE; i++) {
      garbage = new byte[1 << 20]; // collections leave objects of one kind side by side
    }
  }

  /**
   * The control: numbers that certainly share a line, or do not. Where these take equally long, the
   * machine cannot show anything.
   */
  @Benchmark
  public void control(Mine mine) {
    NUMBER.getAndAdd(numbers, mine.index, 1L);
  }

  /** One event of a channel in it. */
  @Benchmark
  public void iteration(Mine mine) {
    LoopwardenLoop loop = mine.loop;
    mine.now += 100;
    LoopwardenIterations.beginIteration(loop, mine.now);
    loop.code = LoopwardenOperationCode.NONE;
    loop.metrics.step();
    loop.pipeline = this;
    loop.pipeline = null;
    loop.code = LoopwardenOperationCode.IDLE;
    LoopwardenIterations.endIteration(loop, mine.now + 50);
  }
}
