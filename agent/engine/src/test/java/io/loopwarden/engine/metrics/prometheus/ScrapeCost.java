package io.loopwarden.engine.metrics.prometheus;

import io.loopwarden.engine.catalogue.Catalogue;
import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.finding.Decision;
import io.loopwarden.engine.finding.Delay;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Incident;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.finding.Sink;
import io.loopwarden.engine.finding.TestIncident;
import io.loopwarden.engine.jfr.JfrEvents;
import io.loopwarden.engine.jfr.RecordedIntervals;
import io.loopwarden.engine.metrics.Measurements;
import io.loopwarden.engine.metrics.OccurrenceCounts;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.record.BlockingCall;
import io.loopwarden.engine.record.Recorder;
import io.loopwarden.engine.report.Outputs;
import io.loopwarden.engine.watchdog.Watchdog;
import io.loopwarden.engine.work.Scopes;
import io.loopwarden.hooks.LoopwardenIterations;
import io.loopwarden.hooks.LoopwardenLoop;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures what a scrape costs with 1,000 problems on 100 routes and 64 event loops: prints the CPU
 * time of its thread. The first argument is how often; the first ones warm the JVM up. With a
 * second one, the scraper asks for native histograms.
 */
public final class ScrapeCost {

  private static final int PROBLEMS = 1000;
  private static final int ROUTES = 100;
  private static final int LOOPS = 64;
  private static final String OPEN_METRICS = "application/openmetrics-text;version=1.0.0";

  private static final String PROTOBUF =
      "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited";

  private ScrapeCost() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    Catalogue catalogue = CatalogueReader.load();
    List<String> categories = new ArrayList<>(catalogue.categories());
    Configuration configuration = ConfigurationReader.read("mode=count", categories);
    Policy policy = new Policy(configuration, categories);
    CodeOwners owners = new CodeOwners(configuration, null);
    Counting counting = new Counting();
    Outputs outputs =
        new Outputs(configuration, owners, policy, new JfrEvents(), List.of(counting));
    Watchdog watchdog =
        new Watchdog(
            catalogue,
            configuration,
            owners,
            policy,
            outputs.judge(),
            null,
            new JfrEvents(),
            new RecordedIntervals(0),
            new Scopes());
    Recorder recorder =
        new Recorder(
            catalogue, configuration, owners, policy, watchdog.callShare(), outputs.judge());
    counting.counts = new OccurrenceCounts(watchdog::groupOf);
    for (int i = 0; i < LOOPS; i++) {
      LoopwardenLoop loop = new LoopwardenLoop(new Thread("loop-" + i), null);
      watchdog.watch(loop);
      LoopwardenIterations.begin(loop);
      LoopwardenIterations.end(loop);
    }
    for (int i = 0; i < PROBLEMS; i++) {
      Operation operation = catalogue.operations().get(i % catalogue.operations().size());
      outputs.judge().ended(new Happened(operation, i));
    }
    Measurements measurements = new Measurements(watchdog, recorder, outputs, counting.counts);
    measure(
        new Exposition(measurements),
        arguments.length > 1 ? PROTOBUF : OPEN_METRICS,
        Integer.parseInt(arguments[0]));
    System.exit(0);
  }

  private static void measure(Exposition exposition, String accept, int scrapes) throws Exception {
    List<Long> micros = new ArrayList<>();
    int bytes = 0;
    for (int i = 0; i < scrapes; i++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      bytes = exposition.content(header -> accept).body().length;
      micros.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1000);
    }
    List<Long> last = new ArrayList<>(micros.subList(scrapes / 2, scrapes));
    Collections.sort(last);
    System.out.println(
        "bytes="
            + bytes
            + " first_us="
            + micros.get(0)
            + " tenth_us="
            + micros.get(9)
            + " median_us="
            + last.get(last.size() / 2)
            + " p99_us="
            + last.get(last.size() * 99 / 100));
  }

  private static final class Counting implements Sink {
    private @Nullable OccurrenceCounts counts;

    @Override
    public void counted(Incident incident, Decision decision) {
      if (counts != null) {
        counts.count(incident, decision.outcome());
      }
    }

    @Override
    public boolean wants(Kind kind, Decision decision) {
      return false;
    }

    @Override
    public void judged(Occurrence occurrence, Decision decision) {
      throw new AssertionError("it wants none");
    }

    @Override
    public void missed() {
      throw new AssertionError("there is memory");
    }
  }

  private record Happened(Operation operation, int number) implements TestIncident {

    @Override
    public String fingerprint() {
      return Fingerprint.of("call", "com.acme.Orders", "method" + number);
    }

    @Override
    public long durationNanos() {
      return 1_000_000L * (1 + number % 500);
    }

    @Override
    public String threadName() {
      return "loop-" + number % LOOPS;
    }

    @Override
    public String route() {
      return "GET /orders/" + number % ROUTES;
    }

    @Override
    public String traceId() {
      return "0af7651916cd43dd8448eb211c80319c";
    }

    @Override
    public List<Frame> stack() {
      return List.of(new Frame("com.acme.Orders", "method" + number, "Orders.java", 7));
    }

    /** Other outputs want those that the log gets. */
    @Override
    public Occurrence describe(Finding finding) {
      return new BlockingCall(
          finding,
          operation,
          finding.site(),
          stack(),
          durationNanos(),
          endNanos(),
          System.currentTimeMillis(),
          threadName(),
          threadId(),
          Map.of(),
          null,
          Delay.NONE);
    }
  }
}
