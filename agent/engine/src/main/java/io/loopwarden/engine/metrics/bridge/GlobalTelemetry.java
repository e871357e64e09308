package io.loopwarden.engine.metrics.bridge;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * The class of one application that holds its global OpenTelemetry. It is only looked at: to ask
 * {@code get()} before the application has set it would set it, for ever, to one that does nothing.
 * Only the metrics' own thread uses it, but for {@link #of}.
 */
final class GlobalTelemetry {

  /** Of API 1.0 and later. To read it takes no lock, as {@code isSet()} of 1.57 and later does. */
  private static final String FIELD = "globalOpenTelemetry";

  private final WeakReference<Class<?>> holder;
  private WeakReference<Object> offered = new WeakReference<>(null);
  private WeakReference<@Nullable TelemetryHistograms> histograms = new WeakReference<>(null);

  GlobalTelemetry(Class<?> holder) {
    this.holder = new WeakReference<>(holder);
  }

  /** Whether it is that of an application that is gone. */
  boolean isGone() {
    return holder.refersTo(null);
  }

  boolean isOf(Class<?> other) {
    return holder.refersTo(other);
  }

  /** Whether the application has set one. */
  boolean isSet() {
    return offered.get() != null;
  }

  /** The one that the application has set, if it is of that copy of the API; null if not. */
  @Nullable Object of(ApiClasses classes) throws ReflectiveOperationException {
    Class<?> type = holder.get();
    return type != null && ApiClasses.beside(type, TelemetryApi.HOLDER).equals(classes)
        ? current(type)
        : null;
  }

  /** Registers the metrics if the application has set one since the last call. */
  void everySecond(Readings readings) throws ReflectiveOperationException {
    Class<?> type = holder.get();
    Object telemetry = type == null ? null : current(type);
    if (type != null && telemetry != null && !offered.refersTo(telemetry)) {
      offered = new WeakReference<>(telemetry); // also if it fails: it would again
      histograms = new WeakReference<>(TelemetryApi.of(type).register(telemetry, readings));
    }
  }

  /** Records what is new in histograms. */
  void handOn(Readings readings) throws ReflectiveOperationException {
    TelemetryHistograms own = histograms.get();
    if (own != null) {
      own.handOn(readings.all());
    }
  }

  private static @Nullable Object current(Class<?> type) throws ReflectiveOperationException {
    Field field = type.getDeclaredField(FIELD);
    field.setAccessible(true);
    return field.get(null);
  }
}
