package io.loopwarden.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Launch;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import io.loopwarden.it.harness.TestKeyStore;
import io.loopwarden.it.isolation.Sandbox;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an OpenTelemetry collector gets of a service, where one of both is not there in time. */
class OtlpTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ORDERS = 10;
  static final String UNAVAILABLE = "loopwarden.otlp_unavailable";
  private static final String AVAILABLE = "loopwarden.otlp_available";
  private static final Map<String, String> SLEEPS =
      Map.of("category", "sleep", "route", "GET /orders/:id");

  private static Agent agent(String endpoint) {
    return Agent.with("otlp.endpoint", endpoint)
        .and("otlp.interval", "1s")
        .and("otlp.headers", "x-tenant=shop;x-other=7")
        .and("otlp.compression", "gzip")
        .and("service.name", "shop")
        .and("log.rate", "unlimited")
        .and("jmx", "false");
  }

  private static Optional<HistogramDataPoint> sleeps(OtlpReceiver receiver) {
    return receiver.metric("loopwarden_blocking_seconds").stream()
        .flatMap(metric -> metric.getHistogram().getDataPointsList().stream())
        .filter(point -> OtlpReceiver.attributes(point.getAttributesList()).equals(SLEEPS))
        .findFirst();
  }

  /** Asserts that a collector has the orders that the service has handled. */
  static void assertMetrics(OtlpReceiver receiver, long orders) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(sleeps(receiver))
                    .hasValueSatisfying(point -> assertThat(point.getCount()).isEqualTo(orders)));
    HistogramDataPoint sleeps = sleeps(receiver).orElseThrow();
    double slept = orders * MeasuredShop.ORDER_SECONDS;
    assertThat(sleeps.getSum()).isBetween(slept, slept * MeasuredShop.MOST_TIMES);
    assertThat(sleeps.getBucketCountsList()).hasSize(sleeps.getExplicitBoundsCount() + 1);
    assertThat(sleeps.getBucketCountsList().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(orders);
    assertThat(sleeps.getTimeUnixNano()).isGreaterThan(sleeps.getStartTimeUnixNano());
    assertThat(sleeps.getExemplarsList())
        .isNotEmpty()
        .allSatisfy(
            each ->
                assertThat(HexFormat.of().formatHex(each.getTraceId().toByteArray()))
                    .isEqualTo(MeasuredShop.TRACE));

    Metric time = receiver.metric("loopwarden_eventloop_time_seconds_total").orElseThrow();
    assertThat(time.getUnit()).isEqualTo("s");
    assertThat(time.getSum().getIsMonotonic()).isTrue();
    assertThat(time.getSum().getAggregationTemporality())
        .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
    Metric workers = receiver.metric("loopwarden_eventloop_workers").orElseThrow();
    assertThat(workers.getGauge().getDataPointsList())
        .extracting(point -> OtlpReceiver.attributes(point.getAttributesList()).get("group"))
        .contains(MeasuredShop.ORDERS);
  }

  /** Asserts that the collector has what the log has. */
  static void assertReports(OtlpReceiver receiver, List<Report> logged) {
    List<LogRecord> received = receiver.logs(Report.BLOCKING_CALL);
    assertThat(received).hasSameSizeAs(logged).isNotEmpty();
    for (int i = 0; i < logged.size(); i++) {
      Map<String, String> attributes = OtlpReceiver.attributes(received.get(i).getAttributesList());
      Report report = logged.get(i);
      assertThat(attributes)
          .containsEntry("loopwarden.fingerprint", report.fingerprint())
          .containsEntry("loopwarden.duration_ns", Long.toString(report.durationNanos()))
          .containsEntry("code.function.name", report.function())
          .containsEntry("code.line.number", Long.toString(report.line()))
          .containsEntry("code.stacktrace", report.stackTrace());
      assertThat(received.get(i).getBody().getStringValue()).isEqualTo(report.text("message"));
      assertThat(received.get(i).getSeverityNumber())
          .isEqualTo(SeverityNumber.SEVERITY_NUMBER_WARN);
      assertThat(HexFormat.of().formatHex(received.get(i).getTraceId().toByteArray()))
          .isEqualTo(report.text("trace.id"));
    }
  }

  /** By TLS, in the same JVM. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void aCollectorThatIsAwayGetsAllOnceItIsBack(Jdk jdk) throws Exception {
    int port = FreePort.find();
    Launch trusting = Launch.shortRun();
    for (String flag : TestKeyStore.trustingFlags()) {
      trusting = trusting.and(flag);
    }
    try (MeasuredShop shop =
        MeasuredShop.start(trusting, "otlp-away", jdk, agent("https://localhost:" + port))) {
      shop.order(ORDERS);
      shop.program().awaitEvents(UNAVAILABLE, PATIENCE, each -> {});
      try (OtlpReceiver receiver = OtlpReceiver.startWithTls(port)) {
        shop.program().awaitEvents(AVAILABLE, PATIENCE, each -> {});
        await().atMost(PATIENCE).until(() -> !receiver.logs(AVAILABLE).isEmpty());
        Recording recording = shop.awaitEnd();

        assertThat(recording.exitCode()).isZero();
        assertThat(recording.log().named(UNAVAILABLE))
            .singleElement()
            .satisfies(line -> assertThat(line.text("message")).contains(Integer.toString(port)));
        assertThat(recording.log().named(AVAILABLE)).hasSize(1);
        assertReports(receiver, recording.log().blockingCalls());
        assertThat(receiver.errors()).isEmpty();
        assertThat(receiver.tenants()).containsExactly("gzip of shop");
      }
    }
  }

  /** The key comes late: until then one line says what is missing. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void aCollectorThatAsksWhoItIsGetsTheCertificate(Jdk jdk) throws Exception {
    Sandbox folder = Sandbox.of("otlp-certificate", jdk);
    Path certificate = folder.file("certificate.pem");
    Path key = folder.file("key.pem");
    TestKeyStore.writeCertificate(certificate);
    int port = FreePort.find();
    Agent agent =
        agent("https://localhost:" + port)
            .and("otlp.certificate", certificate.toString())
            .and("otlp.client.certificate", certificate.toString())
            .and("otlp.client.key", key.toString());
    try (OtlpReceiver receiver = OtlpReceiver.startThatAsks(port);
        MeasuredShop shop = MeasuredShop.start("otlp-certificate", jdk, agent)) {
      shop.order(ORDERS);
      shop.program().awaitEvents(UNAVAILABLE, PATIENCE, each -> {});
      TestKeyStore.writeKey(key);
      shop.program().awaitEvents(AVAILABLE, PATIENCE, each -> {});
      await().atMost(PATIENCE).until(() -> !receiver.logs(AVAILABLE).isEmpty());
      Recording recording = shop.awaitEnd();

      assertThat(recording.log().named(UNAVAILABLE))
          .singleElement()
          .satisfies(
              line ->
                  assertThat(line.text("message"))
                      .contains("otlp.client.key names " + key + ": there is no such file"));
      assertReports(receiver, recording.log().blockingCalls());
      assertThat(receiver.errors()).isEmpty();
    }
  }

  /** A backend for metrics alone has no path for reports. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.Matrix#ofOddTurn")
  void whatACollectorRejectsIsCountedAsLost(Jdk jdk) throws Exception {
    try (OtlpReceiver receiver = OtlpReceiver.start();
        MeasuredShop shop = MeasuredShop.start("otlp-rejected", jdk, agent(receiver.endpoint()))) {
      receiver.refuse("/v1/logs", 404);
      shop.order(ORDERS);

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(lost(receiver)).hasValueSatisfying(n -> assertThat(n).isPositive()));
      Recording recording = shop.awaitEnd();

      assertThat(recording.log().named(UNAVAILABLE))
          .singleElement()
          .satisfies(line -> assertThat(line.text("message")).contains("/v1/logs", "404"));
      assertThat(receiver.logs(Report.BLOCKING_CALL)).isEmpty();
    }
  }

  private static Optional<Double> lost(OtlpReceiver receiver) {
    return receiver.metric("loopwarden_lost_total").stream()
        .flatMap(metric -> metric.getSum().getDataPointsList().stream())
        .filter(
            point ->
                OtlpReceiver.attributes(point.getAttributesList()).equals(Map.of("reason", "otlp")))
        .map(NumberDataPoint::getAsDouble)
        .findFirst();
  }
}
