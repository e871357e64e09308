package io.loopwarden.engine.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.finding.CollectedReports;
import io.loopwarden.engine.finding.Decision.Outcome;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.jfr.RecordedIntervals;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.watchdog.judging.Cause;
import io.loopwarden.engine.watchdog.judging.ClockReading;
import io.loopwarden.engine.watchdog.judging.Evidence;
import io.loopwarden.engine.watchdog.judging.JudgedStall;
import io.loopwarden.engine.watchdog.judging.Stall;
import io.loopwarden.engine.watchdog.platform.PlatformTimes;
import io.loopwarden.engine.watchdog.platform.RunQueue;
import io.loopwarden.engine.watchdog.sampling.Causality;
import io.loopwarden.engine.watchdog.sampling.Observation;
import io.loopwarden.engine.watchdog.sampling.Sample;
import io.loopwarden.engine.watchdog.sampling.Sample.State;
import io.loopwarden.engine.work.Scopes;
import io.loopwarden.hooks.LoopwardenLoop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stall is an occurrence of a site and its call, whatever its cause. */
class StallProblemTest {

  private static final List<String> CATEGORIES = List.of(Stall.CATEGORY);
  private static final String APPLICATION = "application=com.acme.*";
  private static final String ORDERS = "com.acme.Orders";
  private static final StackTraceElement LOAD = frame(ORDERS, "load", 42);
  private static final StackTraceElement LOOP = frame("io.netty.channel.nio.NioEventLoop", "run");

  private final CollectedReports<Stall> collected = new CollectedReports<>(Stall.class);
  private final LoopWatch loop =
      new LoopWatch(
          new LoopwardenLoop(new Thread("loop"), null),
          RunQueue.unknown(),
          new AtomicReference<>());
  private @Nullable Judge judge;
  @TempDir private Path folder;

  private static StackTraceElement frame(String className, String method) {
    return frame(className, method, 1);
  }

  private static StackTraceElement frame(String className, String method, int line) {
    return new StackTraceElement(className, method, "Source.java", line);
  }

  private Stalls stalls(String options) {
    Configuration configuration = ConfigurationReader.read(options, CATEGORIES);
    assertThat(configuration.problems()).isEmpty();
    Policy policy = new Policy(configuration, CATEGORIES);
    policy.read();
    judge = new Judge(configuration, policy, List.of(collected));
    CodeOwners owners = new CodeOwners(configuration, null);
    return new Stalls(
        CatalogueReader.load(),
        owners,
        policy,
        judge,
        new Causality(owners),
        new Scopes(),
        new RecordedIntervals(0));
  }

  private Judge judge() {
    return Objects.requireNonNull(judge);
  }

  private static Sample sample(long millis, StackTraceElement... stack) {
    return new Sample(millis * 1_000_000, State.RUNNING, List.of(stack), 1, "", null, null, false);
  }

  private static Evidence evidence(Sample... samples) {
    long nanos = 0;
    for (Sample sample : samples) {
      nanos += sample.weightNanos();
    }
    return new Evidence(nanos, nanos, nanos, 0, PlatformTimes.NONE, 0, 0, 1, List.of(samples));
  }

  private JudgedStall ended(Cause cause, Sample... samples) {
    return JudgedStall.ended(loop.thread(), cause, evidence(samples), null, ClockReading.now());
  }

  private JudgedStall lasting(Cause cause, Sample... samples) {
    Evidence evidence = evidence(samples);
    long start = System.nanoTime() - evidence.durationNanos();
    return JudgedStall.ongoing(
        loop.thread(),
        cause,
        evidence,
        new Observation(start, start, 0, 0, PlatformTimes.NONE),
        null,
        null);
  }

  private List<String> fingerprints() {
    List<String> fingerprints = new ArrayList<>();
    for (Stall stall : collected.all) {
      fingerprints.add(stall.finding().fingerprint());
    }
    return fingerprints;
  }

  private static String ofOrders(String call, String method) {
    return Fingerprint.of(call, ORDERS, method);
  }

