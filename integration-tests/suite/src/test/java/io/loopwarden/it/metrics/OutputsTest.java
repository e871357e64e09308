package io.loopwarden.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.it.harness.Agent;
import io.loopwarden.it.harness.Hiccups;
import io.loopwarden.it.harness.Jdk;
import io.loopwarden.it.harness.Recording;
import io.loopwarden.it.harness.Report;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.management.remote.JMXConnector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A service with all outputs of the metrics: an OpenTelemetry collector, a real Prometheus, a JMX
 * client and the timeline.
 */
class OutputsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ORDERS = 10;
  private static final int SECONDS_OF_WORK = 6;

  private static Agent agent(String collector, int port, Path timeline) {
    return Agent.with("otlp.endpoint", collector)
        .and("otlp.interval", "1s")
        .and("metrics.port", Integer.toString(port))
        .and("jmx", "true")
        .and("timeline.file", timeline.toString())
        .and("stall.threshold", "10ms") // each order is one in the timeline
        .and("stall.warmup", "0")
        .and("service.name", "shop")
        .and("log.rate", "unlimited");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void eachHasTheNumbersOfWhatTheProgramDid(Jdk jdk) throws Exception {
    Hiccups.retryAfterHiccup(() -> assertNumbers(jdk));
  }

  private static void assertNumbers(Jdk jdk) throws Exception {
    int port = FreePort.find();
    Path file = TimelineEvents.file("outputs", jdk);
    try (OtlpReceiver receiver = OtlpReceiver.start();
        MeasuredShop shop =
            MeasuredShop.start("outputs", jdk, agent(receiver.endpoint(), port, file))) {
      long pid = shop.program().pid();
      assertNumbersWhileItRuns(shop, receiver, port);
      collectGarbage(jdk, pid);
      Recording recording = shop.awaitEnd();

      assertThat(recording.exitCode()).isZero();
      assertThat(recording.standardError()).isEmpty();
      assertCollected(receiver, pid, recording);
      TimelineEvents.of(Files.readString(file))
          .assertComplete(ORDERS, recording.log().blockingCalls().get(0));
    }
  }

  private static void assertNumbersWhileItRuns(MeasuredShop shop, OtlpReceiver receiver, int port)
      throws Exception {
    try (PrometheusNumbers prometheus = PrometheusNumbers.of(shop.folder(), port);
        NativeNumbers natives = NativeNumbers.of(shop.folder(), port);
        JMXConnector connector = JmxNumbers.connect(shop.program().pid())) {
      JmxNumbers jmx = new JmxNumbers(connector.getMBeanServerConnection());
      jmx.awaitOrders();

      shop.order(ORDERS);

      jmx.assertOrders(ORDERS);
      OtlpTest.assertMetrics(receiver, ORDERS);
      prometheus.assertOrders(ORDERS);
      natives.assertOrders(shop.program().logSoFar().blockingCalls());

      double share = shop.work(SECONDS_OF_WORK);

      jmx.assertHalfBusy(share, SECONDS_OF_WORK);
      prometheus.assertHalfBusy(share);
      prometheus.assertPromtoolFindsNothingWrong();
      jmx.assertOperations();
    }
  }

  private static void collectGarbage(Jdk jdk, long pid) throws Exception {
    Process jcmd =
        new ProcessBuilder(jdk.program("jcmd").toString(), Long.toString(pid), "GC.run").start();
    assertThat(jcmd.waitFor(60, TimeUnit.SECONDS)).isTrue();
    TimeUnit.SECONDS.sleep(1); // the watchdog sees a pause at its next visit
  }

  private static void assertCollected(OtlpReceiver receiver, long pid, Recording recording) {
    assertThat(receiver.errors()).isEmpty();
    assertThat(receiver.resource())
        .containsEntry("service.name", "shop")
        .containsEntry("process.pid", Long.toString(pid))
        .containsKey("host.name");
    OtlpTest.assertReports(receiver, recording.log().blockingCalls());
    assertThat(receiver.logs(Report.SUMMARY)).hasSize(1);
    assertThat(recording.log().named(OtlpTest.UNAVAILABLE)).isEmpty();
  }

  /** A port in use, a collector that never answers, a folder in the place of a file. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("io.loopwarden.it.harness.InstalledJdks#chosen")
  void whatIsNotPossibleGetsOneLineEachAndNothingElseSuffers(Jdk jdk) throws Exception {
    Path folder = Files.createDirectories(TimelineEvents.file("outputs-impossible", jdk));
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        MeasuredShop shop =
            MeasuredShop.start(
                "outputs-impossible",
                jdk,
                agent("http://127.0.0.1:" + silent.getLocalPort(), other.getLocalPort(), folder))) {
      shop.order(ORDERS);
      shop.program().awaitEvents(OtlpTest.UNAVAILABLE, PATIENCE, each -> {});
      Recording recording = shop.awaitEnd();

      assertThat(recording.exitCode()).isZero();
      assertThat(recording.log().named(OtlpTest.UNAVAILABLE)).hasSize(1);
      assertThat(recording.log().named("loopwarden.metrics_port_unavailable")).hasSize(1);
      assertThat(recording.log().named("loopwarden.invalid_option"))
          .singleElement()
          .satisfies(line -> assertThat(line.text("loopwarden.key")).isEqualTo("timeline.file"));
      assertThat(recording.log().blockingCalls()).isNotEmpty();
      assertThat(recording.log().named(Report.SUMMARY)).hasSize(1);
      assertThat(recording.standardError()).isEmpty();
    }
  }
}
