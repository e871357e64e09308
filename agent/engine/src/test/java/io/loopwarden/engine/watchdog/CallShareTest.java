package io.loopwarden.engine.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.watchdog.platform.CpuWait.Span;
import io.loopwarden.engine.watchdog.platform.PlatformTimes;
import io.loopwarden.engine.watchdog.platform.SeenCall;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallShareTest {

  private static final long START_NANOS = System.nanoTime() - TimeUnit.MINUTES.toNanos(1);

  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  private static final long THREAD_ID = Thread.currentThread().getId();

  private final CallShare share = new CallShare();

  private static long at(long millis) {
    return START_NANOS + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** The watchdog came; until then pauses had taken so much in all. */
  private void visit(long atMillis, long gcMillis, long suspendedMillis) {
    long gcNanos = TimeUnit.MILLISECONDS.toNanos(gcMillis);
    long suspendedNanos = TimeUnit.MILLISECONDS.toNanos(suspendedMillis);
    share.history().add(at(atMillis), new PlatformTimes(gcNanos, 999, suspendedNanos, 0, 0, 0));
  }

  private long millisOfPlatform(long beginMillis, long endMillis) {
    return TimeUnit.NANOSECONDS.toMillis(
        share.nanos(Thread.currentThread(), at(beginMillis), at(endMillis)));
  }

  @BeforeEach
  void begin() {
    visit(0, 5, 7);
  }

  @Test
  void aMachineWithoutPausesTakesNothing() {
    visit(10, 5, 7);
    visit(20, 5, 7);

    assertThat(millisOfPlatform(4, 16)).isZero();
  }

  @Test
  void pausesOfTheCollectorAndOfTheProcessAreThePlatforms() {
    visit(10, 5, 7);
    visit(40, 25, 10);
    visit(60, 90, 10);

    assertThat(millisOfPlatform(5, 45)).isEqualTo(23);
  }

  @Test
  void aPauseThatMayHaveEndedBeforeTheCallIsNot() {
    visit(40, 35, 7);
    visit(50, 35, 7);

    assertThat(millisOfPlatform(35, 55)).isZero();
  }

  @Test
  void noMoreIsThePlatformsThanThereWas() {
    visit(20, 5, 7);
    visit(30, 95, 7);

    assertThat(millisOfPlatform(15, 35)).isEqualTo(20);
  }

  @Test
  void ofACallBetweenTwoVisitsNothingIsThePlatforms() {
    visit(40, 35, 7);

    assertThat(millisOfPlatform(20, 30)).isZero();
  }

  /** A call of this thread that began at a moment. */
  private void saw(long sinceMillis, Span own, Span owner, boolean isOfLoading) {
    long lackedNanos = TimeUnit.MILLISECONDS.toNanos(3);
    share.add(new SeenCall(THREAD_ID, at(sinceMillis), lackedNanos, own, owner, isOfLoading));
  }

  private static Span first(long fromMillis, long millis) {
    return new Span(true, at(fromMillis), at(150), TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private static Span sometime(long fromMillis, long untilMillis, long millis) {
    return new Span(false, at(fromMillis), at(untilMillis), TimeUnit.MILLISECONDS.toNanos(millis));
  }

  @Test
  void whatACallLackedACpuForIsThePlatforms() {
    saw(100, sometime(112, 130, 5), first(105, 9), false);

    assertThat(millisOfPlatform(100, 130)).isEqualTo(3 + 5 + 9);
  }

  @Test
  void whatAThreadLackedACpuForAfterTheCallIsNot() {
    saw(100, Span.NONE, first(112, 50), false);
    assertThat(millisOfPlatform(100, 114)).isEqualTo(3 + 2);

    saw(200, sometime(212, 280, 50), Span.NONE, false);
    assertThat(millisOfPlatform(200, 260)).isEqualTo(3 + 30);
    assertThat(millisOfPlatform(200, 220)).isEqualTo(3);
  }

  @Test
  void otherCallsLackedTheirOwn() {
    saw(90, first(90, 9), Span.NONE, false);
    saw(131, first(131, 9), Span.NONE, false);
    share.add(new SeenCall(THREAD_ID + 1, at(105), 9_000_000, Span.NONE, Span.NONE, true));

    assertThat(millisOfPlatform(100, 130)).isZero();
  }

  @Test
  void aWaitForWhoeverLoadsCodeHappensOnceAndIsThePlatformsUpToHalfASecond() {
    saw(100, Span.NONE, Span.NONE, true);
    assertThat(millisOfPlatform(100, 602)).isEqualTo(502);

    saw(1000, Span.NONE, Span.NONE, true);
    assertThat(millisOfPlatform(1000, 1504)).isEqualTo(3);
  }

  @Test
  void itIsKnownOnceTheWatchdogHasCome() {
    long now = System.nanoTime();
    assertThat(share.isKnownUntil(now)).isFalse();

    share.visited(now);
    assertThat(share.isKnownUntil(now)).isTrue();
    assertThat(share.isKnownUntil(now - TimeUnit.SECONDS.toNanos(1))).isTrue();
  }
}
