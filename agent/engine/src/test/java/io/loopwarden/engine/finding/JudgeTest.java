package io.loopwarden.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopwarden.engine.catalogue.CatalogueReader;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.ConfigurationReader;
import io.loopwarden.engine.finding.Decision.Outcome;
import io.loopwarden.engine.policy.AllowRule;
import io.loopwarden.engine.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever found it, the same decision is made, and every output gets it. */
class JudgeTest {

  private static final List<String> CATEGORIES = List.copyOf(CatalogueReader.load().categories());

  private final List<Decision> passed = new ArrayList<>();
  private final List<Decision> reported = new ArrayList<>();
  private boolean isExhausted;
  private int missed;

  private Judge judge(String options, Map<MemoryShare, Allowance> budget) {
    Configuration configuration = ConfigurationReader.read(options, CATEGORIES);
    assertThat(configuration.problems()).isEmpty();
    Policy policy = new Policy(configuration, CATEGORIES);
    assertThat(policy.read()).isEmpty();
    return new Judge(
        configuration, policy, budget, List.of(new Collecting(false), new Collecting(true)));
  }

  private Judge judge(String options) {
    return judge(options, Map.of());
  }

  private final class Collecting implements Sink {
    private final boolean reportsOnly;

    Collecting(boolean reportsOnly) {
      this.reportsOnly = reportsOnly;
    }

    @Override
    public boolean wants(Kind kind, Decision decision) {
      return !reportsOnly || decision.isReported();
    }

    @Override
    public void judged(Occurrence occurrence, Decision decision) {
      if (!reportsOnly && isExhausted) {
        throw new OutOfMemoryError("made by this test");
      }
      (reportsOnly ? reported : passed).add(decision);
    }

    @Override
    public void missed() {
      missed++;
    }
  }

  /** Something that happened in a method. */
  private record Happened(Kind kind, String method, long durationNanos, @Nullable AllowRule rule)
      implements TestIncident {

    Happened(Kind kind, String method) {
      this(kind, method, 1, null);
    }

    @Override
    public String fingerprint() {
      return Fingerprint.of("x", "com.acme.Orders", method);
    }

    @Override
    public boolean isBelowThreshold() {
      return durationNanos == 0;
    }

    @Override
    public List<Frame> stack() {
      return List.of(new Frame("com.acme.Orders", method, "Orders.java", 7));
    }

    @Override
    public Occurrence describe(Finding finding) {
      return new Described(finding, durationNanos, 0, 0, "loop", 1, Map.of(), null);
    }
  }

  /** A wait that only its own event loop could end, or what the watchdog sees of it. */
  private record Waiting(
      Kind kind, String fingerprint, long durationNanos, @Nullable AllowRule rule)
      implements TestIncident {

    private static final long BEGIN_NANOS = System.nanoTime() + 60_000_000_000L;

    static Waiting begins() {
      return ends(0);
    }

    static Waiting ends(long durationNanos) {
      return new Waiting(Kind.BLOCKING_CALL, "0d0d0d0d", durationNanos, null);
    }

    static Waiting stall(long durationNanos) {
      return new Waiting(Kind.STALL, "0a0a0a0a", durationNanos, null);
    }

    @Override
    public String fingerprintOfStall() {
      return "0a0a0a0a";
    }

    @Override
    public long endNanos() {
      return BEGIN_NANOS + durationNanos;
    }

    @Override
    public long threadId() {
      return 7;
    }

    @Override
    public Occurrence describe(Finding finding) {
      return new Described(finding, durationNanos, 0, 0, "loop", 7, Map.of(), null);
    }
  }

