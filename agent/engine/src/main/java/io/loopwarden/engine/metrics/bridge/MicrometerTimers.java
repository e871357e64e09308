package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.metrics.Buckets;
import io.loopwarden.engine.metrics.bridge.Cells.Series;
import io.loopwarden.engine.metrics.bridge.NewDurations.Batch;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Micrometer's timers of one loader, by their public methods, looked up for one second: a method
 * that is kept keeps its class, and with it the application's loader.
 */
final class MicrometerTimers {

  private static final double NANOS_PER_SECOND = 1e9;

  private static final Duration[] BOUNDS =
      DoubleStream.of(Buckets.boundsSeconds())
          .mapToObj(seconds -> Duration.ofNanos(Math.round(seconds * NANOS_PER_SECOND)))
          .toArray(Duration[]::new);

  private final ClassLoader loader;
  private final Method record;

  MicrometerTimers(ClassLoader loader) throws ReflectiveOperationException {
    this.loader = loader;
    this.record = type("Timer").getMethod("record", long.class, TimeUnit.class);
  }

  private Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(MicrometerMeters.PACKAGE + name, false, loader);
  }

  void record(Object timer, Batch batch) throws ReflectiveOperationException {
    for (long i = 0; i < batch.times(); i++) {
      record.invoke(timer, batch.nanos(), TimeUnit.NANOSECONDS);
    }
  }

  /**
   * The timer of a registry for a series; null if a filter of the application refuses it.
   *
   * @param composite the registry that it was found in: what its filters make of the name and the
   *     tags, the registry itself gets
   */
  @Nullable Object register(Object composite, Object registry, Series series)
      throws ReflectiveOperationException {
    Object builder = type("Timer").getMethod("builder", String.class).invoke(null, title(series));
    String[] tags = MicrometerMeters.tags(series.metric(), series.labels());
    builder.getClass().getMethod("tags", String[].class).invoke(builder, (Object) tags);
    Object timer = build(composite, builder, series);
    if (composite != registry && timer != null) {
      Object id = type("Meter").getMethod("getId").invoke(timer);
      Object name = id.getClass().getMethod("getName").invoke(id);
      Object all = id.getClass().getMethod("getTagsAsIterable").invoke(id);
      Object own = type("Timer").getMethod("builder", String.class).invoke(null, name);
      own.getClass().getMethod("tags", Iterable.class).invoke(own, all);
      return build(registry, own, series);
    }
    return timer;
  }

  private static String title(Series series) {
    return series.metric().title();
  }

  private @Nullable Object build(Object registry, Object builder, Series series)
      throws ReflectiveOperationException {
    Class<?> type = builder.getClass();
    type.getMethod("description", String.class).invoke(builder, series.metric().help());
    buckets(type).invoke(builder, (Object) BOUNDS);
    Object timer = type.getMethod("register", type("MeterRegistry")).invoke(builder, registry);
    return type("noop.NoopTimer").isInstance(timer) ? null : timer;
  }

  /** Versions before 1.5 have another name for it. */
  private static Method buckets(Class<?> builder) throws NoSuchMethodException {
    try {
      return builder.getMethod("serviceLevelObjectives", Duration[].class);
    } catch (NoSuchMethodException e) {
      return builder.getMethod("sla", Duration[].class);
    }
  }
}
