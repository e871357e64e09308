package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.WayOut;
import io.loopwarden.hooks.LoopwardenRegistries;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Offers the metrics in Micrometer's global registry, of each application of the JVM that has it,
 * or in the application's own composite one where nothing is in the global one. An application is
 * found by the class that holds the global registry, once that is loaded; a composite when another
 * registry is added to it. Used by the metrics' own thread: registering a meter takes locks of the
 * application.
 */
public final class MicrometerBridge implements WayOut {

  private static final String HOLDER = "io.micrometer.core.instrument.Metrics";

  /** To list the classes of a JVM takes milliseconds: so often at first, then less often. */
  private static final int FIRST_SECONDS_BETWEEN_SEARCHES = 2;

  private static final int LAST_SECONDS_BETWEEN_SEARCHES = 60;

  private final Supplier<List<Family>> numbers;
  private final Instrumentation instrumentation;
  private final Consumer<String> complaints;
  private final List<BridgedRegistry> registries = new ArrayList<>();
  private int secondsBetweenSearches = FIRST_SECONDS_BETWEEN_SEARCHES;
  private int secondsToSearch;
  private boolean hasComplained;

  /**
   * Makes a bridge that has found nothing.
   *
   * @param numbers reads the metrics
   * @param complaints gets one sentence if a registry does not take them
   */
  public MicrometerBridge(
      Supplier<List<Family>> numbers,
      Instrumentation instrumentation,
      Consumer<String> complaints) {
    this.numbers = numbers;
    this.instrumentation = instrumentation;
    this.complaints = complaints;
  }

  @Override
  public void everySecond(List<String> groups) {
    if (--secondsToSearch <= 0) {
      secondsToSearch = secondsBetweenSearches;
      secondsBetweenSearches = Math.min(LAST_SECONDS_BETWEEN_SEARCHES, 2 * secondsBetweenSearches);
      search();
    }
    registries.removeIf(BridgedRegistry::isGone);
    addComposites();
    if (!registries.isEmpty()) {
      update();
    }
  }

  private void search() {
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (type.getName().equals(HOLDER)) {
        try {
          add(MicrometerMeters.globalRegistry(type));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
          complain(e);
        }
      }
    }
  }

  private void addComposites() {
    Object composite = LoopwardenRegistries.next();
    while (composite != null) {
      try {
        if (!isOffered(composite)) {
          add(composite);
        }
      } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
        complain(e);
      }
      composite = LoopwardenRegistries.next();
    }
  }

  /** Whether it is part of a registry that has the metrics, as in Spring Boot. */
  private boolean isOffered(Object composite) throws ReflectiveOperationException {
    for (BridgedRegistry known : registries) {
      if (known.isSharedBy(composite)) {
        return true;
      }
    }
    return false;
  }

  private void add(Object registry) {
    for (BridgedRegistry known : registries) {
      if (known.isOf(registry)) {
        return;
      }
    }
    registries.add(new BridgedRegistry(registry));
  }

  private void update() {
    List<Family> families = numbers.get();
    for (BridgedRegistry registry : registries) {
      try {
        registry.update(families);
      } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
        complain(e);
      }
    }
  }

  private void complain(Throwable reason) {
    if (!hasComplained) {
      hasComplained = true;
      Throwable cause = reason.getCause() == null ? reason : reason.getCause();
      complaints.accept("Micrometer's global registry does not take all metrics: " + cause);
    }
  }
}
