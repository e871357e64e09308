package io.loopwarden.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.OperationsBeneath;
import io.loopwarden.engine.finding.RecentStalls;
import io.loopwarden.engine.finding.TestIncident;
import io.netty.loopwarden.FrameworkCode;
import org.junit.jupiter.api.Test;

/** Calls of one problem in one iteration, through the real hooks. */
class IterationCallsTest {

  private static final Operation CONNECT = RecordedLoop.CONNECT;
  private static final Operation NEXT = RecordedLoop.NEXT;
  private static final Operation READ =
      RecordedLoop.CATALOGUE.operation("java.io.FileInputStream.*");

  private static final Operation PARK =
      RecordedLoop.CATALOGUE.operation("java.util.concurrent.locks.LockSupport.park");

  private static final String CALLED = FrameworkCode.class.getName() + ".called";

  private static void call(RecordedLoop loop, Operation operation, long nanos) {
    loop.lasting(nanos);
    FrameworkCode.called(operation.code());
  }

  private static void otherCall(RecordedLoop loop, Operation operation, long nanos) {
    loop.lasting(nanos);
    FrameworkCode.called(operation.code());
  }

  @Test
  void whatOneCallLedToInOneIterationIsOneOccurrenceOfTheirSum() {
    try (RecordedLoop loop = RecordedLoop.withIterations("log.rate=unlimited")) {
      loop.iterationBegins();
      for (int i = 0; i < 3; i++) {
        call(loop, CONNECT, 10);
        call(loop, NEXT, 5);
      }
      assertThat(loop.drain()).isZero();
      loop.iterationEnds();

      assertThat(loop.drain()).isEqualTo(1);
      BlockingCall occurrence = loop.reports.get(0);
      assertThat(occurrence.durationNanos()).isEqualTo(45);
      Finding finding = occurrence.finding();
      assertThat(finding.occurrences()).isEqualTo(1);
      assertThat(finding.call()).isEqualTo(CALLED);
      assertThat(finding.operations())
          .containsExactly(
              new OperationsBeneath.Total(CONNECT.name(), 3, 30),
              new OperationsBeneath.Total(NEXT.name(), 3, 15));
      assertThat(finding.fingerprint())
          .isEqualTo(Fingerprint.of(finding.call(), IterationCallsTest.class.getName(), "call"));
      assertThat(finding.formerFingerprints())
          .containsExactlyInAnyOrder(
              Fingerprint.of(CONNECT.name(), IterationCallsTest.class.getName(), "call"),
              Fingerprint.of(NEXT.name(), IterationCallsTest.class.getName(), "call"));
    }
  }

  /** It may have been a stall, which the watchdog is about to find out. */
  @Test
  void callsOfALongIterationWaitForTheWatchdogAndKeepTheirOrder() {
    try (RecordedLoop loop =
        RecordedLoop.withIterations("log.rate=unlimited,stall.threshold=1ns")) {
      RecentStalls stalls = loop.judge.recentCalls().stalls();
      stalls.knownUntil(System.nanoTime());
      for (int nanos = 10; nanos <= 30; nanos += 10) {
        loop.iterationBegins();
        call(loop, CONNECT, nanos);
        loop.iterationEnds();
        assertThat(loop.drain()).isZero();
      }

      stalls.knownUntil(System.nanoTime());
      assertThat(loop.drain()).isEqualTo(3);
      assertThat(loop.reports)
          .extracting(BlockingCall::durationNanos)
          .containsExactly(10L, 20L, 30L);
    }
  }