  @Test
  void aDeadlockThatEndsIsOneOccurrence() {
    Judge judge = judge("log.rate=1/m");

    judge.begins(Waiting.begins());
    assertThat(judge.violations(Kind.BLOCKING_CALL)).isEqualTo(1);
    judge.ended(Waiting.ends(300_000_000));
    judge.over(Waiting.begins());

    assertThat(judge.violations(Kind.BLOCKING_CALL)).isEqualTo(1);
    assertThat(judge.findings(Kind.BLOCKING_CALL))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.occurrences()).isEqualTo(1);
              assertThat(finding.totalNanos()).isEqualTo(300_000_000);
            });
    assertThat(reported).extracting(Decision::isEnd).containsExactly(false, true);
    assertThat(reported.get(1).since()).isEqualTo(new SinceLastReport(0, 300_000_000, 300_000_000));
  }

  @Test
  void theStallOfADeadlockCountsAsTheDeadlock() {
    Judge judge = judge("log.rate=1/m");
    judge.begins(Waiting.begins());

    judge.goesOn(Waiting.stall(1_600_000_000), "loop", 0, true);
    assertThat(reported).hasSize(2);
    assertThat(judge.violations(Kind.STALL)).isZero();
    assertThat(judge.findings(Kind.STALL)).isEmpty();

    judge.ended(Waiting.ends(2_000_000_000));
    judge.goesOnNoLonger("loop");
    judge.ended(Waiting.stall(2_000_000_000));
    assertThat(judge.violations(Kind.STALL)).isZero();
    assertThat(judge.violations(Kind.BLOCKING_CALL)).isEqualTo(1);
    assertThat(reported).hasSize(3);
  }

  @Test
  void theEndOfAnAcceptedDeadlockIsNoOccurrenceOfItsOwn(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("b.txt"), "0d0d0d0d x a.B.c at com.acme.Orders.load\n");
    Judge judge = judge("baseline=" + file);

    judge.begins(Waiting.begins());
    judge.ended(Waiting.ends(300_000_000));

    assertThat(passed).extracting(Decision::outcome).containsOnly(Outcome.ACCEPTED);
    assertThat(passed).extracting(Decision::isEnd).containsExactly(false, true);
    assertThat(judge.count(Kind.BLOCKING_CALL, Outcome.ACCEPTED)).isEqualTo(1);
  }

  @Test
  void whatARuleAllowsIsJudgedAtItsEnd() {
    Judge judge = judge("log.rate=1/m");
    AllowRule rule = AllowRule.ofIntegration(true, "com.acme.Orders.load", "because");

    judge.begins(new Waiting(Kind.BLOCKING_CALL, "0d0d0d0d", 0, rule));
    assertThat(judge.count(Kind.BLOCKING_CALL, Outcome.ALLOWED)).isZero();
    judge.ended(new Waiting(Kind.BLOCKING_CALL, "0d0d0d0d", 5, rule));

    assertThat(judge.count(Kind.BLOCKING_CALL, Outcome.ALLOWED)).isEqualTo(1);
    assertThat(passed).extracting(Decision::isEnd).containsExactly(false);
  }

  private record Described(
      Finding finding,
      long durationNanos,
      long endNanos,
      long endMillis,
      String threadName,
      long threadId,
      Map<String, String> work,
      @Nullable Object scope)
      implements Occurrence {}

  @ParameterizedTest
  @EnumSource(names = {"BLOCKING_CALL", "STALL", "SEEN_BY_JFR"})
  void aViolationIsReportedAsOftenAsTheRateSaysAndPassedEachTime(Kind kind) {
    Judge judge = judge("");

    judge.ended(new Happened(kind, "load"));
    judge.ended(new Happened(kind, "load"));

    assertThat(passed).extracting(Decision::isReported).containsExactly(true, false);
    assertThat(passed).extracting(Decision::outcome).containsOnly(Outcome.NEW);
    assertThat(reported).hasSize(1);
    assertThat(judge.violations(kind)).isEqualTo(2);
    assertThat(judge.findings(kind)).singleElement().matches(each -> each.occurrences() == 2);
  }

  @Test
  void anOutputThatHasNoMemoryMissesOneAndTheOthersDoNot() {
    Judge judge = judge("");
    isExhausted = true;

    judge.ended(new Happened(Kind.BLOCKING_CALL, "load"));

    assertThat(missed).isEqualTo(1);
    assertThat(reported).hasSize(1);
    assertThat(judge.violations(Kind.BLOCKING_CALL)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"BLOCKING_CALL", "STALL", "SEEN_BY_JFR"})
  void whatARuleAllowsIsCountedAndPassedWithTheReason(Kind kind) {
    Judge judge = judge("");
    AllowRule rule = AllowRule.ofIntegration(true, "com.acme.Orders.load", "because");

    judge.ended(new Happened(kind, "load", 5, rule));

    assertThat(passed)
        .containsExactly(new Decision(Outcome.ALLOWED, "because", null, false, false));
    assertThat(reported).isEmpty();
    assertThat(judge.count(kind, Outcome.ALLOWED)).isEqualTo(1);
    assertThat(judge.findings(kind)).isEmpty();
    assertThat(rule.uses()).isEqualTo(1);
    assertThat(rule.allowedNanos()).isEqualTo(5);
  }

  private static Path baseline(Path folder, String method, String rest) throws IOException {
    String fingerprint = Fingerprint.of("x", "com.acme.Orders", method);
    return Files.writeString(
        folder.resolve("baseline"), fingerprint + " x a.B.c at com.acme.Orders.load" + rest + "\n");
  }

  @ParameterizedTest
  @EnumSource(names = {"BLOCKING_CALL", "STALL", "SEEN_BY_JFR"})
  void whatTheBaselineAcceptsStaysAcceptedWithoutMemory(Kind kind, @TempDir Path folder)
      throws IOException {
    Map<MemoryShare, Allowance> none = Map.of(kind.share(), new Allowance(0));
    Judge judge = judge("baseline=" + baseline(folder, "load", ""), none);

    judge.ended(new Happened(kind, "load"));
    judge.ended(new Happened(kind, "store"));

    assertThat(judge.count(kind, Outcome.ACCEPTED)).isEqualTo(1);
    assertThat(judge.count(kind, Outcome.UNCLASSIFIED)).isEqualTo(1);
    assertThat(judge.violations(kind)).isZero();
    assertThat(judge.findings(kind)).isEmpty();
    assertThat(reported).isEmpty();
  }

  @Test
  void whatIsTooShortIsCountedUnlessARuleAllowsItAnyway() {
    Judge judge = judge("");
    AllowRule rule = AllowRule.ofIntegration(true, "com.acme.Orders.load", "because");

    judge.ended(new Happened(Kind.BLOCKING_CALL, "load", 0, null));
    judge.ended(new Happened(Kind.BLOCKING_CALL, "load", 0, rule));

    assertThat(judge.count(Kind.BLOCKING_CALL, Outcome.BELOW_THRESHOLD)).isEqualTo(1);
    assertThat(judge.count(Kind.BLOCKING_CALL, Outcome.ALLOWED)).isEqualTo(1);
  }

  @Test
  void aStallOfThePlatformIsKeptAndReportedOnlyIfThatIsWanted() {
    Judge silent = judge("");
    Judge asked = judge("stall.platform=true");

    silent.ended(new Happened(Kind.PLATFORM_STALL, "load"));
    assertThat(reported).isEmpty();
    assertThat(silent.findings(Kind.PLATFORM_STALL)).isEmpty();

    asked.ended(new Happened(Kind.PLATFORM_STALL, "load"));
    assertThat(reported)
        .containsExactly(
            new Decision(Outcome.OF_PLATFORM, "", SinceLastReport.onlyOne(1), false, false));
    assertThat(asked.findings(Kind.PLATFORM_STALL)).hasSize(1);
    assertThat(silent.count(Kind.PLATFORM_STALL, Outcome.OF_PLATFORM)).isEqualTo(1);
    assertThat(asked.count(Kind.PLATFORM_STALL, Outcome.OF_PLATFORM)).isEqualTo(1);
  }

  /** What blocked the event loop in one iteration is one occurrence, whoever found it. */
  @Test
  void aStallOfTheSameProblemAsCallsInItsIterationIsCountedWithThem() {
    Judge judge = judge("log.rate=unlimited");
    long minuteNanos = 60_000_000_000L;
    judge.ended(new Happened(Kind.BLOCKING_CALL, "load", minuteNanos, null));

    Decision same = judge.ended(new Happened(Kind.STALL, "load", 2 * minuteNanos, null));
    Decision other = judge.ended(new Happened(Kind.STALL, "save", 2 * minuteNanos, null));

    assertThat(same.outcome()).isEqualTo(Outcome.COUNTED_ELSEWHERE);
    assertThat(other.outcome()).isEqualTo(Outcome.NEW);
    assertThat(judge.violations(Kind.STALL)).isEqualTo(1);
  }

  @Test
  void whatGoesOnIsReportedWhenThatIsDueWhateverTheRate() {
    Judge judge = judge("log.rate=1/m");
    Incident stall = new Happened(Kind.STALL, "load");
    Object loop = new Object();
    long start = System.nanoTime();

    judge.goesOn(stall, loop, start, false);
    assertThat(passed).isEmpty();

    judge.goesOn(stall, loop, start, true);
    judge.goesOn(stall, loop, start, true);
    assertThat(reported).hasSize(2);
    assertThat(judge.violations(Kind.STALL)).isEqualTo(1);

    judge.goesOnNoLonger(loop);
    assertThat(judge.violations(Kind.STALL)).isZero();
    judge.ended(stall);
    assertThat(judge.violations(Kind.STALL)).isEqualTo(1);
  }

  /** Whoever asks meanwhile, for a page or at the exit, must not miss it. */
  @Test
  void whatHasGoneOnGoesOnUntilItsEndIsCounted() {
    Judge judge = judge("");
    Object pool = new Object();
    judge.goesOn(new Happened(Kind.POOL_SATURATED, "orders"), pool, System.nanoTime(), true);

    Ended ended = new Ended(pool, judge, new ArrayList<>());
    judge.ended(ended);

    assertThat(ended.violationsMeanwhile).containsExactly(1L);
    assertThat(judge.violations(Kind.POOL_SATURATED)).isEqualTo(1);
    assertThat(judge.findings(Kind.POOL_SATURATED))
        .singleElement()
        .matches(each -> each.occurrences() == 1);
  }

  /** The end of a pool's saturation, which looks at the counts while it is judged. */
  private record Ended(Object endedOn, Judge judge, List<Long> violationsMeanwhile)
      implements TestIncident {

    @Override
    public Kind kind() {
      return Kind.POOL_SATURATED;
    }

    @Override
    public String fingerprint() {
      return Fingerprint.of("x", "com.acme.Orders", "orders");
    }

    @Override
    public long durationNanos() {
      return 1;
    }

    @Override
    public boolean isReportedWhileItLasts() {
      return true;
    }

    @Override
    public @Nullable AllowRule rule() {
      violationsMeanwhile.add(judge.violations(Kind.POOL_SATURATED));
      return null;
    }

    @Override
    public Occurrence describe(Finding finding) {
      return new Described(finding, 1, 0, 0, "", 0, Map.of(), null);
    }
  }
}
