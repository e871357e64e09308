package io.loopwarden.engine.metrics.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.Metric;
import io.loopwarden.engine.metrics.Point;
import io.loopwarden.hooks.LoopwardenRegistries;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a real Micrometer, and registries that a program fills in different orders. */
class MicrometerBridgeTest {

  private static final int SECONDS = 15;

  private final List<String> complaints = new ArrayList<>();
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final CompositeMeterRegistry composite = new CompositeMeterRegistry();
  private double workers = 1;
  private Class<?>[] loaded = {Metrics.class};
  private final MicrometerBridge bridge =
      new MicrometerBridge(this::numbers, () -> loaded, complaints::add);

  @BeforeEach
  void fillComposite() {
    composite.add(registry);
    LoopwardenRegistries.filled(composite);
  }

  private List<Family> numbers() {
    Point point = new Point(List.of("loops"), workers, null, List.of());
    return List.of(new Family(Metric.WORKERS, List.of(point)));
  }

  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      bridge.everySecond(List.of());
    }
  }

  @AfterEach
  void emptyTheGlobalRegistry() {
    Metrics.removeRegistry(composite);
    Metrics.globalRegistry.clear();
    assertThat(complaints).isEmpty();
  }

  @Test
  void aCompositeOnItsOwnHasTheMetrics() {
    pass(SECONDS);

    assertThat(workers()).isEqualTo(1);
  }

  @Test
  void aCompositeWhereNoneIsGlobalHasThemAtOnce() {
    loaded = new Class<?>[0];
    pass(1);

    assertThat(workers()).isEqualTo(1);
  }

  @Test
  void aCompositeThatBecomesPartOfTheGlobalOneHasThemOnce() {
    pass(2);
    assertThat(registry.getMeters()).isEmpty();
    Metrics.addRegistry(composite);
    pass(SECONDS);

    workers = 2;
    pass(1);

    assertThat(registry.getMeters()).hasSize(1);
    assertThat(workers()).isEqualTo(2);
  }

  /** Its meters are in the global one by then, and go on to change. */
  @Test
  void aCompositeThatBecomesPartOfItLateGoesOnToHaveThem() {
    pass(SECONDS);
    Metrics.addRegistry(composite);

    workers = 3;
    pass(1);
    System.gc();

    assertThat(registry.getMeters()).hasSize(1);
    assertThat(workers()).isEqualTo(3);
  }

  private double workers() {
    return registry.get("loopwarden_eventloop_workers").tag("group", "loops").gauge().value();
  }
}
