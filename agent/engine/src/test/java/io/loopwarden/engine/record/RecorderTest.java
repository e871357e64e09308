package io.loopwarden.engine.record;

import static io.loopwarden.engine.record.RecordedLoop.CATALOGUE;
import static io.loopwarden.engine.record.RecordedLoop.CONNECT;
import static io.loopwarden.engine.record.RecordedLoop.NEXT;
import static io.loopwarden.engine.record.RecordedLoop.SLEEP;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.RecordingEngine;
import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Delay;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.finding.Frame;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.hooks.LoopwardenLoop;
import io.loopwarden.hooks.LoopwardenLoops;
import io.loopwarden.hooks.LoopwardenOperationCode;
import io.netty.loopwarden.FrameworkCode;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {

  private static final String ME = RecorderTest.class.getName();
  private static final String FRAMEWORK = FrameworkCode.class.getName();
  private static final String CALL = FRAMEWORK + ".operation";
  private static final String UNLIMITED = "log.rate=unlimited,";
  private static final String ONE_PER_MINUTE = "log.rate=1/m";

  private static RecordedLoop loop() {
    return new RecordedLoop(UNLIMITED);
  }

  /** The line that calls this. */
  private static int line() {
    return StackWalker.getInstance()
        .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
  }

  // Places of the application, each a site of its own.

  private static void load(RecordedLoop loop, Operation operation, long... nanos) {
    for (long each : nanos) {
      loop.lasting(each);
      FrameworkCode.operation(operation.code());
    }
  }

  private static void store(RecordedLoop loop, Operation operation, long... nanos) {
    assertThat(nanos).isNotEmpty();
    for (long each : nanos) {
      loop.lasting(each);
      FrameworkCode.operation(operation.code());
    }
  }

  private static @Nullable RecordedLoop initialising;

  private static void nap(long nanos) {
    Objects.requireNonNull(initialising).lasting(nanos);
    FrameworkCode.operation(SLEEP.code());
  }

  private static final class LongNap {
    static {
      nap(700_000_000);
    }

    static void take() {}
  }

  private static final class ShortNap {
    static {
      nap(50_000_000);
    }

    static void take() {}
  }

  @Test
  void whatAStaticInitialiserCallsHappensOnceAndTheSameElsewhereDoesNot() {
    try (RecordedLoop loop = loop()) {
      initialising = loop;
      ShortNap.take();
      LongNap.take();
      assertThat(loop.drain()).as("short ones are allowed").isEqualTo(1);
      BlockingCall once = loop.reports.get(0);
      assertThat(once.site().methodName()).isEqualTo("nap");
      assertThat(once.finding().tag()).isEqualTo("one_off");
      assertThat(once.operation().remedy()).isEqualTo(CATALOGUE.remedy("one_off"));

      nap(50_000_000);
      assertThat(loop.drain()).isEqualTo(2);
      BlockingCall again = loop.reports.get(1);
      assertThat(again.operation().remedy()).isEqualTo(SLEEP.remedy());
      assertThat(again.finding().tag()).isNull();
    }
  }

  @Test
  void aDeadlockIsAProblemOfItsOwnWhateverTheThreshold() {
    Operation park = CATALOGUE.operation("java.util.concurrent.locks.LockSupport.park");
    try (RecordedLoop loop = new RecordedLoop(UNLIMITED + "threshold=1s")) {
      loop.deadlocking = true;
      load(loop, park, 5);
      loop.deadlocking = false;
      load(loop, CONNECT, 5);

      assertThat(loop.drain()).isEqualTo(2);
      Finding deadlock = loop.reports.get(0).finding();
      assertThat(deadlock.isDeadlock()).isTrue();
      assertThat(deadlock.longestNanos()).isZero();
      assertThat(deadlock.site().function()).isEqualTo(ME + ".load");
      assertThat(loop.reports.get(1).finding().isDeadlock()).isFalse();
    }
  }

  @Test
  void aDeadlockThatEndsIsOneOccurrenceWithItsWholeDuration() {
    Operation park = CATALOGUE.operation("java.util.concurrent.locks.LockSupport.park");
    try (RecordedLoop loop = RecordedLoop.withIterations(ONE_PER_MINUTE)) {
      loop.iterationBegins();
      loop.whileDeadlocked =
          () -> {
            assertThat(loop.drain()).as("while it lasts").isEqualTo(1);
            assertThat(loop.reports.get(0).durationNanos()).isZero();
            assertThat(loop.summary().problems())
                .singleElement()
                .satisfies(row -> assertThat(row.totalNanos()).isPositive());
          };
      load(loop, park, 50_000_000);
      loop.iterationEnds();

      assertThat(loop.drain()).isEqualTo(2);
      assertThat(loop.reports.get(1).durationNanos()).isEqualTo(50_000_000);
      assertThat(loop.reports.get(1).finding()).isSameAs(loop.reports.get(0).finding());
      assertThat(loop.summary().blockingCalls()).isEqualTo(1);
      assertThat(loop.summary().problems())
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.count()).isEqualTo(1);
                assertThat(row.totalNanos()).isEqualTo(50_000_000);
              });
    }
  }

  @Test
  void waitsInVainAtOneSiteInOneIterationAreOneOccurrence() {
    Operation park = CATALOGUE.operation("java.util.concurrent.locks.LockSupport.park");
    try (RecordedLoop loop = RecordedLoop.withIterations(UNLIMITED)) {
      loop.iterationBegins();
      loop.whileDeadlocked = loop::drain;
      load(loop, park, 20_000_000, 30_000_000);
      loop.iterationEnds();
      loop.iterationBegins();
      load(loop, park, 40_000_000);
      loop.iterationEnds();

      assertThat(loop.drain()).isEqualTo(4);
      assertThat(loop.reports)
          .extracting(BlockingCall::durationNanos)
          .containsExactly(0L, 50_000_000L, 0L, 40_000_000L);
      assertThat(loop.summary().blockingCalls()).isEqualTo(2);
      assertThat(loop.summary().totalNanos()).isEqualTo(90_000_000);
    }
  }

  /** The ring was full, for example. */
  @Test
  void aDeadlockWhoseEndWasLostIsOverWithItsIteration() {
    Operation park = CATALOGUE.operation("java.util.concurrent.locks.LockSupport.park");
    try (RecordedLoop loop = RecordedLoop.withIterations(UNLIMITED)) {
      loop.iterationBegins();
      loop.whileDeadlocked =
          () -> {
            loop.recorder.drainAll();
            assertThat(loop.summary().totalNanos()).as("it goes on").isPositive();
          };
      load(loop, park, 0);
      loop.iterationEnds();

      assertThat(loop.drain()).isEqualTo(1);
      assertThat(loop.summary().blockingCalls()).isEqualTo(1);
      assertThat(loop.summary().totalNanos()).isZero();
    }
  }

  // --- the site and the stack -----------------------------------------------------------------

  @Test
  void theSiteIsTheInnermostFrameOfTheApplication() {
    try (RecordedLoop loop = loop()) {
      FrameworkCode.operation(CONNECT.code());
      int line = line() - 1;

      assertThat(loop.drain()).isEqualTo(1);
      Finding finding = loop.reports.get(0).finding();
      assertThat(finding.operation()).isEqualTo(CONNECT);
      assertThat(finding.site())
          .isEqualTo(
              new Frame(
                  ME, "theSiteIsTheInnermostFrameOfTheApplication", "RecorderTest.java", line));
      assertThat(finding.stack().get(0).function()).isEqualTo(FRAMEWORK + ".operation");
      assertThat(finding.stack().get(1)).isEqualTo(finding.site());
      assertThat(finding.stack().get(finding.stack().size() - 1).methodName()).isEqualTo("main");
    }
  }

  @Test
  void framesOfFrameworksAreNoSite() {
    try (RecordedLoop loop = loop()) {
      viaFramework();

      assertThat(loop.drain()).isEqualTo(1);
      Finding finding = loop.reports.get(0).finding();
      assertThat(finding.site().function()).isEqualTo(ME + ".viaFramework");
      assertThat(finding.stack())
          .extracting(Frame::function)
          .startsWith(
              FRAMEWORK + ".operation",
              FRAMEWORK + "$Task.run",
              FRAMEWORK + ".run",
              ME + ".viaFramework",
              ME + ".framesOfFrameworksAreNoSite");
    }
  }

  private static void viaFramework() {
    FrameworkCode.run(new FrameworkCode.Task(CONNECT.code()));
  }

  @Test
  void withoutTheApplicationTheSiteIsWhoeverCalledTheOperation() throws Exception {
    Thread thread = new Thread(new FrameworkCode.Task(CONNECT.code()), "a loop");
    try (RecordedLoop loop = new RecordedLoop(UNLIMITED, thread)) {
      thread.start();
      thread.join();

      assertThat(loop.drain()).isEqualTo(1);
      Finding finding = loop.reports.get(0).finding();
      assertThat(finding.site().function()).isEqualTo(FRAMEWORK + "$Task.run");
      assertThat(finding.stack())
          .extracting(Frame::function)
          .containsExactly(
              FRAMEWORK + ".operation", FRAMEWORK + "$Task.run", "java.lang.Thread.run");
      assertThat(loop.reports.get(0).threadName()).isEqualTo("a loop");
    }
  }

  @Test
  void aStackIsCutWhereItIsTooDeep() {
    try (RecordedLoop loop = loop()) {
      deep(PathWalk.MOST_FRAMES + 50, () -> viaFramework());

      assertThat(loop.drain()).isEqualTo(1);
      Finding finding = loop.reports.get(0).finding();
      assertThat(finding.stack()).hasSize(PathWalk.MOST_FRAMES);
      assertThat(finding.site().function()).isEqualTo(ME + ".viaFramework");
    }
  }

  private static void deep(int depth, Runnable task) {
    if (depth == 0) {
      task.run();
    } else {
      deep(depth - 1, task);
    }
  }

  /** Where the callers of a native are woven, no frame of its own is on the stack. */
  @Test
  void aNativeWithoutFrameGetsOne() {
    try (RecordedLoop loop = loop()) {
      load(loop, SLEEP, 5);

      assertThat(loop.drain()).isEqualTo(1);
      Finding finding = loop.reports.get(0).finding();
      assertThat(finding.stack().get(0)).hasToString("java.lang.Thread.sleep(Native Method)");
      assertThat(finding.stack().get(1).function()).isEqualTo(FRAMEWORK + ".operation");
      assertThat(finding.site().function()).isEqualTo(ME + ".load");
    }
  }

  @Test
  void aFrameLooksLikeThatOfAStackTrace() {
    assertThat(new Frame("com.acme.Orders", "load", "Orders.java", 42))
        .hasToString("com.acme.Orders.load(Orders.java:42)");
    assertThat(new Frame("com.acme.Orders", "load", "Orders.java", 0))
        .hasToString("com.acme.Orders.load(Orders.java)");
    assertThat(new Frame("com.acme.Orders", "load", null, 42))
        .hasToString("com.acme.Orders.load(Unknown Source)");
    assertThat(new Frame("com.acme.Orders", "load", null, Frame.NATIVE))
        .hasToString("com.acme.Orders.load(Native Method)");
  }

  // --- one problem, one finding ---------------------------------------------------------------

  @Test
  void callsFromOneMethodAreOneProblemWhateverTheLine() {
    try (RecordedLoop loop = loop()) {
      loop.lasting(10);
      FrameworkCode.operation(CONNECT.code());
      loop.lasting(20);
      FrameworkCode.operation(CONNECT.code());

      assertThat(loop.drain()).isEqualTo(2);
      assertThat(loop.reports.get(0).finding()).isSameAs(loop.reports.get(1).finding());
      assertThat(loop.reports.get(0).finding().occurrences()).isEqualTo(2);
      assertThat(loop.reports.get(0).finding().totalNanos()).isEqualTo(30);
      assertThat(loop.fingerprints().get(0))
          .isEqualTo(Fingerprint.of(CALL, ME, "callsFromOneMethodAreOneProblemWhateverTheLine"));
    }
  }

  /** The call has the same bytecode index in both. */
  @Test
  void methodsOfOneClassAndShapeAreKeptApart() {
    try (RecordedLoop loop = loop()) {
      twinOne();
      twinTwo();

      loop.drain();
      assertThat(loop.fingerprints())
          .containsExactly(
              Fingerprint.of(CALL, ME, "twinOne"), Fingerprint.of(CALL, ME, "twinTwo"));
    }
  }

  private static void twinOne() {
    FrameworkCode.operation(CONNECT.code());
  }

  private static void twinTwo() {
    FrameworkCode.operation(CONNECT.code());
  }

  @Test
  void sitesAreKeptApartAndTheOperationsOfOneCallAreNot() {
    try (RecordedLoop loop = loop()) {
      load(loop, CONNECT, 1);
      store(loop, CONNECT, 1);
      load(loop, NEXT, 1);

      assertThat(loop.drain()).isEqualTo(3);
      assertThat(loop.fingerprints())
          .containsExactly(
              Fingerprint.of(CALL, ME, "load"),
              Fingerprint.of(CALL, ME, "store"),
              Fingerprint.of(CALL, ME, "load"));
    }
  }

  @Test
  void aReportCarriesTheCall() {
    long before = System.currentTimeMillis();
    try (RecordedLoop loop = loop()) {
      load(loop, CONNECT, 1234);
      loop.drain();

      BlockingCall call = loop.reports.get(0);
      assertThat(call.durationNanos()).isEqualTo(1234);
      assertThat(call.endMillis()).isBetween(before, System.currentTimeMillis());
      assertThat(call.threadName()).isEqualTo(Thread.currentThread().getName());
      assertThat(call.threadId()).isEqualTo(threadId());
    }
  }

  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  private static long threadId() {
    return Thread.currentThread().getId();
  }

  @Test
  void repeatedReportsAreCountedAndNotMade() {
    try (RecordedLoop loop = new RecordedLoop(ONE_PER_MINUTE)) {
      load(loop, CONNECT, 1, 2, 3);
      store(loop, CONNECT, 4);
      loop.drain();
      load(loop, CONNECT, 5);

      assertThat(loop.drain()).isEqualTo(2);
      assertThat(loop.reports).extracting(BlockingCall::durationNanos).containsExactly(1L, 4L);
      assertThat(loop.reports.get(0).finding().occurrences()).isEqualTo(4);
    }
  }

  // --- the summary ----------------------------------------------------------------------------

  @Test
  void theSummaryAddsUp() {
    try (RecordedLoop loop = loop()) {
      load(loop, CONNECT, 20, 10, 30);
      store(loop, CONNECT, 100);
      load(loop, NEXT, 200, 220);
      loop.loop.passed(NEXT.number());
      loop.loop.passed(NEXT.number());
      loop.loop.passed(CONNECT.number());

      Summary summary = loop.summary();

      String file = "(RecorderTest.java:";
      assertThat(summary.eventLoops()).isEqualTo(1);
      assertThat(summary.blockingCalls()).isEqualTo(6);
      assertThat(summary.totalNanos()).isEqualTo(580);
      assertThat(summary.belowThreshold()).isEqualTo(3);
      assertThat(summary.lostDurations()).isZero();
      assertThat(summary.allowed()).isZero();
      assertThat(summary.accepted()).isZero();
      assertThat(summary.operations())
          .containsExactly(
              row(NEXT, "", 2, 420, 200, 220, 220), row(CONNECT, "", 4, 160, 20, 100, 100));
      assertThat(summary.problems())
          .usingElementComparator((a, b) -> withoutLine(a).equals(b) ? 0 : 1)
          .containsExactly(
              row(CONNECT, ME + ".load" + file, 5, 480, 30, 220, 220),
              row(CONNECT, ME + ".store" + file, 1, 100, 100, 100, 100));
      assertThat(summary.rules()).isEmpty();
    }
  }

  private static Summary.Row row(
      Operation operation,
      String site,
      long count,
      long total,
      long median,
      long p99,
      long longest) {
    String function = site.isEmpty() ? "" : site.substring(0, site.indexOf('('));
    String fingerprint =
        site.isEmpty()
            ? ""
            : Fingerprint.of(CALL, ME, function.substring(function.lastIndexOf('.') + 1));
    return new Summary.Row(
        site.isEmpty() ? "" : CALL,
        operation.name(),
        operation.category(),
        site,
        fingerprint,
        count,
        total,
        median,
        p99,
        longest,
        Delay.NONE);
  }

  private static Summary.Row withoutLine(Summary.Row row) {
    return new Summary.Row(
        row.call(),
        row.operation(),
        row.category(),
        row.site().replaceFirst("[0-9]+\\)$", ""),
        row.fingerprint(),
        row.count(),
        row.totalNanos(),
        row.medianNanos(),
        row.p99Nanos(),
        row.longestNanos(),
        Delay.NONE);
  }

  @Test
  void percentilesAreThoseOfTheDurations() {
    try (RecordedLoop loop = loop()) {
      for (int nanos = 100; nanos >= 1; nanos--) {
        load(loop, CONNECT, nanos);
      }

      Summary.Row row = loop.summary().problems().get(0);

      assertThat(row.count()).isEqualTo(100);
      assertThat(row.totalNanos()).isEqualTo(100 * 101 / 2);
      assertThat(row.medianNanos()).isEqualTo(50);
      assertThat(row.p99Nanos()).isEqualTo(99);
      assertThat(row.longestNanos()).isEqualTo(100);
    }
  }

  @Test
  void noPercentileIsBeyondTheLongest() {
    try (RecordedLoop loop = loop()) {
      load(loop, CONNECT, 1_234_567_891);

      Summary summary = loop.summary();

      assertThat(summary.problems().get(0).p99Nanos()).isEqualTo(1_234_567_891);
      assertThat(summary.operations().get(0).p99Nanos()).isEqualTo(1_234_567_891);
    }
  }

  @Test
  void withoutBlockingCallsTheSummaryIsEmpty() {
    try (RecordedLoop loop = loop()) {
      assertThat(loop.summary())
          .isEqualTo(new Summary(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), List.of(), List.of()));
    }
  }

  @Test
  void aRefusedCallCountsThoughItTookNoTime() {
    try (RecordedLoop loop = loop()) {
      load(loop, CONNECT, 0);

      assertThat(loop.summary().blockingCalls()).isEqualTo(1);
      assertThat(loop.reports.get(0).durationNanos()).isZero();
    }
  }

  // --- bounds ---------------------------------------------------------------------------------

  @Test
  void aFloodLosesPercentilesButNoCallsAndNoTime() {
    try (RecordedLoop loop = new RecordedLoop(ONE_PER_MINUTE)) {
      for (int i = 1; i <= CallRing.CAPACITY + 1000; i++) {
        load(loop, CONNECT, i < CallRing.CAPACITY + 1000 ? 2 : 50);
      }

      Summary summary = loop.summary();

      assertThat(summary.blockingCalls()).isEqualTo(CallRing.CAPACITY + 1000);
      assertThat(summary.lostDurations()).isEqualTo(1000);
      assertThat(summary.totalNanos()).isEqualTo((CallRing.CAPACITY + 999) * 2 + 50);
      for (Summary.Row row : List.of(summary.problems().get(0), summary.operations().get(0))) {
        assertThat(row.count()).isEqualTo(CallRing.CAPACITY + 1000);
        assertThat(row.totalNanos()).isEqualTo((CallRing.CAPACITY + 999) * 2 + 50);
        assertThat(row.p99Nanos()).isEqualTo(2);
        assertThat(row.longestNanos()).isEqualTo(50);
      }
      assertThat(loop.reports).hasSize(1);
    }
  }

  /** What was walked and what was counted without a walk add up, whatever the share of each. */
  @Test
  void aFloodIsSampledAndItsNumbersAreExact() {
    try (RecordedLoop loop = RecordedLoop.withIterations(ONE_PER_MINUTE)) {
      loop.sampling = true;
      int calls = flood(loop, 1 << 18);

      Summary summary = loop.summary();

      assertThat(summary.sampledCalls()).isBetween(1L, (long) calls);
      assertThat(summary.lostDurations()).isZero();
      assertThat(summary.blockingCalls()).isEqualTo(1);
      assertThat(summary.problems())
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.totalNanos()).isEqualTo(calls * 700L);
                assertThat(row.longestNanos()).isEqualTo(calls * 700L);
                assertThat(row.site()).startsWith(ME + ".load(");
              });
      assertThat(summary.operations().get(0).count()).isEqualTo(calls);
      assertThat(summary.operations().get(0).totalNanos()).isEqualTo(calls * 700L);
    }
  }

  @Test
  void aLongCallInAFloodKeepsItsSite() {
    try (RecordedLoop loop = RecordedLoop.withIterations(ONE_PER_MINUTE)) {
      loop.sampling = true;
      loop.iterationBegins();
      for (int i = 0; i < 1 << 17; i++) {
        load(loop, CONNECT, 700);
        if (i % (1 << 15) == 0) {
          store(loop, CONNECT, 5_000_000);
        }
        if (i % 1000 == 0) {
          loop.drain();
        }
      }
      loop.iterationEnds();

      Summary summary = loop.summary();

      assertThat(summary.sampledCalls()).isPositive();
      assertThat(summary.problems())
          .extracting(row -> row.site().substring(0, row.site().indexOf('(')))
          .containsExactlyInAnyOrder(ME + ".load", ME + ".store");
      assertThat(summary.problems())
          .extracting(Summary.Row::totalNanos)
          .containsExactlyInAnyOrder((1 << 17) * 700L, 4 * 5_000_000L);
    }
  }

  @Test
  void whatAnAllowRuleAllowsIsNoViolationInAFloodEither() {
    String rule = "allow=" + ME + ".load up-to=1us reason=a";
    try (RecordedLoop loop = RecordedLoop.withIterations(ONE_PER_MINUTE + "," + rule)) {
      loop.sampling = true;
      flood(loop, 1 << 17);

      Summary summary = loop.summary();

      assertThat(summary.sampledCalls()).isPositive();
      assertThat(summary.allowed()).isPositive();
      assertThat(summary.blockingCalls()).isZero();
      assertThat(summary.problems()).isEmpty();
      assertThat(loop.reports).isEmpty();
    }
  }

  @Test
  void withoutIterationsEachCallOfAFloodIsAnOccurrence() {
    try (RecordedLoop loop = new RecordedLoop(ONE_PER_MINUTE)) {
      loop.sampling = true;
      int calls = 1 << 17;
      for (int i = 0; i < calls; i++) {
        load(loop, CONNECT, 700);
        if (i % 1000 == 0) {
          loop.drain();
        }
      }

      Summary summary = loop.summary();

      assertThat(summary.sampledCalls()).isPositive();
      assertThat(summary.blockingCalls()).isEqualTo(calls);
      assertThat(summary.totalNanos()).isEqualTo(calls * 700L);
      assertThat(summary.problems().get(0).longestNanos()).isEqualTo(700);
    }
  }

  @Test
  void aFloodIsToldWithItsNumbers() {
    try (RecordedLoop loop = RecordedLoop.withIterations(ONE_PER_MINUTE)) {
      loop.sampling = true;
      flood(loop, 1 << 17);
      loop.drain();

      List<Flood> floods = loop.recorder.floods(true);

      assertThat(floods)
          .singleElement()
          .satisfies(
              flood -> {
                assertThat(flood.eventLoop()).isEqualTo(Thread.currentThread().getName());
                assertThat(flood.calls()).isEqualTo(loop.summary().sampledCalls());
              });
      assertThat(loop.recorder.floods(true)).isEmpty();
    }
  }

  /** Calls of 700 ns within one iteration, of which some are read while it goes on. */
  private static int flood(RecordedLoop loop, int calls) {
    loop.iterationBegins();
    for (int i = 0; i < calls; i++) {
      load(loop, CONNECT, 700);
      if (i % 1000 == 0) {
        loop.drain();
      }
    }
    loop.iterationEnds();
    return calls;
  }

  /** With an allow rule each way to an operation is a path of its own, and there are too many. */
  @Test
  void aLoopWithTooManyPathsForgetsThemAndStillRecordsAll() throws Exception {
    Thread thread = // whose stack is short
        new Thread(
            () -> {
              for (int way = 0; way < 2 * CallPaths.MOST; way++) {
                walk(way, 12);
              }
            });
    try (RecordedLoop loop = new RecordedLoop(UNLIMITED + "allow=a.A.b reason=x", thread)) {
      thread.start();
      thread.join();

      Summary summary = loop.summary();

      assertThat(summary.blockingCalls() + summary.unclassified()).isEqualTo(2 * CallPaths.MOST);
      assertThat(summary.problems())
          .singleElement()
          .satisfies(row -> assertThat(row.site()).startsWith(ME + ".walk("));
    }
  }

  /** Each number is another way to the operation: its bits choose the lines. */
  @SuppressWarnings("DuplicateBranches")
  private static void walk(int way, int bits) {
    if (bits == 0) {
      FrameworkCode.operation(CONNECT.code());
    } else if ((way & 1) == 0) {
      walk(way >> 1, bits - 1);
    } else {
      walk(way >> 1, bits - 1);
    }
  }

  // --- loops that end -------------------------------------------------------------------------

  @Test
  void whatALoopRecordedOutlivesIt() {
    try (RecordedLoop loop = new RecordedLoop(ONE_PER_MINUTE)) {
      for (int i = 0; i < CallRing.CAPACITY + 5; i++) {
        load(loop, CONNECT, 1);
      }
      loop.loop.passed(NEXT.number());
      Recorder.end(loop.loop);
      loop.recorder.drain();
      loop.recorder.drain();

      Summary summary = loop.summary();

      assertThat(summary.eventLoops()).isEqualTo(1);
      assertThat(summary.blockingCalls()).isEqualTo(CallRing.CAPACITY + 5);
      assertThat(summary.lostDurations()).isEqualTo(5);
      assertThat(summary.belowThreshold()).isEqualTo(1);
    }
  }

  @Test
  void loopsAreCountedWhetherTheyRunOrNot() {
    try (RecordedLoop loop = loop()) {
      Judge judge = new Judge(loop.configuration, loop.policy, List.of());
      Recorder recorder =
          new Recorder(
              CATALOGUE,
              loop.configuration,
              loop.owners,
              loop.policy,
              PlatformShare.UNKNOWN,
              judge);
      Recorder.end(recorder.loop(new Thread()));
      recorder.loop(new Thread());
      recorder.drain();

      assertThat(recorder.summary().eventLoops()).isEqualTo(2);
    }
  }

  @Test
  void aLoopThatEndedLeavesNothingBehind() throws Exception {
    try (RecordedLoop observer = loop()) {
      WeakReference<Thread> ended = runAndEnd(observer);
      observer.recorder.drain();

      for (int i = 0; i < 200 && ended.get() != null; i++) { // two seconds at most
        System.gc();
        Thread.sleep(10);
      }

      assertThat(ended.get()).isNull();
      assertThat(observer.summary().blockingCalls()).isEqualTo(1);
    }
  }

  /** In a method of its own, so that no variable keeps the thread. */
  private static WeakReference<Thread> runAndEnd(RecordedLoop observer) throws Exception {
    Thread thread = new Thread(new FrameworkCode.Task(CONNECT.code()), "ending");
    LoopRecorder recorder = observer.recorder.loop(thread);
    Forwarding forwarding = new Forwarding(recorder);
    forwarding.connect(0);
    LoopwardenLoops.register(thread, forwarding);
    thread.start();
    thread.join();
    LoopwardenLoops.unregister(thread, forwarding);
    observer.connect(0);
    Recorder.end(recorder);
    return new WeakReference<>(thread);
  }

  private static final class Forwarding extends RecordingEngine {
    private final LoopRecorder recorder;

    Forwarding(LoopRecorder recorder) {
      this.recorder = recorder;
    }

    @Override
    public void called(LoopwardenLoop loop, int code, boolean blocking, long durationNanos) {
      recorder.blocked(
          LoopwardenOperationCode.numberOf(code), false, durationNanos, System.nanoTime(), null);
    }
  }

  // --- allow rules and the baseline -----------------------------------------------------------

  @Nested
  class AllowedCalls {

    @TempDir private Path folder;

    private RecordedLoop loop(String options) {
      return new RecordedLoop(UNLIMITED + options);
    }

    @Test
    void aRuleExcusesWhatHappensBelowItsFrame() {
      try (RecordedLoop loop = loop("allow=" + ME + ".outer reason=known")) {
        outer(loop);
        load(loop, CONNECT, 2);

        Summary summary = loop.summary();

        assertThat(summary.allowed()).isEqualTo(1);
        assertThat(summary.blockingCalls()).isEqualTo(1);
        assertThat(summary.totalNanos()).isEqualTo(2);
        assertThat(loop.reports).hasSize(1);
        assertThat(summary.rules()).extracting(AllowRule::uses).containsExactly(1L);
      }
    }

    @Test
    void theInnermostFrameDecides() {
      String options = "allow=" + ME + ".outer reason=a;deny " + ME + ".inner reason=b";
      try (RecordedLoop loop = loop(options)) {
        outer(loop);

        assertThat(loop.summary().allowed()).isZero();
        assertThat(loop.reports).hasSize(1);
      }
      options = "allow=deny " + ME + ".outer reason=a;allow " + ME + ".inner reason=b";
      try (RecordedLoop loop = loop(options)) {
        outer(loop);

        assertThat(loop.summary().allowed()).isEqualTo(1);
        assertThat(loop.reports).isEmpty();
      }
    }

    @Test
    void aRuleOfAnotherCategoryDecidesNothing() {
      String options = "allow=" + ME + ".inner category=jdbc reason=a";
      try (RecordedLoop loop = loop(options)) {
        outer(loop);

        assertThat(loop.summary().blockingCalls()).isEqualTo(1);
      }
    }

    @Test
    void aRuleOfACategoryMeansTheReportedOne() {
      Operation park = CATALOGUE.operation("java.util.concurrent.locks.LockSupport.park");
      try (RecordedLoop loop = loop("allow=" + ME + "* category=future reason=a")) {
        load(loop, park, 50_000_000);
        CompletableFuture.completedFuture("").thenRun(new FrameworkCode.Task(park.code()));

        assertThat(loop.summary().allowed()).isEqualTo(1);
        assertThat(loop.summary().problems())
            .extracting(Summary.Row::category)
            .containsExactly("wait");
      }
    }

    @Test
    void aRuleUpToADurationExcusesShorterCallsOnly() {
      String options = "allow=" + ME + ".load up-to=5us reason=a";
      try (RecordedLoop loop = loop(options)) {
        load(loop, CONNECT, 4_000, 6_000, 5_000);

        assertThat(loop.summary().allowed()).isEqualTo(2);
        assertThat(loop.reports).extracting(BlockingCall::durationNanos).containsExactly(6_000L);
      }
    }

    @Test
    void newRulesHoldForKnownPathsToo() throws IOException {
      Path file = Files.writeString(folder.resolve("allow.txt"), "# nothing yet\n");
      try (RecordedLoop loop = loop("allow.file=" + file)) {
        load(loop, CONNECT, 1);
        assertThat(loop.drain()).isEqualTo(1);

        Files.writeString(file, ME + ".load reason=now\n");
        assertThat(loop.policy.hasChanged()).isTrue();
        assertThat(loop.policy.read()).isEmpty();
        load(loop, CONNECT, 1);

        assertThat(loop.drain()).isEqualTo(1);
        assertThat(loop.summary().allowed()).isEqualTo(1);
      }
    }

    @Test
    void theUsersRulesAreToldEvenIfTheyNeverMatched() {
      try (RecordedLoop loop = loop("allow=no.Such.method reason=old")) {
        load(loop, CONNECT, 1);

        assertThat(loop.summary().rules())
            .singleElement()
            .satisfies(
                rule -> {
                  assertThat(rule.pattern()).isEqualTo("no.Such.method");
                  assertThat(rule.uses()).isZero();
                });
      }
    }

    @Test
    void aKnownProblemStaysOutOfTheSummaryInAFloodToo() throws IOException {
      Path file = folder.resolve("baseline.txt");
      Files.writeString(file, Fingerprint.of(CONNECT.name(), ME, "load") + "\n");
      try (RecordedLoop loop = loop("baseline=" + file)) {
        for (int i = 0; i < CallRing.CAPACITY + 10; i++) {
          load(loop, CONNECT, 1);
        }

        assertThat(loop.summary().blockingCalls()).isZero();
        assertThat(loop.summary().problems()).isEmpty();
      }
    }

    @Test
    void whatTheBaselineKnowsIsNoViolation() throws IOException {
      Path file = folder.resolve("baseline.txt");
      Files.writeString(file, Fingerprint.of(CONNECT.name(), ME, "load") + " known\n");
      try (RecordedLoop loop = loop("baseline=" + file)) {
        load(loop, CONNECT, 1, 2);
        store(loop, CONNECT, 4);

        Summary summary = loop.summary();

        assertThat(summary.accepted()).isEqualTo(2);
        assertThat(summary.blockingCalls()).isEqualTo(1);
        assertThat(summary.totalNanos()).isEqualTo(4);
        assertThat(summary.problems()).hasSize(1);
        assertThat(loop.fingerprints()).containsExactly(Fingerprint.of(CALL, ME, "store"));
      }
    }

    @Test
    void aKnownProblemKeepsItsNumbers() throws IOException {
      Path file = folder.resolve("baseline.txt");
      Files.writeString(file, Fingerprint.of(CONNECT.name(), ME, "load") + "\n");
      try (RecordedLoop loop = loop("baseline=" + file)) {
        load(loop, CONNECT, 1, 20);
        loop.drain();
        List<Finding> found = new ArrayList<>();

        found.addAll(loop.judge.findings(Kind.BLOCKING_CALL));

        assertThat(found).hasSize(1);
        assertThat(found.get(0).occurrences()).isEqualTo(2);
        assertThat(found.get(0).longestNanos()).isEqualTo(20);
        assertThat(found.get(0).durationsNanos().getTotalCount()).isEqualTo(2);
        assertThat(loop.policy.unseen()).isEmpty();
      }
    }

    @Test
    void aKnownProblemThatHasGrownIsAViolationWithAllItsCalls() throws IOException {
      Path file = folder.resolve("baseline.txt");
      Files.writeString(file, Fingerprint.of(CONNECT.name(), ME, "load") + " occurrences=1\n");
      try (RecordedLoop loop = loop("baseline.mode=ratchet,baseline=" + file)) {
        load(loop, CONNECT, 1, 2);
        assertThat(loop.summary().accepted()).isEqualTo(2);
        assertThat(loop.reports).isEmpty();

        load(loop, CONNECT, 4, 8);

        Summary summary = loop.summary();
        assertThat(summary.accepted()).isZero();
        assertThat(summary.blockingCalls()).isEqualTo(4);
        assertThat(summary.totalNanos()).isEqualTo(15);
        assertThat(loop.reports).hasSize(2);
        assertThat(loop.reports.get(0).finding().exceeded())
            .isEqualTo("4 occurrences, 1 accepted, factor 2");
      }
    }
  }

  private static void outer(RecordedLoop loop) {
    inner(loop);
  }

  private static void inner(RecordedLoop loop) {
    loop.lasting(1);
    FrameworkCode.operation(CONNECT.code());
  }
}
