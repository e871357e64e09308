package io.loopwarden.engine.work;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the span in a context of OpenTelemetry, of whatever class loader and copy: that of the
 * application, or that of OpenTelemetry's Java agent, which has a prefix.
 *
 * @param trace 32 hexadecimal digits, not all of them 0
 * @param span 16 hexadecimal digits, not all of them 0
 */
record SpanIds(String trace, String span) {

  private static final String CONTEXT = "io.opentelemetry.context.Context";
  private static final String SPAN = "io.opentelemetry.api.trace.Span";
  private static final int TRACE_DIGITS = 32;
  private static final int SPAN_DIGITS = 16;

  /** What finds the span in contexts of a class. It lies in that class: nobody else keeps it. */
  private static final ClassValue<Finder> FINDERS =
      new ClassValue<>() {
        @Override
        protected Finder computeValue(Class<?> type) {
          Class<?> context = contextType(type);
          return new Finder(context == null ? null : finder(context));
        }
      };

  private record Finder(@Nullable Method method) {}

  /**
   * The ids in a context, or null if it has no valid span. To be called on threads of the agent
   * only: the first call loads classes.
   */
  static @Nullable SpanIds of(@Nullable Object context) {
    if (context == null) {
      return null;
    }
    Object spanContext = PublicMethods.call(spanIn(context), "getSpanContext");
    String trace = text(PublicMethods.call(spanContext, "getTraceId"));
    String span = text(PublicMethods.call(spanContext, "getSpanId"));
    return isId(trace, TRACE_DIGITS) && isId(span, SPAN_DIGITS) ? new SpanIds(trace, span) : null;
  }

  private static @Nullable Object spanIn(Object context) {
    Method method = FINDERS.get(context.getClass()).method();
    try {
      return method == null ? null : method.invoke(null, context);
    } catch (IllegalAccessException
        | InvocationTargetException
        | LinkageError
        | RuntimeException e) {
      return null;
    }
  }

  private static @Nullable Class<?> contextType(@Nullable Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Class<?> implemented : c.getInterfaces()) {
        Class<?> found =
            implemented.getName().endsWith(CONTEXT) ? implemented : contextType(implemented);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable Method finder(Class<?> context) {
    String name = context.getName();
    String prefix = name.substring(0, name.length() - CONTEXT.length());
    try {
      return Class.forName(prefix.concat(SPAN), false, context.getClassLoader())
          .getMethod("fromContextOrNull", context);
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      return null; // the application has OpenTelemetry's contexts, but not its spans
    }
  }

  private static String text(@Nullable Object id) {
    return id == null ? "" : id.toString();
  }

  private static boolean isId(String text, int digits) {
    boolean zero = true;
    for (int i = 0; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
      zero &= text.charAt(i) == '0';
    }
    return text.length() == digits && !zero;
  }
}
