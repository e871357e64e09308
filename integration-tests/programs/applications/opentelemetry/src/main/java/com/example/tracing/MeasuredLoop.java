package com.example.tracing;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * An event loop that is blocked within spans, in a program that sets its global OpenTelemetry late,
 * as large applications do. What OpenTelemetry exports is printed.
 */
public final class MeasuredLoop {

  private static final String SCOPE = "com.example.tracing";
  private static final long SLEEP_MILLIS = 20;

  /** Long enough to find the class in between that holds the global OpenTelemetry. */
  private static final long SECONDS_UNTIL_SET = 4;

  private MeasuredLoop() {}

  /**
   * Runs until standard input ends. With any argument, the global OpenTelemetry is that of
   * OpenTelemetry's Java agent, which has to be there.
   */
  public static void main(String[] arguments) throws Exception {
    // Vert.x is on the class path, and would keep the spans in its own contexts
    System.setProperty("io.opentelemetry.context.contextStorageProvider", "default");
    Class.forName("io.opentelemetry.api.GlobalOpenTelemetry");
    TimeUnit.SECONDS.sleep(SECONDS_UNTIL_SET);
    if (arguments.length > 0) {
      block(GlobalOpenTelemetry.getTracer(SCOPE));
      return;
    }
    PrintedMetrics metrics = new PrintedMetrics();
    try (OpenTelemetrySdk sdk = sdk(metrics)) {
      GlobalOpenTelemetry.set(sdk); // fails if somebody has asked for it before
      metrics.awaitAgent();
      block(sdk.getTracer(SCOPE));
    }
  }

  private static void block(Tracer tracer) throws Exception {
    MultiThreadIoEventLoopGroup group =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("measured"), NioIoHandler.newFactory());
    Span open = tracer.spanBuilder("open request").startSpan();
    Span ended = tracer.spanBuilder("ended request").startSpan();
    group
        .submit(
            () -> {
              try (Scope scope = open.makeCurrent()) {
                sleepInOpenSpan();
              }
              return null;
            })
        .get();
    group
        .submit(
            () -> {
              try (Scope scope = ended.makeCurrent()) {
                sleepInEndedSpan();
              }
              ended.end();
              return null;
            })
        .get();
    System.out.println("ready now");
    awaitEndOfInput();
    open.end();
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
  }

  private static void awaitEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // it waits for the end
    }
  }

  private static OpenTelemetrySdk sdk(PrintedMetrics metrics) {
    return OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(new PrintedSpans()))
                .build())
        .setMeterProvider(
            SdkMeterProvider.builder()
                .registerMetricReader(
                    PeriodicMetricReader.builder(metrics)
                        .setInterval(Duration.ofMillis(500))
                        .build())
                .build())
        .build();
  }

  private static void sleepInOpenSpan() throws InterruptedException {
    Thread.sleep(SLEEP_MILLIS);
  }

  private static void sleepInEndedSpan() throws InterruptedException {
    Thread.sleep(SLEEP_MILLIS);
  }
}
