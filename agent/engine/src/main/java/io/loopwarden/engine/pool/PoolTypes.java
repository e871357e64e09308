package io.loopwarden.engine.pool;

import io.loopwarden.engine.loop.EventLoopTypes;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of executors that can be looked at in this JVM. */
final class PoolTypes {

  private final List<PoolType> types = new ArrayList<>();

  PoolTypes(Instrumentation instrumentation, EventLoopTypes eventLoops) {
    types.add(new NettyPools(eventLoops));
    types.add(new ForkJoinPools());
    types.add(new EnhancedQueues());
    types.add(new OrderedQueues());
    types.add(new LimitedDispatchers());
    types.add(new CoroutineSchedulers());
    try {
      types.add(new ElasticPools(instrumentation)); // before what it extends
      types.add(new ThreadPools(instrumentation));
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      // a JDK with other fields: its pools are not looked at
    }
  }

  /** The kind of an executor; null if it is of none of these. */
  @Nullable PoolType of(Object executor) {
    for (PoolType type : types) {
      if (type.isOne(executor)) {
        return type;
      }
    }
    return null;
  }
}
