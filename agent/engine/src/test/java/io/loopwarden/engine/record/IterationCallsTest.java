package io.loopwarden.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Operation;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.finding.OperationsBeneath;
import io.netty.loopwarden.FrameworkCode;
import org.junit.jupiter.api.Test;

/** Calls of one problem in one iteration, through the real hooks. */
class IterationCallsTest {

  private static final Operation CONNECT = RecordedLoop.CONNECT;
  private static final Operation NEXT = RecordedLoop.NEXT;

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
      assertThat(finding.call()).isEqualTo(FrameworkCode.class.getName() + ".called");
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

  @Test
  void iterationsAreToldApartAndTheirStepsAreNot() {
    long unit = 17L << 20;
    assertThat(LoopRecorder.iteration(unit)).isEqualTo(LoopRecorder.iteration(unit + 5));
    assertThat(LoopRecorder.iteration(unit)).isNotEqualTo(LoopRecorder.iteration(18L << 20));
  }
}
