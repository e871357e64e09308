package io.loopwarden.engine.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.watchdog.platform.PlatformTimes;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallShareTest {

  private static final long START_NANOS = System.nanoTime() - TimeUnit.MINUTES.toNanos(1);

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
    return TimeUnit.NANOSECONDS.toMillis(share.nanos(at(beginMillis), at(endMillis)));
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

  @Test
  void itIsKnownOnceTheWatchdogHasCome() {
    long now = System.nanoTime();
    assertThat(share.isKnownUntil(now)).isFalse();

    share.history().add(now, PlatformTimes.NONE);
    assertThat(share.isKnownUntil(now)).isTrue();
    assertThat(share.isKnownUntil(now - TimeUnit.SECONDS.toNanos(1))).isTrue();
  }
}
