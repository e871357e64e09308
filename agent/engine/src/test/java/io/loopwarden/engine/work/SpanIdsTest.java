package io.loopwarden.engine.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpanIdsTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";
  private static final String NO_TRACE = "00000000000000000000000000000000";
  private static final String NO_SPAN = "0000000000000000";

  @Test
  void aContextHasTheIdsOfItsSpan() {
    assertThat(SpanIds.of(contextOf(TRACE, SPAN))).isEqualTo(new SpanIds(TRACE, SPAN));
  }

  @Test
  void anInvalidSpanHasNone() {
    assertThat(SpanIds.of(contextOf(NO_TRACE, NO_SPAN))).isNull();
    assertThat(SpanIds.of(Context.root().with(Span.getInvalid()))).isNull();
  }

  @Test
  void aContextWithoutSpanHasNone() {
    assertThat(SpanIds.of(Context.root())).isNull();
    assertThat(SpanIds.of(Context.root().with(Baggage.empty()))).isNull();
    assertThat(SpanIds.of("no context")).isNull();
    assertThat(SpanIds.of(null)).isNull();
  }

  @Test
  void openTelemetryComesBeforeTheLoggingContext() {
    assertThat(words(contextOf(TRACE, SPAN)))
        .containsExactlyInAnyOrderEntriesOf(Map.of("trace_id", TRACE, "span_id", SPAN));
  }

  @Test
  void theLoggingContextCountsWhereNoValidSpanIs() {
    Map<String, String> ofLog = Map.of("trace_id", "of-log", "span_id", "of-log");

    assertThat(words(contextOf(NO_TRACE, NO_SPAN))).containsExactlyInAnyOrderEntriesOf(ofLog);
    assertThat(words(null)).containsExactlyInAnyOrderEntriesOf(ofLog);
  }

  private static Context contextOf(String trace, String span) {
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.create(trace, span, TraceFlags.getSampled(), TraceState.getDefault())));
  }

  private static Map<String, String> words(@Nullable Object tracing) {
    return WorkDescription.of(
        new Work(null, null, null, null, null, null, "of-log", "of-log", null, tracing, null),
        List.of());
  }
}
