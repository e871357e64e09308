package io.loopwarden.engine.metrics.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import io.loopwarden.engine.watchdog.figures.DurationCounts;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** With a real Micrometer. */
class BridgedRegistryTest {

  private static Cells cells(double lost, long... durationsNanos) {
    Cells cells = new Cells();
    cells.set(numbers(lost, durationsNanos));
    return cells;
  }

  private static List<Family> numbers(double lost, long... durationsNanos) {
    DurationCounts durations = new DurationCounts();
    for (long each : durationsNanos) {
      durations.add(each);
    }
    return List.of(
        new Family(Metric.WORKERS, List.of(new Point(List.of("loops"), 4, null, List.of()))),
        new Family(Metric.LOST, List.of(new Point(List.of("log"), lost, null, List.of()))),
        new Family(
            Metric.BLOCKING,
            List.of(new Point(List.of("jdbc", "GET /"), durations.count(), durations, List.of()))));
  }

  @Test
  void aMeterHasTheLatestNumberOfItsSeries() throws Exception {
    MeterRegistry registry = new SimpleMeterRegistry();
    BridgedRegistry bridged = new BridgedRegistry(registry);

    Cells cells = cells(1, 5_000_000);
    bridged.update(cells);
    cells.set(numbers(3, 5_000_000, 7_000_000));
    bridged.update(cells);

    assertThat(registry.getMeters()).hasSize(3);
    assertThat(registry.get("loopwarden_eventloop_workers").tag("group", "loops").gauge().value())
        .isEqualTo(4);
    FunctionCounter lost =
        registry.get("loopwarden_lost_total").tag("reason", "log").functionCounter();
    assertThat(lost.count()).isEqualTo(3);
    FunctionTimer blocking =
        registry
            .get("loopwarden_blocking_seconds")
            .tags("category", "jdbc", "route", "GET /")
            .functionTimer();
    assertThat(blocking.count()).isEqualTo(2);
    assertThat(blocking.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(12);
  }

  @Test
  void anApplicationThatIsGoneIsNotKept() throws Exception {
    BridgedRegistry bridged = bridgedInALoaderOfItsOwn();

    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              System.gc();
              return bridged.isGone();
            });

    bridged.update(cells(1, 5_000_000)); // does nothing
  }

  @Test
  void aCompositeIsOfferedWithTheGlobalOneThatItIsPartOfOrSharesAPartWith() throws Exception {
    CompositeMeterRegistry global = new CompositeMeterRegistry();
    CompositeMeterRegistry part = new CompositeMeterRegistry();
    CompositeMeterRegistry sharing = new CompositeMeterRegistry();
    CompositeMeterRegistry other = new CompositeMeterRegistry();
    MeterRegistry shared = new SimpleMeterRegistry();
    global.add(part).add(shared);
    sharing.add(shared);
    other.add(new SimpleMeterRegistry());
    BridgedRegistry bridged = new BridgedRegistry(global);

    assertThat(new BridgedRegistry(part).isSharedBy(bridged)).isTrue();
    assertThat(new BridgedRegistry(sharing).isSharedBy(bridged)).isTrue();
    assertThat(new BridgedRegistry(global).isSharedBy(bridged)).isTrue();
    assertThat(new BridgedRegistry(other).isSharedBy(bridged)).isFalse();
  }

  private static BridgedRegistry bridgedInALoaderOfItsOwn() throws Exception {
    URL[] libraries = {
      library(Metrics.class), library(KeyValue.class), library(ObservationRegistry.class)
    };
    try (URLClassLoader application =
        new URLClassLoader(libraries, ClassLoader.getPlatformClassLoader())) {
      Class<?> metrics = Class.forName(Metrics.class.getName(), true, application);
      assertThat(metrics).isNotSameAs(Metrics.class);
      BridgedRegistry bridged = new BridgedRegistry(MicrometerMeters.globalRegistry(metrics));
      bridged.update(cells(1, 5_000_000));
      assertThat(bridged.isGone()).isFalse();
      return bridged;
    }
  }

  private static URL library(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
