package io.loopwarden.engine.work;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * A context of OpenTelemetry, of whatever class loader and copy: that of the application, or that
 * of OpenTelemetry's Java agent, which has a prefix. For threads of the agent only: the first call
 * loads classes.
 */
public final class TracingContext {

  /** The name of its interface, in the application's copy. */
  public static final String CONTEXT = "io.opentelemetry.context.Context";

  private static final String SPAN = "io.opentelemetry.api.trace.Span";

  /** What finds the span in contexts of a class. It lies in that class: nobody else keeps it. */
  private static final ClassValue<Finder> FINDERS =
      new ClassValue<>() {
        @Override
        protected Finder computeValue(Class<?> type) {
          Class<?> context = typeOf(type);
          return new Finder(context == null ? null : finder(context));
        }
      };

  private record Finder(@Nullable Method method) {}

  private TracingContext() {}

  /** The span in a context; null if there is none. */
  public static @Nullable Object span(Object context) {
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

  /** The interface of OpenTelemetry's that a class of contexts implements; null if none. */
  public static @Nullable Class<?> typeOf(@Nullable Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Class<?> implemented : c.getInterfaces()) {
        Class<?> found =
            implemented.getName().endsWith(CONTEXT) ? implemented : typeOf(implemented);
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
}
