package io.loopwarden.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.Operation;
import io.netty.loopwarden.FrameworkCode;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Calls that took long because of the platform, through the real hooks. */
class PlatformCallsTest {

  private static final Operation READ =
      RecordedLoop.CATALOGUE.operation("java.io.FileInputStream.*");

  private static void call(RecordedLoop loop, Operation operation, long millis) {
    loop.hasThresholds = true;
    loop.iterationBegins();
    loop.lasting(TimeUnit.MILLISECONDS.toNanos(millis));
    FrameworkCode.called(operation.code());
    loop.iterationEnds();
  }

  @Test
  void whatWouldHaveBeenTooShortWithoutThePlatformIsCountedAndNotReported() {
    try (RecordedLoop loop = RecordedLoop.withIterations("")) {
      loop.platform.share = 0.8;
      call(loop, READ, 40);

      assertThat(loop.drain()).isZero();
      assertThat(loop.summary().ofPlatform()).isEqualTo(1);
      assertThat(loop.summary().blockingCalls()).isZero();
      assertThat(loop.summary().problems()).isEmpty();
    }
  }

  @Test
  void whatIsLongEvenWithoutThePlatformIsReportedWithItsWholeDuration() {
    try (RecordedLoop loop = RecordedLoop.withIterations("")) {
      loop.platform.share = 0.5;
      call(loop, READ, 40);

      assertThat(loop.drain()).isEqualTo(1);
      assertThat(loop.reports.get(0).durationNanos()).isEqualTo(40_000_000);
      assertThat(loop.summary().ofPlatform()).isZero();
    }
  }

  @Test
  void whatIsLeftOfALongCallIsNothingIfThePlatformTookNearlyAllOfIt() {
    try (RecordedLoop loop = RecordedLoop.withIterations("")) {
      loop.platform.share = 0.95;
      call(loop, READ, 1000);

      assertThat(loop.drain()).isZero();
      assertThat(loop.summary().ofPlatform()).isEqualTo(1);
    }
  }

  @Test
  void whatBlocksByNatureIsAMistakeWhateverThePlatformDid() {
    try (RecordedLoop loop = RecordedLoop.withIterations("")) {
      loop.platform.share = 1;
      call(loop, RecordedLoop.SLEEP, 40);

      assertThat(loop.drain()).isEqualTo(1);
    }
  }

  @Test
  void theSumOfShortCallsCountsWithoutThePlatformToo() {
    try (RecordedLoop loop = RecordedLoop.withIterations("")) {
      loop.hasThresholds = true;
      for (int reads : new int[] {15, 45}) {
        loop.platform.share = 0.7;
        loop.iterationBegins();
        for (int i = 0; i < reads; i++) {
          loop.lasting(TimeUnit.MILLISECONDS.toNanos(1));
          FrameworkCode.called(READ.code());
        }
        loop.iterationEnds();
        loop.drain();
      }

      assertThat(loop.reports)
          .singleElement()
          .satisfies(
              report -> assertThat(report.durationNanos()).isGreaterThanOrEqualTo(40_000_000));
    }
  }

  @Test
  void nothingIsJudgedBeforeThePlatformsPartIsKnown() {
    try (RecordedLoop loop = RecordedLoop.withIterations("")) {
      loop.platform.isKnown = false;
      call(loop, READ, 40);
      call(loop, READ, 40);
      assertThat(loop.drain()).isZero();

      loop.platform.isKnown = true;
      assertThat(loop.drain()).isEqualTo(1);
      assertThat(loop.summary().blockingCalls()).isEqualTo(2);
    }
  }

  @Test
  void ofAnEventLoopThatEndedNothingIsHeldBack() {
    try (RecordedLoop loop = RecordedLoop.withIterations("")) {
      loop.platform.isKnown = false;
      call(loop, READ, 40);
      loop.loop.end();

      assertThat(loop.drain()).isEqualTo(1);
    }
  }

  @Test
  void whenEverythingIsTakenInNothingIsHeldBack() {
    try (RecordedLoop loop = RecordedLoop.withIterations("")) {
      loop.platform.isKnown = false;
      call(loop, READ, 40);
      loop.recorder.drainAll();

      assertThat(loop.reports).hasSize(1);
    }
  }
}
