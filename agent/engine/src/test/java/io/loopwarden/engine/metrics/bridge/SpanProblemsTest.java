package io.loopwarden.engine.metrics.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.engine.catalogue.Advice;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Kind;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With OpenTelemetry's real SDK. */
class SpanProblemsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long END = 1_700_000_000_000_000_000L;
  private static final long DURATION = 20_000_000;

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final OpenTelemetryBridge bridge =
      new OpenTelemetryBridge(
          List::of, () -> new Class<?>[] {GlobalOpenTelemetry.class}, complaint -> {});
  private final SpanProblems problems = new SpanProblems(bridge, false);

  private OpenTelemetrySdk sdk(Sampler sampler) {
    OpenTelemetrySdk sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .setSampler(sampler)
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .build();
    GlobalOpenTelemetry.set(sdk);
    bridge.everySecond(List.of());
    return sdk;
  }

  @AfterEach
  void forget() {
    GlobalOpenTelemetry.resetForTest();
  }

  private static ProblemInSpan problem(Kind kind, Span span, String operation, String category) {
    return new ProblemInSpan(
        Context.root().with(span),
        kind,
        new Frame("com.acme.Orders", "load", "Orders.java", 42),
        "java.lang.Thread.sleep",
        new Operation(0, operation, category, true, false, Operation.Naming.OWN, "a timer instead"),
        "9f3a12c4",
        "loop-1",
        DURATION,
        END,
        List.of("com.acme.Orders"));
  }

  private static ProblemInSpan sleep(Span span) {
    return problem(Kind.BLOCKING_CALL, span, "java.lang.Thread.sleep", "sleep");
  }

  private static Span start(OpenTelemetrySdk sdk) {
    return sdk.getTracer("test").spanBuilder("request").startSpan();
  }

  private List<SpanData> exported(int number) {
    await().atMost(PATIENCE).until(() -> exporter.getFinishedSpanItems().size() >= number);
    return exporter.getFinishedSpanItems();
  }

  @Test
  void aSpanThatRecordsGetsAnEvent() throws Exception {
    Span span = start(sdk(Sampler.alwaysOn()));

    problems.add(sleep(span));
    span.end();

    EventData event = exported(1).get(0).getEvents().get(0);
    assertThat(event.getName()).isEqualTo("loopwarden.blocking_call");
    assertThat(event.getEpochNanos()).isEqualTo(END);
    assertThat(event.getAttributes().asMap())
        .containsEntry(AttributeKey.stringKey("code.function.name"), "com.acme.Orders.load")
        .containsEntry(AttributeKey.stringKey("code.file.path"), "Orders.java")
        .containsEntry(AttributeKey.longKey("code.line.number"), 42L)
        .containsEntry(AttributeKey.stringKey("loopwarden.call"), "java.lang.Thread.sleep")
        .containsEntry(AttributeKey.longKey("loopwarden.duration_ns"), DURATION)
        .containsEntry(AttributeKey.stringKey("loopwarden.fingerprint"), "9f3a12c4")
        .containsEntry(AttributeKey.stringKey("loopwarden.category"), "sleep")
        .containsEntry(
            AttributeKey.stringKey("loopwarden.remedy"),
            new Advice(false)
                .of(sleep(span).operation(), "java.lang.Thread.sleep", List.of("com.acme.Orders"))
                .words());
  }

  @Test
  void aSpanThatHasEndedGetsASpanBelow() throws Exception {
    Span span = start(sdk(Sampler.alwaysOn()));
    span.end();

    problems.add(problem(Kind.STALL, span, "stall:cpu", "stall"));

    SpanData below = exported(2).get(1);
    assertThat(below.getName()).isEqualTo("loopwarden.stall");
    assertThat(below.getParentSpanId()).isEqualTo(span.getSpanContext().getSpanId());
    assertThat(below.getTraceId()).isEqualTo(span.getSpanContext().getTraceId());
    assertThat(below.getStartEpochNanos()).isEqualTo(END - DURATION);
    assertThat(below.getEndEpochNanos()).isEqualTo(END);
    assertThat(below.getAttributes().get(AttributeKey.stringKey("loopwarden.cause")))
        .isEqualTo("cpu");
  }

  @Test
  void aSpanThatIsNotSampledGetsNothing() throws Exception {
    OpenTelemetrySdk sdk = sdk(Sampler.alwaysOff());
    Span span = start(sdk);
    span.end();

    problems.add(sleep(span));

    assertThat(exporter.getFinishedSpanItems()).isEmpty();
  }

  @Test
  void aContextWithoutSpanGetsNothing() throws Exception {
    sdk(Sampler.alwaysOn());

    problems.add(sleep(Span.getInvalid()));

    assertThat(exporter.getFinishedSpanItems()).isEmpty();
  }
}
