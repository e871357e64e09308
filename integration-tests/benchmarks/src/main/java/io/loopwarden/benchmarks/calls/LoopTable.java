package io.loopwarden.benchmarks.calls;

import io.loopwarden.hooks.LoopwardenHookCallbacks;
import io.loopwarden.hooks.LoopwardenLoops;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One more event loop in the agent's table of event loops, and gone again, beside many others. The
 * hooks' own classes, without an agent and with an engine that does nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LoopTable {

  @Param({"8", "20000"})
  public int others;

  private final LoopwardenHookCallbacks engine =
      (LoopwardenHookCallbacks)
          Proxy.newProxyInstance(
              LoopTable.class.getClassLoader(),
              new Class<?>[] {LoopwardenHookCallbacks.class},
              (proxy, method, arguments) -> null);

  private final List<Thread> threads = new ArrayList<>();
  private final Thread oneMore = new Thread();

  @Setup
  public void registerOthers() {
    for (int i = 0; i < others; i++) {
      Thread thread = new Thread();
      threads.add(thread);
      LoopwardenLoops.register(thread, engine);
    }
  }

  @TearDown
  public void unregisterOthers() {
    threads.forEach(thread -> LoopwardenLoops.unregister(thread, engine));
  }

  @Benchmark
  public void beginAndEnd(CpuTime time) {
    LoopwardenLoops.register(oneMore, engine);
    LoopwardenLoops.unregister(oneMore, engine);
  }
}
