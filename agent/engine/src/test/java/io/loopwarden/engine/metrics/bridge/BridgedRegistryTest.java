package io.loopwarden.engine.metrics.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import io.loopwarden.engine.watchdog.figures.DurationCounts;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

    List<Timers> timers = new ArrayList<>();
    Cells cells = cells(1, 4_000_000);
    bridged.update(cells, timers);
    cells.set(numbers(3, 4_000_000, 8_000_000));
    bridged.update(cells, timers);

    assertThat(registry.get("loopwarden_eventloop_workers").tag("group", "loops").gauge().value())
        .isEqualTo(4);
    FunctionCounter lost =
        registry.get("loopwarden_lost_total").tag("reason", "log").functionCounter();
    assertThat(lost.count()).isEqualTo(3);
    Timer blocking = blocking(registry);
    assertThat(blocking.count()).isEqualTo(2);
    assertThat(blocking.totalTime(TimeUnit.MILLISECONDS)).isCloseTo(12, within(0.001));
    assertThat(buckets(blocking))
        .containsExactly(0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2); // of 1, 5, 10 ms and so on
  }

  private static Timer blocking(MeterRegistry registry) {
    return registry
        .get("loopwarden_blocking_seconds")
        .tags("category", "jdbc", "route", "GET /")
        .timer();
  }

  private static double[] buckets(Timer timer) {
    return Stream.of(timer.takeSnapshot().histogramCounts())
        .mapToDouble(CountAtBucket::count)
        .toArray();
  }

  @Test
  void aRegistryThatComesLaterHasAllDurationsAndOneInTwoCompositesHasThemOnce() throws Exception {
    CompositeMeterRegistry global = new CompositeMeterRegistry();
    CompositeMeterRegistry inner = new CompositeMeterRegistry();
    MeterRegistry early = new SimpleMeterRegistry();
    MeterRegistry late = new SimpleMeterRegistry();
    global.add(inner);
    inner.add(early);
    List<Timers> timers = new ArrayList<>();
    BridgedRegistry bridgedInner = new BridgedRegistry(inner);
    BridgedRegistry bridged = new BridgedRegistry(global);

    Cells cells = cells(1, 4_000_000);
    bridgedInner.update(cells, timers);
    bridged.update(cells, timers);
    global.add(late);
    cells.set(numbers(3, 4_000_000, 8_000_000));
    bridged.update(cells, timers);

    assertThat(blocking(early).count()).isEqualTo(2);
    assertThat(blocking(late).count()).isEqualTo(2);
    assertThat(timers).hasSize(2);
  }

  @Test
  void filtersOfTheApplicationDecide() throws Exception {
    CompositeMeterRegistry global = new CompositeMeterRegistry();
    MeterRegistry tagged = new SimpleMeterRegistry();
    MeterRegistry refusing = new SimpleMeterRegistry();
    global.add(tagged).add(refusing);
    global.config().commonTags("application", "shop");
    tagged.config().commonTags("zone", "b");
    refusing.config().meterFilter(MeterFilter.denyNameStartsWith("loopwarden_blocking"));

    new BridgedRegistry(global).update(cells(1, 4_000_000), new ArrayList<>());

    assertThat(blocking(tagged).getId().getTags())
        .contains(Tag.of("application", "shop"), Tag.of("zone", "b"));
    assertThat(blocking(tagged).count()).isEqualTo(1);
    assertThat(refusing.find("loopwarden_blocking_seconds").meters()).isEmpty();
    assertThat(refusing.find("loopwarden_eventloop_workers").gauge()).isNotNull();
  }

  @Test
  void aRegistryThatIsGoneHasNoTimers() throws Exception {
    List<Timers> timers = new ArrayList<>();
    new BridgedRegistry(new SimpleMeterRegistry()).update(cells(1, 4_000_000), timers);

    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              System.gc();
              return timers.get(0).isGone();
            });
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

    bridged.update(cells(1, 4_000_000), new ArrayList<>()); // does nothing
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
      bridged.update(cells(1, 4_000_000), new ArrayList<>());
      assertThat(bridged.isGone()).isFalse();
      return bridged;
    }
  }

  private static URL library(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
