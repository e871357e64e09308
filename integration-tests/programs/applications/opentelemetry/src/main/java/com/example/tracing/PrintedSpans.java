package com.example.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.LinkedHashMap;

/** Prints each span with its parent, its duration and its attributes, and each of its events. */
final class PrintedSpans implements SpanExporter {

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    for (SpanData span : spans) {
      System.out.println(
          "span "
              + span.getName()
              + " id="
              + span.getSpanId()
              + " parent="
              + span.getParentSpanId()
              + " nanos="
              + (span.getEndEpochNanos() - span.getStartEpochNanos())
              + ' '
              + new LinkedHashMap<>(span.getAttributes().asMap()));
      for (EventData event : span.getEvents()) {
        System.out.println(
            "event "
                + event.getName()
                + " of "
                + span.getName()
                + ' '
                + new LinkedHashMap<>(event.getAttributes().asMap()));
      }
    }
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode flush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    return CompletableResultCode.ofSuccess();
  }
}
