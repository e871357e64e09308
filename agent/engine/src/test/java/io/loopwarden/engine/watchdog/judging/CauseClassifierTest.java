package io.loopwarden.engine.watchdog.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.watchdog.platform.PlatformTimes;
import io.loopwarden.engine.watchdog.sampling.OtherThread;
import io.loopwarden.engine.watchdog.sampling.Sample;
import io.loopwarden.engine.watchdog.sampling.Sample.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CauseClassifierTest {

  private static final long MILLIS = 1_000_000;
  private static final StackTraceElement WORK =
      new StackTraceElement("com.acme.Orders", "load", "Orders.java", 42);
  private static final StackTraceElement INITIALISER =
      new StackTraceElement("com.acme.Orders", "<clinit>", "Orders.java", 7);

  private final CauseClassifier classifier = new CauseClassifier(100 * MILLIS);

  @ParameterizedTest
  @CsvSource({
    "RUNNING, 280, 0, CPU",
    "NATIVE, 280, 0, CPU",
    "NATIVE, 5, 0, NATIVE",
    "RUNNING, 5, 0, STARVED",
    "RUNNING, 5, -1, STARVED",
    "NATIVE, 5, -1, NATIVE",
    "RUNNING, -1, -1, CPU",
    "BLOCKED, 5, 0, MONITOR",
    "WAITING, 5, 0, BLOCKING_CALL",
    "CLASS_INIT, 5, 0, CLASS_INIT",
    "SUSPENDED, 5, 0, SUSPENDED",
    "HELD, 5, 0, CARRIER_HELD",
    "HELD, -1, -1, CARRIER_HELD"
  })
  void whatItWasSeenDoingTellsTheCause(State state, long cpu, long delay, Cause cause) {
    assertThat(
            classifier.causeOf(evidence(300, cpu, delay, PlatformTimes.NONE, 0, samples(state, 1))))
        .isEqualTo(cause);
  }

  @ParameterizedTest
  @CsvSource({
    "250, 0, 0, 0, 0, GC",
    "0, 250, 0, 0, 0, SAFEPOINT",
    "0, 0, 250, 0, 0, SUSPENDED",
    "0, 0, 0, 250, 250, SUSPENDED",
    "0, 0, 0, 0, 250, STARVED",
    "100, 80, 20, 0, 60, GC",
    "60, 20, 20, 0, 150, STARVED"
  })
  void thePlatformIsToBlameIfTheRestWereNoStall(
      long gc, long safepoint, long suspended, long throttled, long delay, Cause cause) {
    PlatformTimes platform =
        new PlatformTimes(
            gc * MILLIS, safepoint * MILLIS, suspended * MILLIS, throttled * MILLIS, 0, 0);

    assertThat(classifier.causeOf(evidence(300, 40, delay, platform, 0, samples(State.RUNNING, 1))))
        .isEqualTo(cause);
  }

  @Test
  void aMomentOfWaitingAfterALongPauseIsNotTheCause() {
    Evidence late =
        new Evidence(
            1147 * MILLIS,
            MILLIS,
            0,
            MILLIS,
            new PlatformTimes(1140 * MILLIS, 0, 0, 0, 0, 0),
            0,
            0,
            1,
            samples(State.RUNNING, 1));

    assertThat(classifier.causeOf(late)).isEqualTo(Cause.GC);
  }

  @Test
  void whatThePlatformTookAlmostAllOfIsHeldAgainstNobodyElse() {
    PlatformTimes platform = new PlatformTimes(0, 0, 6000 * MILLIS, 0, 0, 0);

    assertThat(classifier.causeOf(evidence(6400, 380, 0, platform, 0, samples(State.RUNNING, 1))))
        .isEqualTo(Cause.SUSPENDED);
  }

  @Test
  void whoeverBurntCpuWasNotKeptFromIt() {
    PlatformTimes platform = new PlatformTimes(0, 290 * MILLIS, 0, 0, 0, 0);

    assertThat(classifier.causeOf(evidence(300, 280, 0, platform, 0, samples(State.RUNNING, 1))))
        .isEqualTo(Cause.CPU);
  }

  @Test
  void whoStarvedWhenHeWasObservedStarvedBefore() {
    Evidence late =
        new Evidence(
            461 * MILLIS,
            400 * MILLIS,
            56 * MILLIS,
            340 * MILLIS,
            PlatformTimes.NONE,
            0,
            0,
            1,
            samples(State.RUNNING, 1));

    assertThat(classifier.causeOf(late)).isEqualTo(Cause.STARVED);
  }

  @Test
  void theApplicationIsToBlameIfTheRestIsAStallOfItsOwn() {
    PlatformTimes platform = new PlatformTimes(150 * MILLIS, 0, 0, 0, 0, 0);

    assertThat(classifier.causeOf(evidence(300, 140, 0, platform, 0, samples(State.RUNNING, 1))))
        .isEqualTo(Cause.CPU);
  }

  /** It was first seen after 216 ms, had no CPU for nearly all of the rest, and burnt 12 ms. */
  @ParameterizedTest
  @CsvSource({"12, 0, SUSPENDED", "130, 0, CPU", "12, 440, BLOCKING_CALL"})
  void whatNothingExplainsBesideALongWaitForACpuIsThePlatforms(long cpu, long called, Cause cause) {
    Evidence late =
        new Evidence(
            856 * MILLIS,
            640 * MILLIS,
            cpu * MILLIS,
            300 * MILLIS,
            new PlatformTimes(0, 0, 341 * MILLIS, 0, 0, 0),
            called * MILLIS,
            0,
            108,
            samples(State.RUNNING, 1));

    assertThat(classifier.causeOf(late)).isEqualTo(cause);
  }

  @Test
  void knownOperationsTellMoreThanSamples() {
    assertThat(
            classifier.causeOf(
                evidence(300, 5, 0, PlatformTimes.NONE, 151, samples(State.NATIVE, 1))))
        .isEqualTo(Cause.BLOCKING_CALL);
    assertThat(
            classifier.causeOf(
                evidence(300, 290, 0, PlatformTimes.NONE, 149, samples(State.RUNNING, 1))))
        .isEqualTo(Cause.CPU);
  }

  @Test
  void aCrowdIsNoSingleComputation() {
    List<Sample> crowd = new ArrayList<>();
    for (int step = 0; step < 30; step++) {
      crowd.add(sample(State.RUNNING, 10, step, WORK));
    }

    assertThat(classifier.causeOf(evidence(300, 290, 0, PlatformTimes.NONE, 0, crowd)))
        .isEqualTo(Cause.MANY_TASKS);
  }

  @Test
  void oneLongTaskBesideManyShortOnesIsToBlameAlone() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      samples.add(sample(State.RUNNING, 10, i < 20 ? 7 : i, WORK));
    }

    assertThat(classifier.causeOf(evidence(300, 290, 0, PlatformTimes.NONE, 0, samples)))
        .isEqualTo(Cause.CPU);
  }

  @Test
  void aStaticInitialiserOfItsOwnIsNamed() {
    List<Sample> samples = List.of(sample(State.RUNNING, 290, 1, WORK, INITIALISER));

    assertThat(classifier.causeOf(evidence(300, 290, 0, PlatformTimes.NONE, 0, samples)))
        .isEqualTo(Cause.CLASS_INIT);
  }

  /** With the loader of the JDK, of Spring Boot, or whatever overrides the method. */
  @Test
  void classesThatAreLoadedAreNamed() {
    StackTraceElement loader =
        new StackTraceElement(
            "org.springframework.boot.loader.launch.LaunchedClassLoader", "loadClass", null, 1);
    List<Sample> samples =
        List.of(sample(State.RUNNING, 120, 1, WORK), sample(State.RUNNING, 170, 1, loader, WORK));

    assertThat(classifier.causeOf(evidence(300, 290, 0, PlatformTimes.NONE, 0, samples)))
        .isEqualTo(Cause.CLASS_LOADING);
  }

  /** Two event loops meet at code that is loaded: that it is loaded is the cause for both. */
  @Test
  void aMonitorOfAThreadThatLoadsCodeIsLoading() {
    StackTraceElement loader =
        new StackTraceElement("java.lang.ClassLoader", "loadClass", "ClassLoader.java", 1);
    OtherThread owner = new OtherThread("other", 7, List.of(loader, WORK), false);
    List<Sample> samples =
        List.of(
            new Sample(
                290 * MILLIS, State.BLOCKED, List.of(WORK), 1, "", owner, "[I@3005109d", false));

    assertThat(classifier.causeOf(evidence(300, 5, 0, PlatformTimes.NONE, 0, samples)))
        .isEqualTo(Cause.CLASS_LOADING);
  }

  /** Neither is most of it: a library is used for the first time. */
  @Test
  void loadingAndInitialisingAreOneCause() {
    StackTraceElement loader =
        new StackTraceElement("java.lang.ClassLoader", "loadClass", "ClassLoader.java", 1);
    List<Sample> samples =
        List.of(
            sample(State.RUNNING, 100, 1, loader, WORK),
            sample(State.RUNNING, 100, 1, INITIALISER, WORK),
            sample(State.RUNNING, 90, 1, WORK));

    assertThat(classifier.causeOf(evidence(300, 290, 0, PlatformTimes.NONE, 0, samples)))
        .isEqualTo(Cause.CLASS_LOADING);
  }

  /** A third each of parking, of a monitor and of computing: no part is most of it. */
  @Test
  void waitsOfSeveralKindsAreNotNativeCode() {
    List<Sample> samples =
        List.of(
            sample(State.WAITING, 110, 1, WORK),
            sample(State.BLOCKED, 90, 1, WORK),
            sample(State.NATIVE, 90, 1, WORK));

    assertThat(classifier.causeOf(evidence(300, 5, 0, PlatformTimes.NONE, 0, samples)))
        .isEqualTo(Cause.BLOCKING_CALL);
  }

  @Test
  void whatNobodySawIsUnknown() {
    assertThat(classifier.causeOf(evidence(300, -1, 0, PlatformTimes.NONE, 0, List.of())))
        .isEqualTo(Cause.UNKNOWN);
  }

  @Test
  void whatNobodySawBecauseTheWatchdogHadNoCpuEitherIsStarvation() {
    assertThat(classifier.causeOf(evidence(300, -1, 250, PlatformTimes.NONE, 0, List.of())))
        .isEqualTo(Cause.STARVED);
  }

  /** A monitor was really held, maybe; but nobody has seen it, and the machine stood still. */
  @Test
  void whatNobodySawBecauseTheWatchdogStoodStillIsStarvation() {
    assertThat(classifier.causeOf(evidence(593, 3, 0, absent(560), 0, List.of())))
        .isEqualTo(Cause.STARVED);
    assertThat(classifier.causeOf(evidence(593, -1, 0, absent(560), 0, List.of())))
        .isEqualTo(Cause.STARVED);
  }

  @ParameterizedTest
  @CsvSource({"522, 0, STARVED", "522, 400, BLOCKING_CALL", "30, 0, UNKNOWN"})
  void whatNeverLookedBusyNeverRan(long duration, long called, Cause cause) {
    Evidence unseen =
        new Evidence(
            duration * MILLIS, 0, -1, 0, PlatformTimes.NONE, called * MILLIS, 0, 2, List.of());

    assertThat(classifier.causeOf(unseen)).isEqualTo(cause);
  }

  @ParameterizedTest
  @CsvSource({"BLOCKED", "NATIVE", "WAITING", "CLASS_INIT", "RUNNING"})
  void aGlanceBeforeTheWatchdogStoodStillTellsNothingOfTheRest(State state) {
    assertThat(classifier.causeOf(evidence(593, 3, 0, absent(360), 0, samples(state, 1))))
        .isEqualTo(Cause.STARVED);
  }

  /** It burnt CPU for all of the moment for which it was observed. */
  @Test
  void aMomentOfComputingAfterTheWatchdogStoodStillIsNotTheCause() {
    Evidence late =
        new Evidence(
            487 * MILLIS,
            MILLIS / 2,
            MILLIS / 3,
            0,
            absent(450),
            0,
            0,
            1,
            List.of(sample(State.RUNNING, 1, 1, WORK)));

    assertThat(classifier.causeOf(late)).isEqualTo(Cause.STARVED);
  }

  @Test
  void whatTheWatchdogSawBeforeItStoodStillCounts() {
    assertThat(classifier.causeOf(evidence(390, 3, 0, absent(200), 0, samples(State.BLOCKED, 1))))
        .isEqualTo(Cause.MONITOR);
  }

  @Test
  void whatTheLoopItselfToldCountsThoughTheWatchdogStoodStill() {
    assertThat(classifier.causeOf(evidence(593, 3, 0, absent(560), 300, List.of())))
        .isEqualTo(Cause.BLOCKING_CALL);
    assertThat(classifier.causeOf(evidence(593, 500, 0, absent(560), 0, samples(State.RUNNING, 1))))
        .isEqualTo(Cause.CPU);
  }

  /** The thread that held it waited itself, so neither lacked a CPU. */
  @Test
  void aWaitForAThreadThatWaitsIsOfTheApplicationOnABusyMachineToo() {
    List<Sample> seen = List.of(blocked(20, false), blocked(120, true));

    assertThat(classifier.causeOf(evidence(300, 1, 290, absent(250), 0, seen)))
        .isEqualTo(Cause.MONITOR);
    assertThat(
            classifier.causeOf(
                evidence(300, 1, 0, new PlatformTimes(0, 0, 280 * MILLIS, 0, 0, 0), 0, seen)))
        .isEqualTo(Cause.MONITOR);
  }

  /** One look at it, and then the kernel's account: of 290 ms it wanted to run for 40. */
  @ParameterizedTest
  @CsvSource({"40, 0, MONITOR", "250, 0, STARVED", "40, 200, SUSPENDED", "-1, 0, STARVED"})
  void whoSlippedAwayFromTheWatchdogIsKnownToTheKernel(long delay, long suspended, Cause cause) {
    PlatformTimes platform = new PlatformTimes(0, 0, suspended * MILLIS, 0, 0, 260 * MILLIS);
    List<Sample> seen = List.of(blocked(20, false));

    assertThat(classifier.causeOf(evidence(300, 1, delay, platform, 0, seen))).isEqualTo(cause);
  }

  @Test
  void aShortWaitForAThreadThatWaitsIsNoStall() {
    List<Sample> seen = List.of(blocked(20, false), blocked(90, true));

    assertThat(classifier.causeOf(evidence(300, 1, 290, absent(250), 0, seen)))
        .isEqualTo(Cause.STARVED);
  }

  /** A tenth of the time was enough for a stall of its own. */
  @Test
  void whoBurntEnoughForAStallComputedHoweverRarelyTheWatchdogCame() {
    assertThat(
            classifier.causeOf(
                evidence(1660, 200, 1400, absent(1300), 0, samples(State.RUNNING, 1))))
        .isEqualTo(Cause.CPU);
  }

  /** The first task of a loop may have run before the watchdog came. */
  @ParameterizedTest
  @CsvSource({"150, CPU", "20, STARVED", "-1, STARVED"})
  void whoBurntCpuWhileNobodyLookedComputed(long cpu, Cause cause) {
    Evidence unseen =
        new Evidence(
            200 * MILLIS,
            0,
            cpu < 0 ? -1 : cpu * MILLIS,
            180 * MILLIS,
            absent(190),
            0,
            0,
            1,
            List.of());

    assertThat(classifier.causeOf(unseen)).isEqualTo(cause);
  }

  private static PlatformTimes absent(long millis) {
    return new PlatformTimes(0, 0, 0, 0, 0, millis * MILLIS);
  }

  private static Evidence evidence(
      long durationMillis,
      long cpuMillis,
      long delayMillis,
      PlatformTimes platform,
      long calledMillis,
      List<Sample> samples) {
    return new Evidence(
        durationMillis * MILLIS,
        (durationMillis - 10) * MILLIS,
        cpuMillis < 0 ? -1 : cpuMillis * MILLIS,
        delayMillis < 0 ? -1 : delayMillis * MILLIS,
        platform,
        calledMillis * MILLIS,
        0,
        samples.size(),
        samples);
  }

  private static List<Sample> samples(State state, long step) {
    return List.of(sample(state, 100, step, WORK), sample(state, 100, step, WORK));
  }

  private static Sample sample(State state, long millis, long step, StackTraceElement... stack) {
    return new Sample(millis * MILLIS, state, List.of(stack), step, "", null, null, false);
  }

  private static Sample blocked(long millis, boolean wasLockedOut) {
    OtherThread owner = new OtherThread("owner", 2, List.of(WORK), true);
    return new Sample(
        millis * MILLIS, State.BLOCKED, List.of(WORK), 1, "", owner, "Lock@1", wasLockedOut);
  }
}
