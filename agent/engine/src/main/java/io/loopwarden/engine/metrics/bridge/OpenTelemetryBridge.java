package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.metrics.Family;
import io.loopwarden.engine.metrics.WayOut;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Offers the metrics in the global OpenTelemetry of each application of the JVM that sets it, or in
 * that of OpenTelemetry's Java agent, to which the agent leads all applications. Nothing is ever
 * set. Used by the metrics' own thread: making instruments takes locks of the application.
 */
public final class OpenTelemetryBridge implements WayOut {

  private static final String OF_AGENT = "io.opentelemetry.javaagent.shaded." + TelemetryApi.HOLDER;

  private final Supplier<List<Family>> numbers;
  private final Supplier<Class<?>[]> loadedClasses;
  private final FirstComplaint complaint;
  private final SearchTimes searchTimes = new SearchTimes();
  private final List<GlobalTelemetry> globals = new CopyOnWriteArrayList<>();
  private final Readings readings = new Readings();
  private boolean hasAgent;

  /**
   * Makes a bridge that has found nothing.
   *
   * @param numbers reads the metrics
   * @param loadedClasses lists the classes that the JVM has loaded
   * @param complaints gets one sentence if one does not take the metrics
   */
  public OpenTelemetryBridge(
      Supplier<List<Family>> numbers,
      Supplier<Class<?>[]> loadedClasses,
      Consumer<String> complaints) {
    this.numbers = numbers;
    this.loadedClasses = loadedClasses;
    this.complaint = new FirstComplaint("the global OpenTelemetry", complaints);
  }

  @Override
  public void everySecond(List<String> groups) {
    if (!hasAgent && searchTimes.isDue()) {
      search();
    }
    globals.removeIf(GlobalTelemetry::isGone);
    boolean isRead = false;
    for (GlobalTelemetry global : globals) {
      attempt(() -> global.everySecond(readings));
      isRead |= global.isSet();
    }
    if (isRead) {
      readings.set(numbers.get());
      for (GlobalTelemetry global : globals) {
        attempt(() -> global.handOn(readings));
      }
    }
  }

  /** The global OpenTelemetry of a copy of the API; null if none is set. Any thread may ask. */
  @Nullable Object telemetryOf(ApiClasses classes) throws ReflectiveOperationException {
    for (GlobalTelemetry global : globals) {
      Object telemetry = global.of(classes);
      if (telemetry != null) {
        return telemetry;
      }
    }
    return null;
  }

  private void search() {
    for (Class<?> type : loadedClasses.get()) {
      if (type.getName().equals(OF_AGENT)) {
        globals.clear(); // an application's own one would lead to the same numbers again
        globals.add(new GlobalTelemetry(type));
        hasAgent = true;
        return;
      }
      if (type.getName().equals(TelemetryApi.HOLDER) && isNew(type)) {
        globals.add(new GlobalTelemetry(type));
      }
    }
  }

  private boolean isNew(Class<?> type) {
    for (GlobalTelemetry known : globals) {
      if (known.isOf(type)) {
        return false;
      }
    }
    return true;
  }

  private interface Attempt {
    void run() throws ReflectiveOperationException;
  }

  private void attempt(Attempt attempt) {
    try {
      attempt.run();
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      complaint.of(e);
    }
  }
}
