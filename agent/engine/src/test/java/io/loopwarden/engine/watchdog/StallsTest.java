package io.loopwarden.engine.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.code.CodeOwners;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.finding.CollectedReports;
import io.loopwarden.engine.finding.Decision;
import io.loopwarden.engine.finding.Decision.Outcome;
import io.loopwarden.engine.finding.Finding;
import io.loopwarden.engine.finding.Fingerprint;
import io.loopwarden.engine.finding.Judge;
import io.loopwarden.engine.finding.Kind;
import io.loopwarden.engine.finding.Occurrence;
import io.loopwarden.engine.finding.ProblemTotals;
import io.loopwarden.engine.finding.RecentStalls;
import io.loopwarden.engine.finding.Sink;
import io.loopwarden.engine.finding.TestIncident;
import io.loopwarden.engine.jfr.RecordedIntervals;
import io.loopwarden.engine.policy.Policy;
import io.loopwarden.engine.watchdog.judging.Cause;
import io.loopwarden.engine.watchdog.judging.ClockReading;
import io.loopwarden.engine.watchdog.judging.Evidence;
import io.loopwarden.engine.watchdog.judging.JudgedStall;
import io.loopwarden.engine.watchdog.judging.Stall;
import io.loopwarden.engine.watchdog.judging.StallIncident;
import io.loopwarden.engine.watchdog.platform.PlatformTimes;
import io.loopwarden.engine.watchdog.platform.RunQueue;
import io.loopwarden.engine.watchdog.sampling.Causality;
import io.loopwarden.engine.watchdog.sampling.Observation;
import io.loopwarden.engine.watchdog.sampling.OtherThread;
import io.loopwarden.engine.watchdog.sampling.Sample;
import io.loopwarden.engine.watchdog.sampling.Sample.State;
import io.loopwarden.engine.work.Scopes;
import io.loopwarden.hooks.LoopwardenLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One stall counts once, whether it lasts, ends, or never does. */
class StallsTest {

  private static final long SECOND = 1_000_000_000;
  private static final List<String> CATEGORIES = List.of(Stall.CATEGORY);

  private static final StackTraceElement SITE =
      new StackTraceElement("com.acme.Orders", "load", "Orders.java", 42);

  private final CollectedReports<Stall> collected = new CollectedReports<>(Stall.class);
  private final List<Stall> reports = collected.all;
  private final EverySink recording = new EverySink();
  private @Nullable Judge judge;
  private final LoopWatch loop = loop();
  private final LoopWatch other = loop();

  /** Wants all, as a flight recording does. */
  private static final class EverySink implements Sink {
    private final List<Outcome> outcomes = new ArrayList<>();

    @Override
    public boolean wants(Kind kind, Decision decision) {
      return true;
    }

    @Override
    public void judged(Occurrence occurrence, Decision decision) {
      outcomes.add(decision.outcome());
    }

    @Override
    public void missed() {
      throw new AssertionError("the test has exhausted its memory");
    }
  }

  private static LoopWatch loop() {
    return new LoopWatch(
        new LoopwardenLoop(new Thread("loop"), null), RunQueue.unknown(), new AtomicReference<>());
  }

