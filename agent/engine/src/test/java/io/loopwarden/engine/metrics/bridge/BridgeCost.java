package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import io.loopwarden.engine.metrics.WayOut;
import io.loopwarden.engine.watchdog.figures.DurationCounts;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Measures what a second costs in which one metric has more new durations than are recorded: prints
 * the CPU time of the thread. The argument is how many seconds; the first half warms the JVM up.
 */
public final class BridgeCost {

  private static final int NEW_DURATIONS = 100_000;

  private final DurationCounts durations = new DurationCounts();

  private BridgeCost() {}

  /** Runs it. */
  public static void main(String[] arguments) {
    int seconds = Integer.parseInt(arguments[0]);
    BridgeCost cost = new BridgeCost();
    Metrics.addRegistry(new SimpleMeterRegistry());
    cost.measure(
        "micrometer",
        new MicrometerBridge(cost::numbers, () -> new Class<?>[] {Metrics.class}, sentence -> {}),
        seconds);
    GlobalOpenTelemetry.set(
        OpenTelemetrySdk.builder()
            .setMeterProvider(
                SdkMeterProvider.builder()
                    .registerMetricReader(InMemoryMetricReader.create())
                    .build())
            .build());
    cost.measure(
        "opentelemetry",
        new OpenTelemetryBridge(
            cost::numbers, () -> new Class<?>[] {GlobalOpenTelemetry.class}, sentence -> {}),
        seconds);
  }

  private List<Family> numbers() {
    Point point = new Point(List.of("loops"), durations.count(), durations.copy(), List.of());
    Point workers = new Point(List.of("loops"), 1, null, List.of());
    return List.of(
        new Family(Metric.WORKERS, List.of(workers)), new Family(Metric.ITERATION, List.of(point)));
  }

  private void measure(String name, WayOut bridge, int seconds) {
    List<Long> micros = new ArrayList<>();
    for (int second = 0; second < seconds; second++) {
      for (int i = 0; i < NEW_DURATIONS; i++) {
        durations.add(10_000 + i * 20L);
      }
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      bridge.everySecond(List.of());
      micros.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1000);
    }
    List<Long> last = new ArrayList<>(micros.subList(seconds / 2, seconds));
    Collections.sort(last);
    System.out.println(
        name
            + " recorded="
            + HistogramFeed.MOST
            + " first_us="
            + micros.get(0)
            + " median_us="
            + last.get(last.size() / 2)
            + " p99_us="
            + last.get(last.size() * 99 / 100));
  }
}
