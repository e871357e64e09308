package io.loopwarden.engine.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.watchdog.platform.CallLooks.State;
import io.loopwarden.engine.watchdog.platform.PlatformTimes;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallShareTest {

  private static final long START_NANOS = System.nanoTime() - TimeUnit.MINUTES.toNanos(1);

  private final CallShare share = new CallShare();
  private final Thread loop = Thread.currentThread();

  private static long at(long millis) {
    return START_NANOS + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** The watchdog came; until then the collector and its own absence had taken so much in all. */
  private void visit(long atMillis, long gcMillis, long absentMillis) {
    long gcNanos = TimeUnit.MILLISECONDS.toNanos(gcMillis);
    long absentNanos = TimeUnit.MILLISECONDS.toNanos(absentMillis);
    share.history().add(at(atMillis), new PlatformTimes(gcNanos, 0, 0, 0, 0, absentNanos));
  }

  @SuppressWarnings("deprecation") // Thread.threadId() does not exist on JDK 17
  private void look(long atMillis, State state) {
    share.looks().add(loop.getId(), at(atMillis), state);
  }

  private long millisOfPlatform(long beginMillis, long endMillis) {
    return TimeUnit.NANOSECONDS.toMillis(share.nanos(loop, at(beginMillis), at(endMillis)));
  }

  @BeforeEach
  void begin() {
    visit(0, 5, 7);
  }

  @Test
  void aQuietMachineTakesNothing() {
    visit(10, 5, 7);
    visit(20, 5, 7);

    assertThat(millisOfPlatform(4, 16)).isZero();
  }

  @Test
  void aPauseOfTheCollectorIsThePlatforms() {
    visit(40, 25, 7);
    visit(50, 25, 7);
    visit(60, 90, 7);

    assertThat(millisOfPlatform(5, 45)).isEqualTo(20);
  }

  @Test
  void noMoreIsThePlatformsThanThereWas() {
    visit(40, 35, 7);

    assertThat(millisOfPlatform(20, 30)).isEqualTo(10);
  }

  @Test
  void whatTheWatchdogWasKeptFromSeeingIsNobodys() {
    visit(60, 5, 57);

    assertThat(millisOfPlatform(5, 60)).isEqualTo(50);
  }

  @Test
  void aCallThatWasSeenToWaitWaitedMeanwhileToo() {
    visit(60, 5, 57);
    look(50, State.WAITED);

    assertThat(millisOfPlatform(5, 60)).isZero();
  }

  @Test
  void looksStandForTheTimeOfTheCall() {
    visit(60, 5, 7);
    look(2, State.COMPUTED);
    look(10, State.LACKED_CPU);
    look(20, State.LACKED_CPU);
    look(30, State.LACKED_CPU);
    look(40, State.WAITED);
    look(50, State.COMPUTED);

    assertThat(millisOfPlatform(5, 45)).isEqualTo(30);
  }

  @Test
  void aWaitForWhoeverLoadsCodeIsAOneOffUpToHalfASecond() {
    visit(900, 5, 7);
    look(110, State.LOADED);
    look(120, State.LOADED);
    look(130, State.WAITED);
    look(710, State.LOADED);

    assertThat(millisOfPlatform(100, 160)).isEqualTo(60);
    assertThat(millisOfPlatform(125, 160)).isZero();
    assertThat(millisOfPlatform(100, 720)).isZero();
  }

  @Test
  void looksAtOtherThreadsDoNotCount() {
    visit(60, 5, 7);
    look(20, State.WAITED);
    share.looks().add(-1, at(20), State.LACKED_CPU);
    share.looks().add(-1, at(30), State.LACKED_CPU);
    share.looks().add(-1, at(40), State.LACKED_CPU);

    assertThat(millisOfPlatform(5, 45)).isZero();
  }

  @Test
  void anUnseenCallIsLikeThoseAroundIt() {
    visit(60, 5, 7);
    share.looks().add(-1, at(1), State.LACKED_CPU);
    share.looks().add(-1, at(2), State.LACKED_CPU);
    assertThat(millisOfPlatform(5, 45)).isZero();

    share.looks().add(-1, at(3), State.LACKED_CPU);
    share.looks().add(-1, at(4), State.COMPUTED);

    assertThat(millisOfPlatform(5, 45)).isEqualTo(30);
  }

  @Test
  void oldLooksAreForgotten() {
    visit(60, 5, 7);
    look(10, State.WAITED);
    for (int i = 0; i < 5000; i++) {
      share.looks().add(-1, at(11), State.LACKED_CPU);
    }

    assertThat(millisOfPlatform(5, 45)).isEqualTo(40);
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