  /** A task has answered, the program exits, and the event loop has not looked for events yet. */
  @Test
  void callsOfAnIterationThatIsAboutToEndWaitForItsStall() throws InterruptedException {
    try (RecordedLoop loop =
        RecordedLoop.withIterations("log.rate=unlimited,stall.threshold=1ns")) {
      RecentStalls stalls = loop.judge.recentCalls().stalls();
      long beginNanos = System.nanoTime();
      stalls.knownUntil(beginNanos);
      loop.iterationBegins();
      call(loop, CONNECT, 10);
      Thread exit = new Thread(loop.recorder::drainAll);
      exit.start();
      while (exit.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      stalls.knownUntil(System.nanoTime()); // the watchdog's look at what goes on
      exit.join(20);
      assertThat(loop.reports).as("the iteration goes on").isEmpty();

      String fingerprint = Fingerprint.of(CALLED, IterationCallsTest.class.getName(), "call");
      stalls.endedAs(new Stall(fingerprint, beginNanos, System.nanoTime()), false);
      loop.iterationEnds();
      stalls.knownUntil(System.nanoTime());
      exit.join();

      assertThat(loop.reports).as("they count as their stall").isEmpty();
    }
  }

  private record Stall(String fingerprint, long beginNanos, long endNanos) implements TestIncident {

    @Override
    public Kind kind() {
      return Kind.STALL;
    }

    @Override
    public long threadId() {
      return Thread.currentThread().getId();
    }

    @Override
    public long durationNanos() {
      return endNanos - beginNanos;
    }
  }

  @Test
  void anotherIterationIsAnotherOccurrence() {
    try (RecordedLoop loop = RecordedLoop.withIterations("log.rate=unlimited")) {
      for (int i = 0; i < 2; i++) {
        loop.iterationBegins();
        call(loop, CONNECT, 10);
        loop.iterationEnds();
      }

      assertThat(loop.drain()).isEqualTo(2);
      assertThat(loop.reports.get(1).finding().occurrences()).isEqualTo(2);
    }
  }

  /** The reporter reads both at once, and learns of the long wait last. */
  @Test
  void shortCallsBesideALongWaitStayInTheIterationOfBoth() {
    try (RecordedLoop loop = RecordedLoop.withIterations("log.rate=unlimited")) {
      loop.hasThresholds = true;
      for (int i = 0; i < 2; i++) {
        loop.iterationBegins();
        call(loop, PARK, 4_000_000);
        call(loop, PARK, 50_000_000);
        call(loop, PARK, 8_000_000);
        loop.iterationEnds();
      }

      assertThat(loop.drain()).isEqualTo(2);
      assertThat(loop.reports)
          .extracting(BlockingCall::durationNanos)
          .containsExactly(62_000_000L, 62_000_000L);
      assertThat(loop.reports.get(0).finding().operations())
          .containsExactly(new OperationsBeneath.Total(CALLED, 2, 124_000_000));
    }
  }

  @Test
  void anotherSiteIsAnotherProblem() {
    try (RecordedLoop loop = RecordedLoop.withIterations("log.rate=unlimited")) {
      loop.iterationBegins();
      call(loop, CONNECT, 10);
      otherCall(loop, CONNECT, 10);
      loop.iterationEnds();

      assertThat(loop.drain()).isEqualTo(2);
      assertThat(loop.fingerprints()).doesNotHaveDuplicates();
    }
  }

  /** 2,049 reads of 5 µs: none of them is worth a word, together they are 10 ms. */
  @Test
  void manyShortCallsOfOneIterationAddUp() {
    try (RecordedLoop loop = RecordedLoop.withIterations("")) {
      loop.hasThresholds = true;
      loop.iterationBegins();
      for (int i = 0; i < 2049; i++) {
        call(loop, READ, 5_000);
      }
      loop.iterationEnds();

      assertThat(loop.drain()).isEqualTo(1);
      BlockingCall occurrence = loop.reports.get(0);
      assertThat(occurrence.durationNanos()).isBetween(10_000_000L, 2049 * 5_000L);
      assertThat(occurrence.operation().category()).isEqualTo("file");
      assertThat(occurrence.finding().operations())
          .singleElement()
          .satisfies(total -> assertThat(total.calls()).isBetween(2000L, 2049L));
    }
  }

  @Test
  void belowTheThresholdTheSumIsSilent() {
    try (RecordedLoop loop = RecordedLoop.withIterations("")) {
      loop.hasThresholds = true;
      loop.iterationBegins();
      for (int i = 0; i < 1990; i++) {
        call(loop, READ, 5_000);
      }
      loop.iterationEnds();

      assertThat(loop.drain()).isZero();
      assertThat(loop.summary().belowThreshold()).isEqualTo(1990);
      assertThat(loop.summary().problems()).isEmpty();
    }
  }

  @Test
  void shortCallsOfDifferentIterationsDoNotAddUp() {
    try (RecordedLoop loop = RecordedLoop.withIterations("")) {
      loop.hasThresholds = true;
      for (int iteration = 0; iteration < 4; iteration++) {
        loop.iterationBegins();
        for (int i = 0; i < 500; i++) {
          call(loop, READ, 5_000);
        }
        loop.iterationEnds();
      }

      assertThat(loop.drain()).isZero();
    }
  }

  /** Each site has its share: neither would be reported by itself. */
  @Test
  void theSumIsThatOfTheCategoryWhateverTheSite() {
    try (RecordedLoop loop = RecordedLoop.withIterations("")) {
      loop.hasThresholds = true;
      loop.iterationBegins();
      for (int i = 0; i < 1200; i++) {
        call(loop, READ, 5_000);
        otherCall(loop, READ, 5_000);
      }
      loop.iterationEnds();

      assertThat(loop.drain()).isPositive();
      assertThat(loop.reports)
          .allSatisfy(report -> assertThat(report.durationNanos()).isLessThanOrEqualTo(12_000_000));
    }
  }

  /** A sample fell on the other site, too; what it has of the sum is no mistake of its own. */
  @Test
  void whatHasLittleOfTheSumIsNotNamed() {
    try (RecordedLoop loop = RecordedLoop.withIterations("")) {
      loop.hasThresholds = true;
      loop.iterationBegins();
      for (int i = 0; i < 200; i++) {
        otherCall(loop, READ, 5_000);
      }
      for (int i = 0; i < 2400; i++) {
        call(loop, READ, 5_000);
      }
      loop.iterationEnds();

      assertThat(loop.drain()).isEqualTo(1);
      assertThat(loop.reports.get(0).finding().site().methodName()).isEqualTo("call");
      assertThat(loop.summary().belowThreshold()).isEqualTo(2600);
    }
  }

  @Test
  void theLongestWaysToOperationsAreKept() {
    try (RecordedLoop loop = RecordedLoop.withIterations("log.rate=unlimited")) {
      loop.iterationBegins();
      for (int depth = 0; depth < 40; depth++) {
        callAt(depth, loop, CONNECT, 10);
      }
      callAt(40, loop, NEXT, 5_000);
      loop.iterationEnds();

      assertThat(loop.drain()).isEqualTo(1);
      assertThat(loop.reports.get(0).durationNanos()).isEqualTo(5_400);
      assertThat(loop.reports.get(0).finding().operations().get(0))
          .isEqualTo(new OperationsBeneath.Total(NEXT.name(), 1, 5_000));
    }
  }

  private static void callAt(int depth, RecordedLoop loop, Operation operation, long nanos) {
    if (depth > 0) {
      callAt(depth - 1, loop, operation, nanos);
      return;
    }
    loop.lasting(nanos);
    FrameworkCode.called(operation.code());
  }

  @Test
  void whatIsAllowedIsNoPartOfTheSum() {
    String allowed = IterationCallsTest.class.getName() + ".otherCall reason=allowed";
    try (RecordedLoop loop = RecordedLoop.withIterations("allow=" + allowed)) {
      loop.hasThresholds = true;
      loop.iterationBegins();
      for (int i = 0; i < 4; i++) {
        call(loop, READ, 1_000_000);
      }
      for (int i = 0; i < 4; i++) {
        otherCall(loop, READ, 5_000_000);
      }
      loop.iterationEnds();

      assertThat(loop.drain()).isZero();
    }
  }

  @Test
  void theThresholdOfTheCategoryHoldsForTheSumToo() {
    try (RecordedLoop loop = RecordedLoop.withIterations("threshold.file=1m")) {
      loop.hasThresholds = true;
      loop.iterationBegins();
      for (int i = 0; i < 100; i++) {
        call(loop, READ, 5_000_000);
      }
      loop.iterationEnds();

      assertThat(loop.drain()).isZero();
    }
  }

  @Test
  void iterationsAreToldApartAndTheirStepsAreNot() {
    long unit = 17L << 20;
    assertThat(WorkUnit.iteration(unit)).isEqualTo(WorkUnit.iteration(unit + 5));
    assertThat(WorkUnit.iteration(unit)).isNotEqualTo(WorkUnit.iteration(18L << 20));
  }
}
