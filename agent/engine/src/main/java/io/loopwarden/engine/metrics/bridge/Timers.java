package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.bridge.Cells.Series;
import io.loopwarden.engine.metrics.bridge.NewDurations.Batch;
import java.lang.ref.WeakReference;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The timers with buckets of one registry that is no composite. Each registry has its own account
 * of what it has got, so that one that comes later has everything, and one that is in two
 * composites has it once. Registry and timers are kept weakly. Only the metrics' own thread uses
 * it.
 */
final class Timers {

  private final WeakReference<Object> registry;
  private final Map<Series, WeakReference<@Nullable Object>> timers = new HashMap<>();
  private final Map<Metric, HistogramFeed> feeds = new EnumMap<>(Metric.class);

  Timers(Object registry) {
    this.registry = new WeakReference<>(registry);
  }

  /** Whether it is that of an application that is gone. */
  boolean isGone() {
    return registry.refersTo(null);
  }

  boolean isOf(Object other) {
    return registry.refersTo(other);
  }

  /**
   * Records what is new.
   *
   * @param composite the registry that it was found in, or itself: whose filters decide, too
   */
  void update(Object composite, List<Family> histograms) throws ReflectiveOperationException {
    Object own = registry.get();
    if (own == null) {
      return;
    }
    MicrometerTimers api = new MicrometerTimers(own.getClass().getClassLoader());
    for (Family family : histograms) {
      HistogramFeed feed = feeds.computeIfAbsent(family.metric(), added -> new HistogramFeed());
      feed.handOn(
          family,
          (labels, batches) -> {
            Object timer = timer(api, composite, own, new Series(family.metric(), labels));
            if (timer != null) {
              for (Batch batch : batches) {
                api.record(timer, batch);
              }
            }
          });
    }
  }

  private @Nullable Object timer(MicrometerTimers api, Object composite, Object own, Series series)
      throws ReflectiveOperationException {
    WeakReference<@Nullable Object> known = timers.get(series);
    if (known == null) {
      timers.put(series, new WeakReference<>(null)); // also if it fails: it would again
      known = new WeakReference<>(api.register(composite, own, series));
      timers.put(series, known);
    }
    return known.get();
  }
}