  private Stalls stalls(String options) {
    Configuration configuration = ConfigurationReader.read(options, CATEGORIES);
    assertThat(configuration.problems()).isEmpty();
    Policy policy = new Policy(configuration, CATEGORIES);
    policy.read();
    judge = new Judge(configuration, policy, List.of(collected, recording));
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

  private long ofPlatform() {
    return judge().count(Kind.PLATFORM_STALL, Outcome.OF_PLATFORM);
  }

  private static Evidence evidence(String method, long nanos) {
    StackTraceElement frame = new StackTraceElement("com.acme.Orders", method, "Orders.java", 42);
    Sample sample = new Sample(nanos, State.RUNNING, List.of(frame), 1, "", null, null, false);
    return new Evidence(nanos, nanos, nanos, 0, PlatformTimes.NONE, 0, 0, 1, List.of(sample));
  }

  private static JudgedStall lasting(LoopWatch loop, Cause cause, String method, long nanos) {
    long start = System.nanoTime() - nanos;
    return JudgedStall.ongoing(
        loop.thread(),
        cause,
        evidence(method, nanos),
        new Observation(start, start, 0, 0, PlatformTimes.NONE),
        null,
        null);
  }

  private static JudgedStall ended(LoopWatch loop, Cause cause, String method, long nanos) {
    return JudgedStall.ended(
        loop.thread(), cause, evidence(method, nanos), null, ClockReading.now());
  }

  @Test
  void oneThatLastsCountsFromItsBeginAndOnceHoweverOftenItIsReported() {
    Stalls stalls = stalls("");

    stalls.goesOn(loop, lasting(loop, Cause.CPU, "load", SECOND));
    assertThat(judge().violations(Kind.STALL)).isEqualTo(1);
    assertThat(reports).isEmpty();

    stalls.ongoing(loop, lasting(loop, Cause.CPU, "load", 2 * SECOND));
    stalls.ongoing(loop, lasting(loop, Cause.CPU, "load", 4 * SECOND));
    assertThat(judge().violations(Kind.STALL)).isEqualTo(1);
    assertThat(reports).extracting(Stall::occurrences).containsExactly(1L, 1L);
    assertThat(loop.figures(System.nanoTime()).stalls()).containsOnly(Map.entry(Cause.CPU, 1L));
    assertThat(loop.figures(System.nanoTime()).ongoingNanos()).isGreaterThanOrEqualTo(4 * SECOND);
  }

  @Test
  void onceItHasEndedItStillIsOne() {
    Stalls stalls = stalls("");

    stalls.ongoing(loop, lasting(loop, Cause.CPU, "load", 2 * SECOND));
    stalls.ended(loop, ended(loop, Cause.CPU, "load", 3 * SECOND));

    assertThat(judge().violations(Kind.STALL)).isEqualTo(1);
    assertThat(judge().findings(Kind.STALL))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.occurrences()).isEqualTo(1);
              assertThat(finding.longestNanos()).isEqualTo(3 * SECOND);
            });
    assertThat(loop.account().ongoing()).isNull();
    assertThat(loop.figures(System.nanoTime()).stalls()).containsOnly(Map.entry(Cause.CPU, 1L));
  }

  /** As a static initialiser is: it happens once, and a restart is no news. */
  @Test
  void classLoadingIsAllowedUpToHalfASecond() {
    Stalls stalls = stalls("");

    stalls.ended(loop, loading(loop, SECOND / 4));
    assertThat(judge().count(Kind.STALL, Outcome.ALLOWED)).isEqualTo(1);
    assertThat(reports).isEmpty();

    stalls.ended(loop, loading(loop, SECOND));
    assertThat(reports).extracting(Stall::cause).containsExactly(Cause.CLASS_LOADING);
  }

  /** It happens once; what blocked in it will do so the next time. */
  @Test
  void callsBesideTheLoadingOfCodeAreReportedWithItsDuration() {
    Stalls stalls = stalls("");
    RecentStalls recent = judge().recentCalls().stalls();

    StallIncident loading = stalls.diagnosed(loop, loading(loop, SECOND));
    CallInStall call = new CallInStall(loading);
    assertThat(recent.whole(call, call.beginNanos(), 0))
        .isEqualTo(new RecentStalls.Whole(SECOND, loading.endNanos(), true, null));
    stalls.ended(loop, loading);
    assertThat(reports).isEmpty();

    call = new CallInStall(stalls.diagnosed(loop, ended(loop, Cause.CPU, "load", SECOND)));
    assertThat(recent.whole(call, call.beginNanos(), 0)).isNull();
  }

  /** It is judged as its calls once it has ended: until then it counts with its age. */
  @Test
  void anOccurrenceCountsOnceInReportsOfCallsAndStalls() {
    Stalls stalls = stalls("log.rate=unlimited");

    stalls.ongoing(loop, lasting(loop, Cause.CPU, "load", 2 * SECOND));
    CallInStall call =
        new CallInStall(stalls.diagnosed(loop, ended(loop, Cause.CPU, "load", 3 * SECOND)));
    judge().ended(call);
    assertThat(problem(call).occurrences()).isEqualTo(1);

    stalls.ended(loop, ended(loop, Cause.CPU, "load", SECOND));
    assertThat(reports).extracting(Stall::occurrences).containsExactly(1L, 1L, 2L);
    assertThat(problem(call).occurrences()).isEqualTo(2);
    assertThat(problem(call).longestNanos()).isEqualTo(SECOND);
  }

  private ProblemTotals problem(CallInStall call) {
    return judge().findings(Kind.BLOCKING_CALL).stream()
        .filter(finding -> finding.fingerprint().equals(call.fingerprint()))
        .map(Finding::problem)
        .findFirst()
        .orElseThrow();
  }

  /** A call of the same problem that took a twentieth of a stall. */
  private record CallInStall(StallIncident stall) implements TestIncident {

    long beginNanos() {
      return stall.endNanos() - SECOND / 2;
    }

    @Override
    public String fingerprint() {
      return stall.fingerprint();
    }

    @Override
    public long threadId() {
      return stall.threadId();
    }

    @Override
    public long durationNanos() {
      return SECOND / 20;
    }

    @Override
    public Occurrence describe(Finding finding) {
      return stall.describe(finding);
    }

    @Override
    public long endNanos() {
      return beginNanos() + durationNanos();
    }
  }

  /** One request runs the initialiser, the other waits for it: neither is worth a report. */
  @Test
  void anInitialiserIsAllowedForThoseWhoWaitForItToo() {
    Stalls stalls = stalls("");
    StackTraceElement initialiser =
        new StackTraceElement("org.springframework.Setup", "<clinit>", "Setup.java", 3);

    stalls.ended(loop, initialising(State.RUNNING, List.of(initialiser, SITE)));
    stalls.ended(other, initialising(State.CLASS_INIT, List.of(SITE)));

    assertThat(judge().count(Kind.STALL, Outcome.ALLOWED)).isEqualTo(2);
    assertThat(reports).isEmpty();
  }

  /** One event loop loads what both need, the other one waits for a monitor of the JVM. */
  @Test
  void loadingIsAllowedForThoseWhoWaitForItToo() {
    Stalls stalls = stalls("");
    Sample sample =
        new Sample(SECOND / 4, State.BLOCKED, List.of(SITE), 1, "", null, "[I@3005109d", false);

    stalls.ended(
        other,
        JudgedStall.ended(
            other.thread(),
            Cause.CLASS_LOADING,
            new Evidence(
                SECOND / 4, SECOND / 4, 0, 0, PlatformTimes.NONE, 0, 0, 1, List.of(sample)),
            null,
            ClockReading.now()));

    assertThat(judge().count(Kind.STALL, Outcome.ALLOWED)).isEqualTo(1);
    assertThat(reports).isEmpty();
  }

  /** On a busy machine loading takes long, and most of that time the event loop has no CPU. */
  @Test
  void aRulesLimitIsAboutTheTimeThatThePlatformDidNotTake() {
    Stalls stalls = stalls("");

    stalls.ended(loop, loading(loop, SECOND, SECOND * 3 / 4));
    assertThat(judge().count(Kind.STALL, Outcome.ALLOWED)).isEqualTo(1);
    assertThat(reports).isEmpty();

    stalls.ended(loop, loading(loop, SECOND, SECOND / 4));
    assertThat(reports).hasSize(1);
  }

  private JudgedStall initialising(State state, List<StackTraceElement> stack) {
    Sample sample = new Sample(SECOND / 4, state, stack, 1, "", null, null, false);
    return JudgedStall.ended(
        loop.thread(),
        Cause.CLASS_INIT,
        new Evidence(SECOND / 4, SECOND / 4, 0, 0, PlatformTimes.NONE, 0, 0, 1, List.of(sample)),
        null,
        ClockReading.now());
  }

  private static JudgedStall loading(LoopWatch loop, long nanos) {
    return loading(loop, nanos, 0);
  }

  private static JudgedStall loading(LoopWatch loop, long nanos, long delayNanos) {
    List<Sample> samples = new ArrayList<>();
    for (String step : List.of("defineClass", "findResource")) {
      List<StackTraceElement> stack =
          List.of(
              new StackTraceElement(
                  "org.springframework.boot.loader.launch.LaunchedClassLoader", step, null, 1),
              new StackTraceElement("java.lang.ClassLoader", "loadClass", null, 1),
              SITE);
      samples.add(new Sample(nanos / 2, State.RUNNING, stack, 1, "", null, null, false));
    }
    Evidence evidence =
        new Evidence(
            nanos, nanos, nanos - delayNanos, delayNanos, PlatformTimes.NONE, 0, 0, 1, samples);
    return JudgedStall.ended(
        loop.thread(), Cause.CLASS_LOADING, evidence, null, ClockReading.now());
  }

  /** A call is counted as itself once it has ended; its reports read as one story until then. */
  @Test
  void whileACallBlocksItsStallHasTheFingerprintOfTheCall() {
    Stalls stalls = stalls("application=com.acme.*");

    stalls.ongoing(loop, sleeping(loop, 2 * SECOND, null));
    stalls.ongoing(loop, sleeping(loop, 4 * SECOND, null));

    assertThat(reports)
        .extracting(stall -> stall.finding().fingerprint())
        .containsExactly(ofSleep(), ofSleep());
    assertThat(reports).extracting(Stall::call).containsOnly("java.lang.Thread.sleep");
  }

  private static String ofSleep() {
    return Fingerprint.of("java.lang.Thread.sleep", "com.acme.Orders", "load");
  }

  private static JudgedStall sleeping(LoopWatch loop, long nanos, @Nullable OtherThread deadlock) {
    long start = System.nanoTime() - nanos;
    List<StackTraceElement> stack =
        List.of(
            new StackTraceElement("java.lang.Thread", "sleep", "Thread.java", -2),
            new StackTraceElement("com.acme.Orders", "load", "Orders.java", 42));
    Sample sample = new Sample(nanos, State.WAITING, stack, 1, "", null, null, false);
    return JudgedStall.ongoing(
        loop.thread(),
        Cause.BLOCKING_CALL,
        new Evidence(nanos, 0, 0, nanos, PlatformTimes.NONE, 0, 0, 1, List.of(sample)),
        new Observation(start, start, 0, 0, PlatformTimes.NONE),
        CatalogueReader.load().operation("java.lang.Thread.sleep"),
        deadlock);
  }

  @Test
  void aDeadlockIsReportedOnceWhileItLasts() {
    Stalls stalls = stalls("");
    OtherThread ofOther = new OtherThread("other", other.thread().id(), List.of(), true);
    OtherThread ofLoop = new OtherThread("loop", loop.thread().id(), List.of(), true);

    stalls.ongoing(loop, sleeping(loop, SECOND, null)); // it is not recognised yet
    stalls.ongoing(loop, sleeping(loop, 2 * SECOND, ofOther));
    stalls.ongoing(other, sleeping(other, 2 * SECOND, ofLoop));
    stalls.ongoing(loop, sleeping(loop, 4 * SECOND, ofOther));
    assertThat(reports).extracting(Stall::deadlock).containsExactly(false, true);
    assertThat(judge().violations(Kind.STALL)).isEqualTo(2);

    stalls.ended(loop, ended(loop, Cause.CPU, "load", 5 * SECOND));
    stalls.ongoing(loop, sleeping(loop, SECOND, ofOther)); // a new one
    assertThat(reports.get(reports.size() - 1).deadlock()).isTrue();
  }

  /** The problem as which it began did not occur then. */
  @Test
  void oneThatTurnsOutToBeAnotherProblemIsCountedThere() {
    Stalls stalls = stalls("");

    stalls.ongoing(loop, lasting(loop, Cause.CPU, "load", SECOND));
    stalls.ended(loop, ended(loop, Cause.MONITOR, "store", 3 * SECOND));

    assertThat(judge().violations(Kind.STALL)).isEqualTo(1);
    assertThat(judge().findings(Kind.STALL))
        .filteredOn(finding -> finding.occurrences() > 0)
        .singleElement()
        .satisfies(finding -> assertThat(finding.operation().name()).isEqualTo("stall:monitor"));
  }

  @Test
  void twoLoopsThatHangAreTwo() {
    Stalls stalls = stalls("");

    stalls.ongoing(loop, lasting(loop, Cause.CPU, "load", SECOND));
    stalls.ongoing(other, lasting(other, Cause.CPU, "load", SECOND));

    assertThat(judge().violations(Kind.STALL)).isEqualTo(2);
    assertThat(judge().findings(Kind.STALL))
        .singleElement()
        .extracting(Finding::occurrences)
        .isEqualTo(2L);
  }

  /** As the exit of the JVM finds it. */
  @Test
  void whatHasNotEndedAndWhatHasAreBothInTheSum() {
    Stalls stalls = stalls("");

    stalls.ended(loop, ended(loop, Cause.CPU, "load", SECOND));
    stalls.ongoing(loop, lasting(loop, Cause.CPU, "load", SECOND));
    stalls.ended(other, ended(other, Cause.GC, "load", SECOND));

    assertThat(judge().violations(Kind.STALL)).isEqualTo(2);
    assertThat(ofPlatform()).isEqualTo(1);
    assertThat(loop.figures(System.nanoTime()).stalls()).containsOnly(Map.entry(Cause.CPU, 2L));
  }

  @Test
  void oneThatLastsAndIsAllowedIsNoViolation() {
    Stalls stalls = stalls("allow=com.acme.Orders.load reason=known");

    stalls.ongoing(loop, lasting(loop, Cause.CPU, "load", 2 * SECOND));

    assertThat(judge().violations(Kind.STALL)).isZero();
    assertThat(judge().count(Kind.STALL, Outcome.ALLOWED)).isEqualTo(1);
    assertThat(reports).isEmpty();

    stalls.ended(loop, ended(loop, Cause.CPU, "load", 2 * SECOND));
    assertThat(judge().count(Kind.STALL, Outcome.ALLOWED)).isEqualTo(1);
  }

  @Test
  void oneOfThePlatformThatLastsIsNoViolation() {
    Stalls stalls = stalls("");

    stalls.ongoing(loop, lasting(loop, Cause.SUSPENDED, "load", 2 * SECOND));

    assertThat(judge().violations(Kind.STALL)).isZero();
    assertThat(ofPlatform()).isEqualTo(1);
    assertThat(reports).isEmpty();
  }

  @Test
  void aRecordingGetsWhatIsAllowedAndWhatThePlatformDid() {
    Stalls stalls = stalls("allow=com.acme.Orders.load reason=known");

    stalls.goesOn(loop, lasting(loop, Cause.CPU, "load", SECOND));
    assertThat(recording.outcomes).isEmpty();
    stalls.ongoing(loop, lasting(loop, Cause.CPU, "load", 2 * SECOND));
    stalls.ended(loop, ended(loop, Cause.CPU, "load", 3 * SECOND));
    stalls.ongoing(loop, lasting(loop, Cause.GC, "load", SECOND));
    stalls.ended(loop, ended(loop, Cause.GC, "load", SECOND));

    assertThat(recording.outcomes)
        .containsExactly(
            Outcome.ALLOWED, Outcome.ALLOWED, Outcome.OF_PLATFORM, Outcome.OF_PLATFORM);
    assertThat(reports).isEmpty();
  }

  /** The log has its calls. */
  @Test
  void oneThatIsReportedAsCallsIsRecordedAndCountsNowhere() {
    Stalls stalls = stalls("");
    Evidence seen = evidence("load", SECOND);
    Evidence called =
        new Evidence(SECOND, SECOND, 0, 0, PlatformTimes.NONE, SECOND, SECOND, 1, seen.samples());

    stalls.ended(
        loop,
        JudgedStall.ended(loop.thread(), Cause.BLOCKING_CALL, called, null, ClockReading.now()));

    assertThat(recording.outcomes).containsExactly(Outcome.COUNTED_ELSEWHERE);
    assertThat(reports).isEmpty();
    assertThat(judge().violations(Kind.STALL)).isZero();
    assertThat(judge().findings(Kind.STALL)).isEmpty();
  }

  /** Stalls at ever more places, until there is no memory for one more problem. */
  private int fill(Stalls stalls) {
    int fitting = 0;
    while (judge().count(Kind.STALL, Outcome.UNCLASSIFIED) == 0) {
      stalls.ended(loop, ended(loop, Cause.CPU, "load" + fitting, SECOND));
      fitting++;
    }
    return fitting - 1;
  }

  @Test
  void whatDoesNotFitIsUnclassifiedAndNoViolation() {
    Stalls stalls = stalls("log.rate=unlimited");

    int fitting = fill(stalls);
    stalls.ended(loop, ended(loop, Cause.CPU, "another", SECOND));
    stalls.ongoing(other, lasting(other, Cause.CPU, "yetAnother", 2 * SECOND));

    assertThat(fitting).isGreaterThan(300);
    assertThat(judge().violations(Kind.STALL)).isEqualTo(fitting);
    assertThat(judge().count(Kind.STALL, Outcome.UNCLASSIFIED)).isEqualTo(3);
    assertThat(judge().findings(Kind.STALL)).hasSize(fitting);
    assertThat(reports).hasSize(fitting);
  }

  @Test
  void whatDoesNotFitAndIsAllowedOrKeptAlreadyIsNotUnclassified() {
    Stalls stalls = stalls("allow=com.acme.Orders.allowed reason=harmless");
    int fitting = fill(stalls);

    stalls.ended(loop, ended(loop, Cause.CPU, "allowed", SECOND));
    stalls.ended(loop, ended(loop, Cause.CPU, "load0", SECOND));

    assertThat(judge().count(Kind.STALL, Outcome.UNCLASSIFIED)).isEqualTo(1);
    assertThat(judge().count(Kind.STALL, Outcome.ALLOWED)).isEqualTo(1);
    assertThat(judge().violations(Kind.STALL)).isEqualTo(fitting + 1);
  }
}
