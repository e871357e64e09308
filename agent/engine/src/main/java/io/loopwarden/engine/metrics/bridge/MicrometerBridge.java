package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.WayOut;
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

  private final Supplier<List<Family>> numbers;
  private final Supplier<Class<?>[]> loadedClasses;
  private final FirstComplaint complaint;
  private final SearchTimes searchTimes = new SearchTimes();
  private final Composites composites = new Composites();
  private final List<BridgedRegistry> globals = new ArrayList<>();
  private final List<BridgedRegistry> others = new ArrayList<>();
  private final List<Timers> timers = new ArrayList<>();
  private final Cells cells = new Cells();

  /**
   * Makes a bridge that has found nothing.
   *
   * @param numbers reads the metrics
   * @param loadedClasses lists the classes that the JVM has loaded
   * @param complaints gets one sentence if a registry does not take them
   */
  public MicrometerBridge(
      Supplier<List<Family>> numbers,
      Supplier<Class<?>[]> loadedClasses,
      Consumer<String> complaints) {
    this.numbers = numbers;
    this.loadedClasses = loadedClasses;
    this.complaint = new FirstComplaint("Micrometer's global registry", complaints);
  }

  @Override
  public void everySecond(List<String> groups) {
    boolean hasNew = composites.takeNew();
    if (searchTimes.isDue() || hasNew) { // where there is a global one, it is to be known now
      search();
    }
    for (Object composite : composites.due(this::hasGlobal)) {
      add(composite, others);
    }
    globals.removeIf(BridgedRegistry::isGone);
    timers.removeIf(Timers::isGone);
    others.removeIf(each -> each.isGone() || isOffered(each));
    if (!globals.isEmpty() || !others.isEmpty()) {
      cells.set(numbers.get());
      globals.forEach(this::update);
      others.forEach(this::update);
    }
  }

  private boolean hasGlobal(Object composite) {
    ClassLoader loader = composite.getClass().getClassLoader();
    return globals.stream().anyMatch(global -> global.isOfLoader(loader));
  }

  private void search() {
    for (Class<?> type : loadedClasses.get()) {
      if (type.getName().equals(HOLDER)) {
        try {
          add(MicrometerMeters.globalRegistry(type), globals);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
          complaint.of(e);
        }
      }
    }
  }

  private static void add(Object registry, List<BridgedRegistry> registries) {
    for (BridgedRegistry known : registries) {
      if (known.isOf(registry)) {
        return;
      }
    }
    registries.add(new BridgedRegistry(registry));
  }

  /**
   * Whether a global registry has it, as in Spring Boot, or has a part of it: a meter that comes
   * into a registry a second time gets a warning of Micrometer's.
   */
  private boolean isOffered(BridgedRegistry composite) {
    try {
      for (BridgedRegistry global : globals) {
        if (composite.isSharedBy(global)) {
          return true;
        }
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      complaint.of(e);
    }
    return false;
  }

  private void update(BridgedRegistry registry) {
    try {
      registry.update(cells, timers);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      complaint.of(e);
    }
  }
}
