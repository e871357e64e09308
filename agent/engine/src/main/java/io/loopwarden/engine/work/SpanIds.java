package io.loopwarden.engine.work;

import org.jspecify.annotations.Nullable;

/**
 * The ids of the span in a context of OpenTelemetry, of whatever class loader and copy: that of the
 * application, or that of OpenTelemetry's Java agent, which has a prefix.
 *
 * @param trace 32 hexadecimal digits, not all of them 0
 * @param span 16 hexadecimal digits, not all of them 0
 */
record SpanIds(String trace, String span) {

  private static final int TRACE_DIGITS = 32;
  private static final int SPAN_DIGITS = 16;

  /**
   * The ids in a context, or null if it has no valid span. To be called on threads of the agent
   * only: the first call loads classes.
   */
  static @Nullable SpanIds of(@Nullable Object context) {
    if (context == null) {
      return null;
    }
    Object spanContext = PublicMethods.call(TracingContext.span(context), "getSpanContext");
    String trace = text(PublicMethods.call(spanContext, "getTraceId"));
    String span = text(PublicMethods.call(spanContext, "getSpanId"));
    return isId(trace, TRACE_DIGITS) && isId(span, SPAN_DIGITS) ? new SpanIds(trace, span) : null;
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
