package io.loopwarden.engine.metrics.bridge;

import io.loopwarden.engine.work.TracingContext;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is needed of OpenTelemetry's API to add to spans, in the copy that a context belongs to. It
 * lies in that context's class: nobody else keeps it.
 */
final class SpanApi {

  private static final ClassValue<Found> OF_CONTEXTS =
      new ClassValue<>() {
        @Override
        protected Found computeValue(Class<?> type) {
          return new Found(find(type));
        }
      };

  private record Found(@Nullable SpanApi api) {}

  private final ApiClasses classes;
  private final Class<?> context;
  private final ApiAttributes attributes;
  private final Method isRecording;
  private final Method addEvent;

  private SpanApi(ApiClasses classes, Class<?> context) throws ReflectiveOperationException {
    Class<?> span = classes.type("trace.Span");
    this.classes = classes;
    this.context = context;
    this.attributes = new ApiAttributes(classes);
    this.isRecording = span.getMethod("isRecording");
    this.addEvent =
        span.getMethod("addEvent", String.class, attributes.type(), long.class, TimeUnit.class);
  }

  /** The one for contexts of a class; null if OpenTelemetry's API is not there. */
  static @Nullable SpanApi of(Class<?> typeOfContext) {
    return OF_CONTEXTS.get(typeOfContext).api();
  }

  private static @Nullable SpanApi find(Class<?> type) {
    Class<?> context = TracingContext.typeOf(type);
    try {
      return context == null
          ? null
          : new SpanApi(ApiClasses.beside(context, TracingContext.CONTEXT), context);
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      return null; // the application has OpenTelemetry's contexts, but not its spans
    }
  }

  /** The copy of the API. */
  ApiClasses classes() {
    return classes;
  }

  boolean isRecording(Object span) throws ReflectiveOperationException {
    return (boolean) isRecording.invoke(span);
  }

  /** Whether a span that records no longer was one that is exported. */
  boolean isSampled(Object span) throws ReflectiveOperationException {
    Object spanContext = classes.type("trace.Span").getMethod("getSpanContext").invoke(span);
    return (boolean) classes.type("trace.SpanContext").getMethod("isSampled").invoke(spanContext);
  }

  void addEvent(Object span, ProblemInSpan problem, Map<String, Object> details)
      throws ReflectiveOperationException {
    addEvent.invoke(
        span,
        problem.title(),
        attributes.of(details),
        problem.endEpochNanos(),
        TimeUnit.NANOSECONDS);
  }

  /** Adds a span that has ended, below the one of the problem's context. */
  void addSpan(Object telemetry, ProblemInSpan problem, Map<String, Object> details)
      throws ReflectiveOperationException {
    Object tracer =
        classes
            .type("OpenTelemetry")
            .getMethod("getTracer", String.class)
            .invoke(telemetry, TelemetryApi.SCOPE);
    Object builder =
        classes
            .type("trace.Tracer")
            .getMethod("spanBuilder", String.class)
            .invoke(tracer, problem.title());
    Class<?> type = classes.type("trace.SpanBuilder");
    type.getMethod("setParent", context).invoke(builder, problem.context());
    type.getMethod("setAllAttributes", attributes.type()).invoke(builder, attributes.of(details));
    type.getMethod("setStartTimestamp", long.class, TimeUnit.class)
        .invoke(builder, problem.startEpochNanos(), TimeUnit.NANOSECONDS);
    Object span = type.getMethod("startSpan").invoke(builder);
    classes
        .type("trace.Span")
        .getMethod("end", long.class, TimeUnit.class)
        .invoke(span, problem.endEpochNanos(), TimeUnit.NANOSECONDS);
  }
}
