package io.loopwarden.engine.finding;

import org.jspecify.annotations.Nullable;

/**
 * Where something happened while OpenTelemetry followed the request.
 *
 * @param context the context of OpenTelemetry that was current
 * @param site the site of the problem
 * @param call the method that the site called
 */
public record SpanPlace(Object context, Frame site, String call) {

  /** The place in a context; null if there was none. */
  public static @Nullable SpanPlace in(@Nullable Object context, Frame site, String call) {
    return context == null ? null : new SpanPlace(context, site, call);
  }
}
