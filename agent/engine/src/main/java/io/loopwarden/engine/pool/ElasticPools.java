package io.loopwarden.engine.pool;

import io.loopwarden.engine.thread.LiveThreads;
import io.loopwarden.engine.watchdog.figures.LoopGroup;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reactor's {@code boundedElastic()}: each of its threads has an executor with a queue of its own.
 * A task may wait in one of them only because its worker is bound to it, so the pool is what all
 * have together. Its threads are found by their name: most of the executors may never get work from
 * an event loop.
 */
final class ElasticPools extends ThreadPools {

  private static final String TYPE =
      "reactor.core.scheduler.BoundedElasticScheduler$BoundedScheduledExecutorService";

  ElasticPools(Instrumentation instrumentation) throws ReflectiveOperationException {
    super(instrumentation);
  }

  @Override
  public boolean isOne(Object executor) {
    return executor.getClass().getName().endsWith(TYPE);
  }

  @Override
  public @Nullable String group(Object executor) {
    List<Thread> own = super.threads(executor);
    return own.isEmpty() ? null : "elastic " + LoopGroup.of(own.get(0).getName());
  }

  @Override
  public List<Thread> threads(Object executor) {
    List<Thread> own = super.threads(executor);
    List<Thread> all = new ArrayList<>();
    if (!own.isEmpty()) {
      String name = LoopGroup.of(own.get(0).getName());
      for (Thread thread : LiveThreads.all()) {
        if (LoopGroup.of(thread.getName()).equals(name)) {
          all.add(thread);
        }
      }
    }
    return all;
  }
}
