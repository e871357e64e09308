package io.loopwarden.engine.metrics.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import io.loopwarden.engine.watchdog.figures.DurationCounts;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With OpenTelemetry's real SDK. */
class OpenTelemetryBridgeTest {

  private static final AttributeKey<String> GROUP = AttributeKey.stringKey("group");
  private static final AttributeKey<String> CATEGORY = AttributeKey.stringKey("category");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("route");

  private final List<String> complaints = new ArrayList<>();
  private final DurationCounts durations = new DurationCounts();
  private final InMemoryMetricReader reader = InMemoryMetricReader.create();
  private final List<Class<?>> loaded = new ArrayList<>(List.of(GlobalOpenTelemetry.class));
  private double workers = 4;
  private final OpenTelemetryBridge bridge =
      new OpenTelemetryBridge(
          this::numbers, () -> loaded.toArray(new Class<?>[0]), complaints::add);

  @BeforeEach
  @AfterEach
  void forget() {
    GlobalOpenTelemetry.resetForTest();
    assertThat(complaints).isEmpty();
  }

  private List<Family> numbers() {
    Point blocked =
        new Point(List.of("jdbc", "GET /"), durations.count(), durations.copy(), List.of());
    return List.of(
        new Family(Metric.WORKERS, List.of(new Point(List.of("loops"), workers, null, List.of()))),
        new Family(Metric.LOST, List.of(new Point(List.of("log"), 3, null, List.of()))),
        new Family(Metric.BLOCKING, List.of(blocked)));
  }

  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      bridge.everySecond(List.of());
    }
  }

  private OpenTelemetrySdk sdk() {
    return OpenTelemetrySdk.builder()
        .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(reader).build())
        .build();
  }

  @Test
  void anInstrumentHasTheLatestNumberOfEachSeries() {
    GlobalOpenTelemetry.set(sdk());
    durations.add(4_000_000);
    pass(1);
    assertThat(value("loopwarden_eventloop_workers", Attributes.of(GROUP, "loops"))).isEqualTo(4);

    workers = 5;
    durations.add(8_000_000);
    pass(1);

    Attributes series = Attributes.of(CATEGORY, "jdbc", ROUTE, "GET /");
    assertThat(value("loopwarden_eventloop_workers", Attributes.of(GROUP, "loops"))).isEqualTo(5);
    HistogramPointData blocked = histogram(series);
    assertThat(blocked.getBoundaries())
        .containsExactly(0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0);
    assertThat(blocked.getCounts()).containsExactly(0L, 1L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
    assertThat(blocked.getSum()).isCloseTo(0.012, within(1e-6));
    assertThat(metric("loopwarden_blocking_seconds").getUnit()).isEqualTo("s");
    MetricData lost = metric("loopwarden_lost_total");
    assertThat(lost.getDoubleSumData().isMonotonic()).isTrue();
    assertThat(lost.getInstrumentationScopeInfo().getName()).isEqualTo("io.loopwarden");
    assertThat(reader.collectAllMetrics()).hasSize(3);
  }

  /** Nothing but the application's own instruments keeps what they are counted with. */
  @Test
  void histogramsGoOnAfterACollectionOfGarbage() {
    GlobalOpenTelemetry.set(sdk());
    durations.add(4_000_000);
    pass(1);
    System.gc();
    durations.add(8_000_000);
    pass(1);

    assertThat(histogram(Attributes.of(CATEGORY, "jdbc", ROUTE, "GET /")).getCount()).isEqualTo(2);
  }

  /** To ask for it would set it, and the application's own attempt would fail. */
  @Test
  void theGlobalOneIsNotSetAndFoundWhenTheApplicationSetsIt() {
    pass(10);

    assertThat(GlobalOpenTelemetry.isSet()).isFalse();
    GlobalOpenTelemetry.set(sdk());
    pass(1);

    assertThat(metric("loopwarden_eventloop_workers").getDescription()).isNotEmpty();
  }

  @Test
  void oneThatDoesNothingIsNoError() {
    GlobalOpenTelemetry.set(OpenTelemetry.noop());

    pass(2);
  }

  @Test
  void anApplicationThatIsGoneIsNotKept() throws Exception {
    loaded.clear();
    WeakReference<ClassLoader> application = offerToAnApplicationOfItsOwn();

    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              System.gc();
              return application.refersTo(null);
            });
    pass(1);
  }

  private WeakReference<ClassLoader> offerToAnApplicationOfItsOwn() throws Exception {
    URL[] libraries = {
      library(GlobalOpenTelemetry.class), library(Context.class), library(ComponentLoader.class)
    };
    try (URLClassLoader loader =
        new URLClassLoader(libraries, ClassLoader.getPlatformClassLoader())) {
      Class<?> holder = Class.forName(GlobalOpenTelemetry.class.getName(), true, loader);
      Class<?> type = Class.forName(OpenTelemetry.class.getName(), true, loader);
      Object noop = type.getMethod("noop").invoke(null);
      holder.getMethod("set", type).invoke(null, noop);
      loaded.add(holder);
      pass(2);
      loaded.clear();
      return new WeakReference<>(loader);
    }
  }

  private static URL library(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  private MetricData metric(String name) {
    Collection<MetricData> metrics = reader.collectAllMetrics();
    return metrics.stream().filter(each -> each.getName().equals(name)).findFirst().orElseThrow();
  }

  private HistogramPointData histogram(Attributes series) {
    return metric("loopwarden_blocking_seconds").getHistogramData().getPoints().stream()
        .filter(point -> point.getAttributes().equals(series))
        .findFirst()
        .orElseThrow();
  }

  private double value(String name, Attributes series) {
    return metric(name).getData().getPoints().stream()
        .filter(point -> point.getAttributes().equals(series))
        .mapToDouble(point -> ((DoublePointData) point).getValue())
        .findFirst()
        .orElseThrow();
  }
}