  @Test
  void oneThatEndsWithAnotherCauseThanItHadIsOneProblem() {
    Stalls stalls = stalls(APPLICATION);
    Sample initialising = sample(900, frame("org.springframework.Setup", "<clinit>"), LOAD);
    Sample loading = sample(800, frame("java.lang.ClassLoader", "loadClass"), LOAD);

    stalls.ongoing(loop, lasting(Cause.CLASS_INIT, initialising));
    stalls.ended(loop, ended(Cause.CLASS_LOADING, initialising, loading));

    assertThat(fingerprints())
        .containsExactly(ofOrders("stall", "load"), ofOrders("stall", "load"));
    assertThat(judge().findings(Kind.STALL))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.occurrences()).isEqualTo(1);
              assertThat(finding.operation().name()).isEqualTo("stall:class_loading");
            });
  }

  /** First it was here for most of the time, and then there. */
  @Test
  void whatAReportNamedWhileItLastedIsNamedAtItsEnd() {
    Stalls stalls = stalls(APPLICATION + ",log.rate=unlimited");
    StackTraceElement multiply = frame("java.math.BigInteger", "multiply");
    Sample first = sample(900, multiply, LOAD, LOOP);
    Sample second = sample(1100, frame(ORDERS, "store"), LOOP);
    JudgedStall lasting = lasting(Cause.CPU, first);

    stalls.ongoing(loop, lasting);
    stalls.ended(loop, endedAfter(lasting, first, second));

    String ofLoad = ofOrders("java.math.BigInteger.multiply", "load");
    assertThat(fingerprints()).containsExactly(ofLoad, ofLoad);
  }

  @Test
  void whatHasLessThanAThirdOfTheTimeInTheEndIsNamedNoLonger() {
    Stalls stalls = stalls(APPLICATION + ",log.rate=unlimited");
    Sample first = sample(900, LOAD, LOOP);
    Sample second = sample(2000, frame(ORDERS, "store"), LOOP);
    JudgedStall lasting = lasting(Cause.CPU, first);

    stalls.ongoing(loop, lasting);
    stalls.ended(loop, endedAfter(lasting, first, second));

    assertThat(fingerprints())
        .containsExactly(ofOrders("stall", "load"), ofOrders("stall", "store"));
  }

  private JudgedStall endedAfter(JudgedStall lasting, Sample... samples) {
    return JudgedStall.ended(
        loop.thread(), Cause.CPU, evidence(samples), lasting.observation(), ClockReading.now());
  }

  @Test
  void itsCauseIsThatOfMostOfItsTime() {
    Stalls stalls = stalls(APPLICATION);

    stalls.ended(loop, ended(Cause.CPU, sample(200, LOAD)));
    stalls.ended(loop, ended(Cause.NATIVE, sample(500, LOAD)));
    stalls.ended(loop, ended(Cause.CPU, sample(200, LOAD)));

    assertThat(judge().findings(Kind.STALL))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.operation().name()).isEqualTo("stall:native");
              assertThat(finding.occurrences()).isEqualTo(3);
            });
  }

  @Test
  void whatThePlatformTookOfItInAnotherRunMakesNoOtherProblem() {
    Stalls stalls = stalls(APPLICATION + ",stall.platform=true");

    stalls.ended(loop, ended(Cause.CPU, sample(200, LOAD)));
    stalls.ended(loop, ended(Cause.STARVED, sample(200, LOAD)));

    assertThat(fingerprints()).hasSize(2).containsOnly(ofOrders("stall", "load"));
  }

  @Test
  void siteAndCallAreThoseThatMostSamplesShare() {
    Stalls stalls = stalls(APPLICATION);
    StackTraceElement multiply = frame("java.math.BigInteger", "multiply");
    StackTraceElement square = frame("java.math.BigInteger", "square");
    StackTraceElement shift = frame("java.math.BigInteger", "shiftLeft");

    stalls.ended(
        loop,
        ended(
            Cause.CPU,
            sample(60, square, multiply, LOAD, LOOP),
            sample(50, shift, multiply, LOAD, LOOP),
            sample(80, LOAD, LOOP)));

    assertThat(collected.all)
        .singleElement()
        .satisfies(
            stall -> {
              assertThat(stall.call()).isEqualTo("java.math.BigInteger.multiply");
              assertThat(stall.site().toString()).isEqualTo("com.acme.Orders.load(Source.java:42)");
              assertThat(stall.stack().toString()).contains("BigInteger.square");
            });
    assertThat(fingerprints()).containsExactly(ofOrders("java.math.BigInteger.multiply", "load"));
  }

  /** What a first time loads, the next one does not: neither its share nor its place matter. */
  @Test
  void aFirstTimeThatLoadsCodeIsTheProblemOfTheNextTimes() {
    Stalls stalls = stalls(APPLICATION + ",log.rate=unlimited");
    StackTraceElement multiply = frame("java.math.BigInteger", "multiply");
    StackTraceElement loading = frame("java.lang.ClassLoader", "loadClass");
    StackTraceElement linking = frame("java.lang.invoke.MethodHandleNatives", "linkCallSite");
    StackTraceElement configure = frame("java.util.Properties", "load");

    stalls.ended(
        loop,
        ended(
            Cause.CLASS_LOADING,
            sample(300, loading, LOAD),
            sample(200, linking, LOAD),
            sample(400, loading, configure, LOAD),
            sample(200, multiply, LOAD)));
    stalls.ended(loop, ended(Cause.CPU, sample(200, multiply, LOAD)));

    assertThat(fingerprints())
        .hasSize(2)
        .containsOnly(ofOrders("java.math.BigInteger.multiply", "load"));
  }

  /** Which of two methods took longer is chance. */
  @Test
  void methodsThatShareTheTimeAreOneProblemOfTheirCaller() {
    Stalls stalls = stalls(APPLICATION);
    StackTraceElement escape = frame(ORDERS, "escape");
    StackTraceElement format = frame(ORDERS, "format");

    for (int more = -10; more <= 10; more += 20) {
      stalls.ended(
          loop,
          ended(
              Cause.CPU,
              sample(100 + more, escape, LOAD, LOOP),
              sample(100 - more, format, LOAD, LOOP),
              sample(30, LOAD, LOOP)));
    }

    assertThat(judge().findings(Kind.STALL))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.fingerprint()).isEqualTo(ofOrders("stall", "load"));
              assertThat(finding.occurrences()).isEqualTo(2);
            });
  }

  @Test
  void withoutAFrameOfTheApplicationItIsWhatMostSamplesShareOutsideTheJdk() {
    Stalls stalls = stalls(APPLICATION);
    StackTraceElement tasks =
        frame("io.netty.util.concurrent.SingleThreadEventExecutor", "runAllTasks");
    StackTraceElement call = frame("java.util.concurrent.FutureTask", "run");
    StackTraceElement promise = frame("io.netty.util.concurrent.DefaultPromise", "notifyListeners");

    for (int more = -10; more <= 10; more += 20) {
      stalls.ended(
          loop,
          ended(
              Cause.MANY_TASKS,
              sample(100 + more, call, tasks, LOOP),
              sample(100 - more, promise, tasks, LOOP),
              sample(30, tasks, LOOP)));
    }

    assertThat(judge().findings(Kind.STALL))
        .extracting(Finding::fingerprint)
        .containsExactly(Fingerprint.of("stall", tasks.getClassName(), "runAllTasks"));
  }

  /** The cause may be another one the next time. */
  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"GC", "STARVED", "UNKNOWN", "CPU"})
  void withoutASiteItIsOneProblem(Cause cause) {
    Stalls stalls = stalls(APPLICATION + ",stall.platform=true");

    stalls.ended(loop, ended(cause));
    stalls.ended(loop, ended(cause, sample(200, frame("java.util.HashMap", "get"))));

    assertThat(judge().findings(cause.isPlatform() ? Kind.PLATFORM_STALL : Kind.STALL))
        .extracting(Finding::fingerprint)
        .containsExactly(Fingerprint.of("stall", "(unknown)", "(unknown)"));
  }

  /** Versions before had a fingerprint for each cause. */
  @ParameterizedTest
  @EnumSource(
      value = Cause.class,
      names = {"CPU", "MANY_TASKS", "MONITOR"})
  void aBaselineThatHasACauseAcceptsTheProblem(Cause cause) throws Exception {
    Path baseline = folder.resolve("baseline.txt");
    Files.writeString(
        baseline, ofOrders("stall cpu", "load") + " stall:cpu com.acme.Orders.load\n");
    Stalls stalls = stalls(APPLICATION + ",baseline=" + baseline);

    stalls.ended(loop, ended(cause, sample(200, frame("java.util.HashMap", "get"), LOAD)));
    stalls.ended(loop, ended(cause, sample(200, frame(ORDERS, "store"))));

    assertThat(judge().count(Kind.STALL, Outcome.ACCEPTED)).isEqualTo(1);
    assertThat(fingerprints()).containsExactly(ofOrders("stall", "store"));
  }

  /** The site of earlier versions was that of the one way on which most of the time went. */
  @Test
  void aBaselineAcceptsAlsoTheSiteThatAnEarlierVersionFound() throws Exception {
    Path baseline = folder.resolve("baseline.txt");
    Files.writeString(baseline, ofOrders("stall cpu", "escape") + "\n");
    Stalls stalls = stalls(APPLICATION + ",baseline=" + baseline);

    stalls.ended(
        loop,
        ended(
            Cause.CPU,
            sample(100, frame(ORDERS, "escape"), LOAD, LOOP),
            sample(90, frame(ORDERS, "format"), LOAD, LOOP),
            sample(30, frame(ORDERS, "join"), LOAD, LOOP)));

    assertThat(judge().count(Kind.STALL, Outcome.ACCEPTED)).isEqualTo(1);
  }

  @Test
  void theLineIsThatOfTheLongest() {
    Stalls stalls = stalls(APPLICATION);

    for (int line : new int[] {10, 30, 20}) {
      stalls.ended(loop, ended(Cause.CPU, sample(100 + line, frame(ORDERS, "load", line))));
    }

    assertThat(judge().findings(Kind.STALL))
        .singleElement()
        .satisfies(finding -> assertThat(finding.longestSite().line()).isEqualTo(30));
  }
}
